package pl.nurt.metering;

/** A meter that was registered, and what became of the readings that waited for it. */
public record RegisteredWithReadings(MeterId meter, BookedReadings waiting) {}
