package pl.nurt.customer.supply;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pl.nurt.customer.ServicePointId;
import pl.nurt.platform.TypedText;

/** A contract to be concluded, or new terms of one, as a clerk says it. Null where nothing was chosen. */
public record ContractDraft(
        @Nullable String number,
        @Nullable ServicePointId place,
        @Nullable LocalDate validFrom,
        @Nullable String tariffGroup,
        @Nullable Integer billingMonths,
        @Nullable InvoiceForm invoiceForm,
        boolean water,
        boolean sewage,
        boolean rain) {
    public ContractDraft {
        number = number == null ? null : TypedText.line(number);
    }
}
