package pl.nurt.booking.office;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pl.nurt.booking.BookingId;
import pl.nurt.booking.calendars.ResourceId;

/**
 * Where the office puts a booking.
 *
 * @param reason told to whoever booked; may be left out
 * @param tell whether whoever booked is told
 */
public record DeskMove(
        BookingId booking,
        ResourceId receiver,
        Instant start,
        @Nullable String reason,
        boolean tell) {}
