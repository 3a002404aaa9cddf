package pl.nurt.booking.internal.rules;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Time of one person that is not free: a booking, a hold, a blocked time.
 *
 * @param group the calendar whose other places of this very time are still free; null when all of it is gone
 */
public record Occupied(
        TimeSpan span, Buffers buffers, @Nullable Long group) {
    public static Occupied blocked(TimeSpan span) {
        return new Occupied(span, Buffers.NONE, null);
    }

    /**
     * Whether both cannot be. Between the two lies the larger of the first one's time after and the second one's time before, not their
     * sum: the technician tidies up on the way.
     */
    public boolean standsInTheWayOf(TimeSpan other, Buffers others) {
        if (span.overlaps(other)) {
            return true;
        }
        return span.end().isAfter(other.start())
                ? isTooNear(other, others, span, buffers)
                : isTooNear(span, buffers, other, others);
    }

    private static boolean isTooNear(TimeSpan first, Buffers firsts, TimeSpan second, Buffers seconds) {
        var needed = larger(firsts.after(), seconds.before());
        return Duration.between(first.end(), second.start()).compareTo(needed) < 0;
    }

    private static Duration larger(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
