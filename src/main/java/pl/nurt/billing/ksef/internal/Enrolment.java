package pl.nurt.billing.ksef.internal;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import pl.nurt.billing.invoices.InvoiceIssued;

/** Writes the row of an invoice in the transaction that issues it: either both are there or neither. */
@Component
class Enrolment {
    private final PreparationRepository submissions;

    Enrolment(PreparationRepository submissions) {
        this.submissions = submissions;
    }

    @EventListener
    void issued(InvoiceIssued event) {
        submissions.enrol(event.invoice());
    }
}
