package pl.nurt.metering;

/** Key of a concentrator. */
public record ConcentratorId(long value) {}
