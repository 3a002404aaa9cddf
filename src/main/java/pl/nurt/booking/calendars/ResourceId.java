package pl.nurt.booking.calendars;

/** Key of somebody or something that takes one booking at a time. */
public record ResourceId(long value) {}
