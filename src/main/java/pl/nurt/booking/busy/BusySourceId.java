package pl.nurt.booking.busy;

/** Key of a calendar of another program. */
public record BusySourceId(long value) {}
