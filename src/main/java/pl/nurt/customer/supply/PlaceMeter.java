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
 * @param most more it cannot have shown before that day was over, by the flow it lets through
 * @param later the last one known of that day; null when there is none, or the day is not over
 */
public record PlaceMeter(
        String number,
        CubicMetres index,
        Instant at,
        CubicMetres most,
        @Nullable CubicMetres later) {
    /** Whether the readings before that day and of it let the meter have shown this. */
    public boolean fits(CubicMetres written) {
        return written.compareTo(index) >= 0 && (later == null || written.compareTo(later) <= 0);
    }

    /** Whether so much can have run through it since it was read. */
    public boolean canHaveReached(CubicMetres written) {
        return written.compareTo(most) <= 0;
    }
}
