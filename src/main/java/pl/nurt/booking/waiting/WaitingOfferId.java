package pl.nurt.booking.waiting;

/** Key of a freed time that was offered to one who waits. */
public record WaitingOfferId(long value) {}
