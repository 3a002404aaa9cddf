package pl.nurt.metering.quarantine;

/** Key of a reading in quarantine. */
public record QuarantinedReadingId(long value) {}
