package pl.nurt.billing.runs.internal;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import pl.nurt.billing.BillingDeed;
import pl.nurt.billing.RunItemId;
import pl.nurt.billing.invoices.InvoiceIssued;
import pl.nurt.billing.invoices.Party;
import pl.nurt.billing.invoices.internal.InvoiceRepository;
import pl.nurt.billing.invoices.internal.NewInvoice;
import pl.nurt.billing.runs.BillSettings;
import pl.nurt.billing.runs.BillingPeriod;
import pl.nurt.billing.runs.internal.Assessments.Due;
import pl.nurt.billing.runs.internal.ItemRepository.Assessed;
import pl.nurt.billing.runs.internal.rules.BilledSince;
import pl.nurt.billing.runs.internal.rules.DueDate;
import pl.nurt.identity.UserAccountId;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.Author;
import pl.nurt.identity.audit.Changes;
import pl.nurt.metering.readings.BilledPeriods;
import pl.nurt.metering.use.PlacesChains;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.UtilitySettings;

/** Issues the invoice of one contract, in the transaction of whoever calls: all of it, or nothing when it throws. */
@Component
class ContractIssue {
    private final ItemRepository items;
    private final ContractQuery contracts;
    private final Assessments assessments;
    private final PlacesChains chains;
    private final BilledPeriods billed;
    private final InvoiceRepository invoices;
    private final BillSettings settings;
    private final UtilitySettings utility;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ContractIssue(
            ItemRepository items,
            ContractQuery contracts,
            Assessments assessments,
            PlacesChains chains,
            BilledPeriods billed,
            InvoiceRepository invoices,
            BillSettings settings,
            UtilitySettings utility,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.items = items;
        this.contracts = contracts;
        this.assessments = assessments;
        this.chains = chains;
        this.billed = billed;
        this.invoices = invoices;
        this.settings = settings;
        this.utility = utility;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** What holds for all contracts of a piece of work. */
    record Work(BillingPeriod period, BilledSince since, PriceTable prices, UserAccountId by) {}

    /**
     * Nothing happens when it does not go in any more: somebody else issued it, or took it out.
     *
     * @throws NotAsPlannedException when it would be another invoice than the dry run said
     */
    void issue(RunItemId id, Work work) {
        var planned = items.take(id).orElse(null);
        if (planned == null) {
            return;
        }
        contracts.lock(planned.contract());
        var facts = contracts.find(planned.contract()).orElseThrow();
        var days = facts.due(work.period(), work.since())
                .orElseThrow(() -> facts.isBilledUntil(planned.until())
                        ? NotAsPlannedException.billed()
                        : NotAsPlannedException.notDue());
        var due = new Due(facts, days);
        // First the days are frozen, then the use is read: no reading slips in between.
        chains.hanging(due.place())
                .forEach(meter ->
                        billed.freeze(planned.contract(), List.of(meter.meter()), meter.from(), meter.until()));
        var now = assessments.assess(List.of(due), work.prices()).getFirst();
        if (now.assessment().isOddBeyond(planned.holds()) || !planned.isStill(facts, now.assessment())) {
            throw NotAsPlannedException.other(now);
        }
        store(id, now, work);
    }

    private void store(RunItemId id, Assessed now, Work work) {
        // First whoever numbers invoices is waited for, then the clock is read: a later number never has an earlier
        // date.
        invoices.takeTurn();
        var moment = clock.instant();
        var today = CivilTime.dayOf(moment);
        var facts = now.facts();
        var bill = Objects.requireNonNull(now.assessment().bill());
        var number = invoices.next(settings.numberPrefix(), today.getYear());
        var invoice = invoices.insert(
                new NewInvoice(
                        id,
                        facts.contract(),
                        facts.customer(),
                        facts.place(),
                        now.assessment().days().from(),
                        now.assessment().days().until(),
                        today,
                        DueDate.of(today, settings.paymentDays()),
                        moment,
                        work.by(),
                        seller(),
                        Objects.requireNonNull(facts.buyer()),
                        facts.recipient(),
                        account(facts.buyer())),
                number,
                bill);
        if (!items.issued(id)) {
            throw new IllegalStateException("taken, but not there any more: " + id);
        }
        audit.changed(
                Author.of(work.by()),
                BillingDeed.INVOICE_ISSUED,
                BillingDeed.subject(invoice),
                Changes.none()
                        .with("number", null, number.text())
                        .with("gross", null, bill.totals().gross().amount()));
        events.publishEvent(new InvoiceIssued(invoice));
    }

    private @Nullable String account(@Nullable Party buyer) {
        return settings.accountOf(buyer == null || buyer.number() == null ? "" : buyer.number())
                .orElse(null);
    }

    private Party seller() {
        return new Party(
                null,
                settings.seller() == null ? utility.name() : settings.seller(),
                settings.sellerNip(),
                settings.sellerAddress() == null ? utility.office() : settings.sellerAddress(),
                null,
                "PL");
    }
}
