package pl.nurt.booking.waiting;

import java.time.Instant;
import pl.nurt.booking.BookingId;
import pl.nurt.booking.calendars.BookingCalendar;

/** A freed time that is kept for one person until the deadline. @param booking the time as it is kept */
public record OfferedSlot(
        WaitingOfferId id, BookingId booking, BookingCalendar calendar, Instant start, Instant end, Instant until) {}
