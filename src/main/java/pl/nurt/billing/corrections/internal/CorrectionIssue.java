package pl.nurt.billing.corrections.internal;

import java.time.Clock;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import pl.nurt.billing.BillingDeed;
import pl.nurt.billing.corrections.CorrectedBill;
import pl.nurt.billing.corrections.CorrectionOffer;
import pl.nurt.billing.invoices.Correction;
import pl.nurt.billing.invoices.CorrectionKind;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.invoices.InvoiceIssued;
import pl.nurt.billing.invoices.internal.InvoiceOrigin;
import pl.nurt.billing.invoices.internal.InvoiceRepository;
import pl.nurt.billing.invoices.internal.NewInvoice;
import pl.nurt.billing.invoices.internal.rules.InvoiceNumber;
import pl.nurt.billing.runs.BillSettings;
import pl.nurt.billing.runs.internal.InvoiceIssue;
import pl.nurt.billing.runs.internal.rules.DueDate;
import pl.nurt.identity.UserAccountId;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.Author;
import pl.nurt.identity.audit.Changes;
import pl.nurt.metering.readings.BilledPeriods;
import pl.nurt.metering.use.PlaceDays;
import pl.nurt.metering.use.SettledIndexes;
import pl.nurt.platform.CivilTime;

/** What every correction goes through: its days are frozen or freed, then it takes its number and is written. In the caller's transaction. */
@Component
class CorrectionIssue {
    private final InvoiceIssue issue;
    private final BilledPeriods frozen;
    private final SettledIndexes settled;
    private final InvoiceRepository invoices;
    private final BillSettings settings;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CorrectionIssue(
            InvoiceIssue issue,
            BilledPeriods frozen,
            SettledIndexes settled,
            InvoiceRepository invoices,
            BillSettings settings,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.issue = issue;
        this.frozen = frozen;
        this.settled = settled;
        this.invoices = invoices;
        this.settings = settings;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** To be called before the use is read, so that no reading slips in between: what is billed of the days stays frozen, the others are freed. */
    void prepare(CorrectionOffer offer) {
        for (var bill : offer.bills()) {
            if (bill.kind() != CorrectionKind.PARTIES) {
                frozen.free(
                        bill.before().contract(),
                        bill.before().from(),
                        bill.before().until());
            }
            if (bill.kind() == CorrectionKind.RECOUNTED) {
                issue.freeze(
                        bill.before().contract(),
                        new PlaceDays(bill.place(), bill.before().from(), bill.until()));
            }
            if (bill.kind() == CorrectionKind.CANCELLED
                    || bill.until().isBefore(bill.before().until())) {
                settled.forget(bill.before().contract(), bill.before().until());
            }
        }
        var first = offer.bills().getFirst();
        settled.correct(first.before().contract(), offer.written());
    }

    InvoiceId write(CorrectedBill bill, String reason, UserAccountId by) {
        // First whoever numbers invoices is waited for, then the clock is read: a later number never has an earlier
        // date.
        invoices.takeTurn();
        var moment = clock.instant();
        var today = CivilTime.dayOf(moment);
        var before = bill.before();
        var difference = bill.difference();
        var number =
                invoices.nextCorrection(InvoiceNumber.prefixOfCorrections(settings.numberPrefix()), today.getYear());
        var correction = new Correction(before.id(), CorrectionQuery.original(before), bill.kind(), reason);
        var id = invoices.insert(
                new NewInvoice(
                        new InvoiceOrigin.OfCorrection(correction),
                        before.contract(),
                        bill.customer(),
                        bill.place(),
                        before.from(),
                        bill.until(),
                        today,
                        DueDate.of(today, settings.paymentDays()),
                        moment,
                        by,
                        before.seller(),
                        bill.buyer(),
                        bill.recipient(),
                        settings.accountOf(
                                        Objects.requireNonNullElse(bill.buyer().number(), ""))
                                .orElse(null)),
                number,
                bill.after(),
                difference);
        audit.changed(
                Author.of(by),
                BillingDeed.INVOICE_CORRECTED,
                BillingDeed.subject(id),
                Changes.none()
                        .with("number", before.number(), number.text())
                        .with("correctionKind", null, bill.kind())
                        .with("correctionReason", null, reason)
                        .with(
                                "gross",
                                before.gross().amount(),
                                bill.now().gross().amount()));
        events.publishEvent(new InvoiceIssued(id));
        return id;
    }
}
