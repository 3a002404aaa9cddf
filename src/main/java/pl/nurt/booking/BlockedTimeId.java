package pl.nurt.booking;

/** Key of a time that is given to nobody. */
public record BlockedTimeId(long value) {}
