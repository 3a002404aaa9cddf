package pl.nurt.billing.explained;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.invoices.Invoice;

/**
 * What a correcting invoice corrects.
 *
 * @param before how it stood until then
 * @param number of the invoice that was corrected first
 * @param ksefNumber of that one; null where it is not in KSeF
 */
public record CorrectedFrom(
        Invoice before,
        String number,
        LocalDate issuedOn,
        @Nullable String ksefNumber) {}
