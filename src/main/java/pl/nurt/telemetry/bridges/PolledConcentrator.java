package pl.nurt.telemetry.bridges;

import pl.nurt.metering.ConcentratorId;

/** A concentrator and the bridge that polls it, as they are now. */
public record PolledConcentrator(BridgeStatus bridge, ConcentratorStatus concentrator) {
    public ConcentratorId id() {
        return concentrator.concentratorId();
    }
}
