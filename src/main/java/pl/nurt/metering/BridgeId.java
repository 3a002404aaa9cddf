package pl.nurt.metering;

/** Key of a meter-bridge. */
public record BridgeId(long value) {}
