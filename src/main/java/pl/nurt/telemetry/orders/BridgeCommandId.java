package pl.nurt.telemetry.orders;

/** Key of an order to a bridge. */
public record BridgeCommandId(long value) {}
