package pl.nurt.telemetry.orders.internal.rules;

import static pl.nurt.telemetry.orders.BridgeCommandState.DONE;
import static pl.nurt.telemetry.orders.BridgeCommandState.EXPIRED;
import static pl.nurt.telemetry.orders.BridgeCommandState.FAILED;
import static pl.nurt.telemetry.orders.BridgeCommandState.QUEUED;
import static pl.nurt.telemetry.orders.BridgeCommandState.SENT;
import static pl.nurt.telemetry.orders.BridgeCommandState.WITHDRAWN;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import pl.nurt.telemetry.orders.BridgeCommandState;

/** The life of an order to a bridge: the only place that says which state may follow which. */
public final class CommandSteps {
    private static final Map<BridgeCommandState, Set<BridgeCommandState>> NEXT = Map.of(
            // Sent again when the bridge lost it, for example because it was started anew.
            QUEUED, EnumSet.of(SENT, EXPIRED, WITHDRAWN),
            SENT, EnumSet.of(SENT, DONE, FAILED, EXPIRED),
            DONE, Set.of(),
            FAILED, Set.of(),
            EXPIRED, Set.of(),
            WITHDRAWN, Set.of());

    private CommandSteps() {}

    public static boolean allows(BridgeCommandState from, BridgeCommandState to) {
        return NEXT.getOrDefault(from, Set.of()).contains(to);
    }

    /** The states from which that one can be reached in one step. */
    public static Set<BridgeCommandState> before(BridgeCommandState to) {
        var before = EnumSet.noneOf(BridgeCommandState.class);
        NEXT.forEach((from, next) -> {
            if (next.contains(to)) {
                before.add(from);
            }
        });
        return before;
    }
}
