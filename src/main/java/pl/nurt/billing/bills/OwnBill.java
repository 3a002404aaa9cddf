package pl.nurt.billing.bills;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.invoices.BillStanding;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.customer.Place;
import pl.nurt.platform.Money;

/**
 * An invoice as a line of the resident's list.
 *
 * @param until the first day that no longer belongs to it
 * @param payBy the last day on which it is paid in time
 * @param gross of a correction what it changes
 * @param original the invoice that a correction corrects; its own where it is no correction
 * @param originalNumber of that one; null where it is no correction
 * @param corrected whether it was corrected since
 */
public record OwnBill(
        InvoiceId invoice,
        String number,
        Place place,
        LocalDate from,
        LocalDate until,
        LocalDate issuedOn,
        LocalDate payBy,
        Money gross,
        BillStanding standing,
        InvoiceId original,
        @Nullable String originalNumber,
        boolean corrected) {
    public boolean isGiven() {
        return standing == BillStanding.GIVEN;
    }

    public boolean isPast(LocalDate today) {
        return payBy.isBefore(today);
    }

    /** The same with another amount. */
    public OwnBill coming(Money to) {
        return new OwnBill(
                invoice,
                number,
                place,
                from,
                until,
                issuedOn,
                payBy,
                to,
                standing,
                original,
                originalNumber,
                corrected);
    }

    public boolean isCorrection() {
        return originalNumber != null;
    }

    /** What a page of the list goes on after. */
    public record Key(LocalDate issuedOn, InvoiceId invoice) {}

    public Key key() {
        return new Key(issuedOn, invoice);
    }
}
