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
 */
public record HandoverDraft(
        @Nullable CustomerId newCustomer,
        @Nullable String newNumber,
        @Nullable LocalDate day,
        List<HandoverIndex> indexes,
        @Nullable String note) {
    public HandoverDraft {
        newNumber = newNumber == null ? null : TypedText.line(newNumber);
        indexes = List.copyOf(indexes);
    }
}
