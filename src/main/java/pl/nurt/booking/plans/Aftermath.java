package pl.nurt.booking.plans;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import pl.nurt.booking.BookingId;
import pl.nurt.booking.CancelReason;

/**
 * What becomes of the bookings that a change leaves without hours.
 *
 * @param seen those that were listed; when there are others by now, nothing is changed
 * @param callOff the reason for which they are called off, each with new times; null when they are kept
 * @param note beside the reason
 */
public record Aftermath(
        Set<BookingId> seen,
        @Nullable CancelReason callOff,
        @Nullable String note) {
    /** For a change that leaves nobody without hours. */
    public static final Aftermath NONE = new Aftermath(Set.of(), null, null);

    public Aftermath {
        seen = Set.copyOf(seen);
    }

    public static Aftermath keep(Set<BookingId> seen) {
        return new Aftermath(seen, null, null);
    }
}
