package pl.nurt.booking;

/** Key of a municipal unit that offers calendars. */
public record BookingUnitId(long value) {}
