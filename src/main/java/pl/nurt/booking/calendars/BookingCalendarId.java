package pl.nurt.booking.calendars;

/** Key of a calendar. */
public record BookingCalendarId(long value) {}
