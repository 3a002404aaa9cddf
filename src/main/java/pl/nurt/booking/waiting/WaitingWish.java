package pl.nurt.booking.waiting;

import java.time.LocalDate;
import pl.nurt.booking.calendars.BookingCalendarId;

/** A time of these days is wanted, should one become free. @param to the last of them */
public record WaitingWish(BookingCalendarId calendar, LocalDate from, LocalDate to, PartOfDay part) {}
