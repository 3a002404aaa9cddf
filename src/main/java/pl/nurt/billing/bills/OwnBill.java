package pl.nurt.billing.bills;

import java.time.LocalDate;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.customer.Place;
import pl.nurt.platform.Money;

/** An invoice as a line of the resident's list. @param until the first day that no longer belongs to it */
public record OwnBill(
        InvoiceId invoice,
        String number,
        Place place,
        LocalDate from,
        LocalDate until,
        LocalDate issuedOn,
        LocalDate dueOn,
        Money gross) {
    /** What a page of the list goes on after. */
    public record Key(LocalDate issuedOn, InvoiceId invoice) {}

    public Key key() {
        return new Key(issuedOn, invoice);
    }
}
