package pl.nurt.billing.bills;

import java.time.LocalDate;
import pl.nurt.billing.invoices.BillStanding;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.customer.Place;
import pl.nurt.platform.Money;

/**
 * An invoice as a line of the resident's list.
 *
 * @param until the first day that no longer belongs to it
 * @param payBy the last day on which it is paid in time
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
        BillStanding standing) {
    public boolean isGiven() {
        return standing == BillStanding.GIVEN;
    }

    public boolean isPast(LocalDate today) {
        return payBy.isBefore(today);
    }

    /** What a page of the list goes on after. */
    public record Key(LocalDate issuedOn, InvoiceId invoice) {}

    public Key key() {
        return new Key(issuedOn, invoice);
    }
}
