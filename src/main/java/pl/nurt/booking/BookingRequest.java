package pl.nurt.booking;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.calendars.ResourceId;
import pl.nurt.customer.ServicePointId;

/**
 * What somebody who books has chosen and filled in.
 *
 * @param key made by the page; the same request sent again books nothing twice
 * @param receiver null for anyone
 * @param place where to come to, for a calendar at the customer's
 * @param phone for that day; may be empty
 * @param answers by question
 */
public record BookingRequest(
        UUID key,
        BookingCalendarId calendar,
        Instant start,
        @Nullable ResourceId receiver,
        @Nullable ServicePointId place,
        String phone,
        Map<Long, String> answers) {
    public BookingRequest {
        answers = Map.copyOf(answers);
    }
}
