package pl.nurt.metering;

import java.util.List;

/**
 * The configuration of a bridge as the office edits it.
 *
 * @param version which one this is; a change says on which version it is based
 * @param concentrators in the order of the document
 */
public record BridgePlan(int version, List<ConcentratorPlan> concentrators) {
    public BridgePlan {
        concentrators = List.copyOf(concentrators);
    }
}
