package pl.nurt.customer.supply;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.customer.CustomerId;
import pl.nurt.platform.TypedText;

/**
 * A place that is to change hands.
 *
 * @param newCustomer who takes over
 * @param newNumber of the contract that begins
 * @param day the first day of the new owner
 * @param indexes what the meters showed that day
 * @param despiteInvoices whether it is done although the former owner was billed for days from that one on: those invoices must be corrected
 */
public record HandoverDraft(
        @Nullable CustomerId newCustomer,
        @Nullable String newNumber,
        @Nullable LocalDate day,
        List<HandoverIndex> indexes,
        @Nullable String note,
        boolean despiteInvoices) {
    public HandoverDraft {
        newNumber = newNumber == null ? null : TypedText.line(newNumber);
        indexes = List.copyOf(indexes);
    }

    /** One that is refused when the former owner was billed for days of the new one. */
    public HandoverDraft(
            @Nullable CustomerId newCustomer,
            @Nullable String newNumber,
            @Nullable LocalDate day,
            List<HandoverIndex> indexes,
            @Nullable String note) {
        this(newCustomer, newNumber, day, indexes, note, false);
    }
}
