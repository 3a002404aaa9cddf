package pl.nurt.booking.calendars;

/** Key of a municipal unit that offers calendars. */
public record BookingUnitId(long value) {}
