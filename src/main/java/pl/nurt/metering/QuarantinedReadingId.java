package pl.nurt.metering;

/** Key of a reading in quarantine. */
public record QuarantinedReadingId(long value) {}
