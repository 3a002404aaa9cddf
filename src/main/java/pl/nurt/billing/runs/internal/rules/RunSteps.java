package pl.nurt.billing.runs.internal.rules;

import static pl.nurt.billing.runs.RunState.FINISHED;
import static pl.nurt.billing.runs.RunState.ISSUING;
import static pl.nurt.billing.runs.RunState.PREPARED;
import static pl.nurt.billing.runs.RunState.PREPARING;

import pl.nurt.billing.runs.RunState;
import pl.nurt.identity.Role;
import pl.nurt.platform.Steps;

/** The life of a run. Once it is started its dry run is never made again. */
public final class RunSteps {
    public static final Steps<RunState> STEPS = Steps.of(RunState.class, "billing.bill_run.state")
            .start(PREPARING)
            .step(PREPARING, PREPARED)
            .step(PREPARED, PREPARING, Role.FINANCE, Role.ADMIN)
            .step(PREPARED, ISSUING, Role.FINANCE, Role.ADMIN)
            .step(ISSUING, FINISHED)
            .step(FINISHED, ISSUING, Role.FINANCE, Role.ADMIN)
            .table();

    private RunSteps() {}
}
