package pl.nurt.telemetry.configuration;

import java.util.List;

/**
 * The configuration of a bridge as the office edits it.
 *
 * @param version which one this is; a change says on which version it is based
 * @param concentrators in the order of the document
 * @param profiles by which its Modbus meters can be read, by name
 */
public record BridgePlan(int version, List<ConcentratorPlan> concentrators, List<DeviceProfile> profiles) {
    public BridgePlan {
        concentrators = List.copyOf(concentrators);
        profiles = List.copyOf(profiles);
    }
}
