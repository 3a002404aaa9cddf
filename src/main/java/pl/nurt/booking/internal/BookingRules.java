package pl.nurt.booking.internal;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pl.nurt.booking.calendars.BookingCalendar;

/** Times that are the same in every calendar. */
public final class BookingRules {
    /** How long a chosen time is kept while the form is filled in; once as long again. */
    public static final Duration HOLD = Duration.ofMinutes(5);

    /** How long a cancelled booking can be taken back. */
    public static final Duration UNDO = Duration.ofMinutes(1);

    private BookingRules() {}

    /** When the person is reminded; null when that would be at once, for whoever has just booked needs no reminder. */
    static @Nullable Instant remindAt(Instant start, BookingCalendar calendar, Instant now) {
        var at = start.minus(calendar.reminder());
        return at.isAfter(now) ? at : null;
    }
}
