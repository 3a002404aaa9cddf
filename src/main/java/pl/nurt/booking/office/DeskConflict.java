package pl.nurt.booking.office;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pl.nurt.booking.BookingId;

/**
 * What stands in the way of a time the office wants.
 *
 * @param booking null for blocked time
 * @param person who booked it; null for blocked time and while the form is still being filled in
 */
public record DeskConflict(
        @Nullable BookingId booking, @Nullable String person, Instant start, Instant end) {}
