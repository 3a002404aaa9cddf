package pl.nurt.booking;

/** Key of a booking, or of a time that is held. */
public record BookingId(long value) {}
