package pl.nurt.billing.explained;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.invoices.BillStanding;
import pl.nurt.billing.invoices.Invoice;
import pl.nurt.customer.Place;
import pl.nurt.platform.Money;

/**
 * An invoice with what explains it: everything comes from invoices that stay as they are, so the same invoice is always explained in the
 * same words.
 *
 * @param account where it is to be paid, 26 digits; null when nobody had said it
 * @param payBy the last day on which it is paid in time
 * @param sinceLast what makes it differ from the bill before; null when there is none
 * @param sinceLastYear the same for the bill of the same days a year ago
 * @param use its own and up to twelve bills before, the oldest first
 * @param corrected what it corrects; null for one that corrects nothing
 * @param corrections that were made of it since, the oldest first
 * @param leftOf what stands in its place now comes to
 */
public record ExplainedInvoice(
        Invoice invoice,
        Place place,
        @Nullable String account,
        BillStanding standing,
        LocalDate payBy,
        @Nullable BillDifference sinceLast,
        @Nullable BillDifference sinceLastYear,
        List<BilledUse> use,
        @Nullable CorrectedFrom corrected,
        List<LaterCorrection> corrections,
        Money leftOf) {
    public ExplainedInvoice {
        use = List.copyOf(use);
        corrections = List.copyOf(corrections);
    }

    /** What is to be paid by it: less what later corrections took off it. One that raised it is paid by itself. */
    public Money toPay() {
        if (invoice.correction() != null) {
            return invoice.gross();
        }
        var less = Money.sum(corrections.stream()
                .filter(later -> later.standing() == BillStanding.GIVEN)
                .map(LaterCorrection::change)
                .filter(Money::isNegative)
                .toList());
        var left = invoice.gross().plus(less);
        return left.isNegative() ? Money.ZERO : left;
    }
}
