package pl.nurt.booking.office;

/** Key of a time that is given to nobody. */
public record BlockedTimeId(long value) {}
