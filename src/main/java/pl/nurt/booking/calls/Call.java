package pl.nurt.booking.calls;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.booking.BookingId;
import pl.nurt.booking.CancelReason;
import pl.nurt.booking.calendars.Words;

/**
 * Somebody who has to be told by telephone.
 *
 * @param start of the booking that was called off
 * @param near free times to offer, the nearest first
 */
public record Call(
        BookingId booking,
        String person,
        @Nullable String phone,
        Words calendar,
        Instant start,
        CancelReason reason,
        @Nullable String note,
        List<Instant> near) {
    public Call {
        near = List.copyOf(near);
    }
}
