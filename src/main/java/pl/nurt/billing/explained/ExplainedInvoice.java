package pl.nurt.billing.explained;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.invoices.BillStanding;
import pl.nurt.billing.invoices.Invoice;
import pl.nurt.customer.Place;

/**
 * An invoice with what explains it: everything comes from invoices that stay as they are, so the same invoice is always explained in the
 * same words.
 *
 * @param account where it is to be paid, 26 digits; null when nobody had said it
 * @param payBy the last day on which it is paid in time
 * @param sinceLast what makes it differ from the bill before; null when there is none
 * @param sinceLastYear the same for the bill of the same days a year ago
 * @param use its own and up to twelve bills before, the oldest first
 */
public record ExplainedInvoice(
        Invoice invoice,
        Place place,
        @Nullable String account,
        BillStanding standing,
        LocalDate payBy,
        @Nullable BillDifference sinceLast,
        @Nullable BillDifference sinceLastYear,
        List<BilledUse> use) {
    public ExplainedInvoice {
        use = List.copyOf(use);
    }
}
