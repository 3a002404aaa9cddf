package pl.nurt.customer.supply;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pl.nurt.platform.CubicMetres;

/**
 * A meter at a place that changes hands.
 *
 * @param number printed on it
 * @param index the last one known before that day began: what it showed then, or a little less
 * @param at when it showed that
 * @param later the last one known of that day; null when there is none, or the day is not over
 */
public record PlaceMeter(
        String number,
        CubicMetres index,
        Instant at,
        @Nullable CubicMetres later) {
    /** Whether the meter may have shown this on that day. */
    public boolean mayHaveShown(CubicMetres written) {
        return written.compareTo(index) >= 0 && (later == null || written.compareTo(later) <= 0);
    }
}
