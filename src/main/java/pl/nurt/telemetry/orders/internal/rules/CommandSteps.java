package pl.nurt.telemetry.orders.internal.rules;

import static pl.nurt.telemetry.orders.BridgeCommandState.DONE;
import static pl.nurt.telemetry.orders.BridgeCommandState.EXPIRED;
import static pl.nurt.telemetry.orders.BridgeCommandState.FAILED;
import static pl.nurt.telemetry.orders.BridgeCommandState.QUEUED;
import static pl.nurt.telemetry.orders.BridgeCommandState.SENT;
import static pl.nurt.telemetry.orders.BridgeCommandState.WITHDRAWN;

import pl.nurt.identity.Role;
import pl.nurt.platform.Steps;
import pl.nurt.telemetry.orders.BridgeCommandState;

/** The life of an order to a bridge: the only place that says which state may follow which. */
public final class CommandSteps {
    public static final Steps<BridgeCommandState> STEPS = Steps.of(
                    BridgeCommandState.class, "telemetry.bridge_command.state")
            .start(QUEUED)
            .step(QUEUED, SENT)
            .step(QUEUED, EXPIRED)
            .step(QUEUED, WITHDRAWN, Role.TECHNICIAN, Role.ADMIN)
            // Sent again when the bridge lost it, for example because it was started anew.
            .step(SENT, SENT)
            .step(SENT, DONE)
            .step(SENT, FAILED)
            .step(SENT, EXPIRED)
            .table();

    private CommandSteps() {}
}
