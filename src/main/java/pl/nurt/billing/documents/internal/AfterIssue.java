package pl.nurt.billing.documents.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.billing.documents.InvoiceDocuments;
import pl.nurt.billing.documents.InvoiceDocuments.Made;
import pl.nurt.billing.invoices.Invoice;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.invoices.InvoiceIssued;
import pl.nurt.billing.invoices.PaymentTerm;
import pl.nurt.billing.invoices.internal.InvoiceRepository;
import pl.nurt.billing.ksef.KsefAccepted;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.ui.text.Languages;

/**
 * What follows an invoice, as soon as it may be given to whom it is for: they are told, and its document is made. What is due is a row, written
 * with the invoice itself; it goes when all is done. So a portal that dies leaves rows that another one takes up, and nothing is told or made
 * twice.
 */
@Component
public class AfterIssue {
    private static final Logger log = LoggerFactory.getLogger(AfterIssue.class);
    private static final int AT_ONCE = 200;
    /** What is waited for tells when it comes; this is for what comes with the hours alone. */
    private static final Duration WAIT = Duration.ofMinutes(5);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final int LONGEST_SHIFT = 7;

    private final DocumentRepository due;
    private final InvoiceRepository invoices;
    private final InvoiceDocuments documents;
    private final InvoiceMessages messages;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AfterIssue(
            DocumentRepository due,
            InvoiceRepository invoices,
            InvoiceDocuments documents,
            InvoiceMessages messages,
            TransactionTemplate transaction,
            Clock clock) {
        this.due = due;
        this.invoices = invoices;
        this.documents = documents;
        this.messages = messages;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** In the transaction that issues: the invoice and what is due for it are there together, or neither is. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void issued(InvoiceIssued event) {
        due.due(event.invoice(), clock.instant());
    }

    /** It has its number now. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void numbered(KsefAccepted event) {
        due.hurry(event.invoice(), clock.instant());
    }

    /** Does what is due now; called again and again by a timer, and safe to repeat anywhere. */
    public void doDue() {
        while (true) {
            var some = due.dueNow(clock.instant(), AT_ONCE);
            if (some.isEmpty()) {
                return;
            }
            batch(some);
        }
    }

    /** Documents are made beside one another, and kept one after the other. */
    private void batch(List<InvoiceId> some) {
        var begun = new LinkedHashMap<Invoice, Future<Made>>();
        for (var id : some) {
            tried(id, () -> begin(id, begun));
        }
        begun.forEach((invoice, pdf) -> tried(invoice.id(), () -> {
            documents.keep(invoice, Languages.POLISH, made(pdf));
            due.done(invoice.id());
        }));
    }

    private void begin(InvoiceId id, Map<Invoice, Future<Made>> begun) {
        if (!documents.isReady(id)) {
            due.later(id, clock.instant(), WAIT, null);
            return;
        }
        var invoice = invoices.find(id).orElseThrow();
        tell(invoice);
        documents
                .begin(invoice, Languages.POLISH)
                .ifPresentOrElse(pdf -> begun.put(invoice, pdf), () -> due.done(invoice.id()));
    }

    private static Made made(Future<Made> pdf) {
        try {
            return pdf.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** What goes wrong is tried again after growing pauses, and never holds up the others. */
    private void tried(InvoiceId id, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException failed) {
            var attempts = due.attempts(id);
            log.warn("invoice waits for its document invoice={} attempts={}", id.value(), attempts, failed);
            due.later(
                    id,
                    clock.instant(),
                    FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, LONGEST_SHIFT)),
                    failed.getClass().getSimpleName());
        }
    }

    private void tell(Invoice invoice) {
        transaction.executeWithoutResult(status -> {
            if (due.takeUntold(invoice.id())) {
                var correction = invoice.correction();
                if (correction == null) {
                    messages.tell(invoice, PaymentTerm.of(invoice.dueOn(), CivilTime.dayOf(clock.instant())));
                } else {
                    var original = invoices.find(correction.original()).orElseThrow();
                    messages.tellOfCorrection(invoice, original.number());
                }
            }
        });
    }
}
