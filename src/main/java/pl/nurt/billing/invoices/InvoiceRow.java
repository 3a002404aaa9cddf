package pl.nurt.billing.invoices;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pl.nurt.customer.CustomerRef;
import pl.nurt.customer.Place;
import pl.nurt.platform.Money;

/**
 * An invoice as a line of the office's list.
 *
 * @param customer as the register names it now
 * @param until the first day that no longer belongs to it
 * @param openedAt when somebody who acts for the customer opened it first; null when nobody has
 * @param downloadedAt when its document was fetched first; null when nobody has
 */
public record InvoiceRow(
        InvoiceId id,
        String number,
        CustomerRef customer,
        Place place,
        LocalDate from,
        LocalDate until,
        LocalDate issuedOn,
        LocalDate dueOn,
        Money gross,
        @Nullable Instant openedAt,
        @Nullable Instant downloadedAt) {
    /** What a page of the list goes on after. */
    public record Key(LocalDate issuedOn, InvoiceId id) {}

    public Key key() {
        return new Key(issuedOn, id);
    }
}
