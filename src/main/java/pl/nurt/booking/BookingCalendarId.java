package pl.nurt.booking;

/** Key of a calendar. */
public record BookingCalendarId(long value) {}
