package pl.nurt.telemetry.orders;

import java.util.Set;
import pl.nurt.metering.BridgeId;
import pl.nurt.platform.live.LiveEvent;

/** These orders of the bridge were given, fetched, answered, or ran out of time. */
public record BridgeCommandChanged(BridgeId bridge, Set<BridgeCommandId> commands) implements LiveEvent {
    public BridgeCommandChanged {
        commands = Set.copyOf(commands);
    }
}
