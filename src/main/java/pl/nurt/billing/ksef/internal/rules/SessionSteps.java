package pl.nurt.billing.ksef.internal.rules;

import static pl.nurt.billing.ksef.internal.rules.KsefSessionState.CLOSED;
import static pl.nurt.billing.ksef.internal.rules.KsefSessionState.CLOSING;
import static pl.nurt.billing.ksef.internal.rules.KsefSessionState.DONE;
import static pl.nurt.billing.ksef.internal.rules.KsefSessionState.FAILED;
import static pl.nurt.billing.ksef.internal.rules.KsefSessionState.OPEN;
import static pl.nurt.billing.ksef.internal.rules.KsefSessionState.OPENING;

import pl.nurt.platform.Steps;

/** The life of a session. From the first try to close it on nothing is sent in it any more. */
public final class SessionSteps {
    public static final Steps<KsefSessionState> STEPS = Steps.of(KsefSessionState.class, "billing.ksef_session.state")
            .start(OPENING)
            .step(OPENING, OPEN)
            .step(OPENING, FAILED)
            .step(OPEN, CLOSING)
            .step(OPEN, FAILED)
            .step(CLOSING, CLOSED)
            .step(CLOSING, FAILED)
            .step(CLOSED, CLOSING)
            .step(CLOSED, DONE)
            .step(CLOSED, FAILED)
            .table();

    private SessionSteps() {}
}
