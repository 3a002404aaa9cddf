package pl.nurt.metering;

/** Key of an order to a bridge. */
public record BridgeCommandId(long value) {}
