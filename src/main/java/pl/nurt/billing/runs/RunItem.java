package pl.nurt.billing.runs;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.RunItemId;
import pl.nurt.customer.CustomerRef;
import pl.nurt.customer.Place;
import pl.nurt.platform.Money;

/**
 * One contract in a run, as a list shows it.
 *
 * @param from the first day that is billed
 * @param until the first day that is not
 * @param gross null where nothing could be computed
 * @param parked why it was put aside; null when it was not
 * @param note beside it: what it was before, or a reference
 * @param decision why it was left out or let in, as somebody said
 */
public record RunItem(
        RunItemId id,
        CustomerRef customer,
        Place place,
        LocalDate from,
        LocalDate until,
        ItemState state,
        List<Hold> holds,
        @Nullable Money gross,
        @Nullable ParkReason parked,
        @Nullable String note,
        @Nullable String decision) {
    public RunItem {
        holds = List.copyOf(holds);
    }

    /** Whether a person may say: bill it as it is. */
    public boolean isAcceptable() {
        return gross != null && holds.stream().allMatch(hold -> hold.reason().isAcceptable());
    }
}
