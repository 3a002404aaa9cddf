package pl.nurt.telemetry.bridges;

/** Through what a meter is read: a concentrator and the bridge it belongs to, as they are now. */
public record MeterSource(BridgeStatus bridge, ConcentratorStatus concentrator) {}
