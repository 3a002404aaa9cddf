package pl.nurt.booking;

import java.time.Instant;
import pl.nurt.booking.calendars.BookingCalendarId;

/** A time that nobody else can take until the hold ends. @param extended whether the one extension was used */
public record HeldTime(
        BookingId id, BookingCalendarId calendar, Instant start, Instant end, Instant until, boolean extended) {}
