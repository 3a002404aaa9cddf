package pl.nurt.telemetry;

/** Key of an order to a bridge. */
public record BridgeCommandId(long value) {}
