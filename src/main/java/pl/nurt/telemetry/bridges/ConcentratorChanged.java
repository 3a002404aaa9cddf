package pl.nurt.telemetry.bridges;

import java.util.Set;
import pl.nurt.metering.ConcentratorId;
import pl.nurt.platform.live.LiveEvent;

/** State, counts or last contact of these concentrators moved. */
public record ConcentratorChanged(Set<ConcentratorId> concentrators) implements LiveEvent {
    public ConcentratorChanged {
        concentrators = Set.copyOf(concentrators);
    }
}
