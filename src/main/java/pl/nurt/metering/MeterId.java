package pl.nurt.metering;

/** Key of a meter. */
public record MeterId(long value) {}
