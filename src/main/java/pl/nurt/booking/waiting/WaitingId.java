package pl.nurt.booking.waiting;

/** Key of somebody's wish for a time that becomes free. */
public record WaitingId(long value) {}
