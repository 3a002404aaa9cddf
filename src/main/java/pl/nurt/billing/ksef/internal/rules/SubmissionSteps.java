package pl.nurt.billing.ksef.internal.rules;

import static pl.nurt.billing.ksef.KsefState.ACCEPTED;
import static pl.nurt.billing.ksef.KsefState.COMPARING;
import static pl.nurt.billing.ksef.KsefState.CONFIRMED;
import static pl.nurt.billing.ksef.KsefState.CONFLICT;
import static pl.nurt.billing.ksef.KsefState.OUTSIDE;
import static pl.nurt.billing.ksef.KsefState.QUEUED;
import static pl.nurt.billing.ksef.KsefState.REJECTED;
import static pl.nurt.billing.ksef.KsefState.SENDING;
import static pl.nurt.billing.ksef.KsefState.WITHHELD;

import pl.nurt.billing.ksef.KsefState;
import pl.nurt.identity.Role;
import pl.nurt.platform.Steps;

/**
 * The way of an invoice. A number that KSeF gave is never lost again; what it refused goes once more under its own number, and of
 * what it has under that number it is asked again.
 */
public final class SubmissionSteps {
    public static final Steps<KsefState> STEPS = Steps.of(KsefState.class, "billing.ksef_submission.state")
            .start(QUEUED)
            .start(OUTSIDE)
            .step(QUEUED, WITHHELD)
            .step(QUEUED, SENDING)
            .step(SENDING, QUEUED)
            .step(SENDING, ACCEPTED)
            .step(SENDING, COMPARING)
            .step(SENDING, REJECTED)
            .step(COMPARING, ACCEPTED)
            .step(COMPARING, CONFLICT)
            .step(ACCEPTED, CONFIRMED)
            .step(WITHHELD, QUEUED, Role.FINANCE, Role.ADMIN)
            .step(REJECTED, QUEUED, Role.FINANCE, Role.ADMIN)
            .step(CONFLICT, COMPARING, Role.FINANCE, Role.ADMIN)
            .table();

    private SubmissionSteps() {}
}
