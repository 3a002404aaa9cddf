package pl.nurt.metering.quarantine.internal.rules;

import static pl.nurt.metering.quarantine.QuarantineState.BOOKED;
import static pl.nurt.metering.quarantine.QuarantineState.DISMISSED;
import static pl.nurt.metering.quarantine.QuarantineState.OPEN;

import pl.nurt.identity.Role;
import pl.nurt.metering.quarantine.QuarantineState;
import pl.nurt.platform.Steps;

/** The life of a reading in quarantine: the only place that says which state may follow which. */
public final class QuarantineSteps {
    public static final Steps<QuarantineState> STEPS = Steps.of(
                    QuarantineState.class, "metering.quarantined_reading.state")
            .start(OPEN)
            .step(OPEN, BOOKED, Role.TECHNICIAN, Role.ADMIN, Role.CUSTOMER_SERVICE)
            .step(OPEN, DISMISSED, Role.TECHNICIAN, Role.ADMIN, Role.CUSTOMER_SERVICE)
            .table();

    private QuarantineSteps() {}
}
