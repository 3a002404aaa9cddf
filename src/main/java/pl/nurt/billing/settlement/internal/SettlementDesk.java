package pl.nurt.billing.settlement.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.billing.BillingDeed;
import pl.nurt.billing.explained.ExplainedLines;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.invoices.internal.InvoiceOrigin;
import pl.nurt.billing.runs.BillSettings;
import pl.nurt.billing.runs.internal.Assessments;
import pl.nurt.billing.runs.internal.Assessments.Due;
import pl.nurt.billing.runs.internal.ContractQuery;
import pl.nurt.billing.runs.internal.InvoiceIssue;
import pl.nurt.billing.runs.internal.ItemRepository.Assessed;
import pl.nurt.billing.runs.internal.PriceTable;
import pl.nurt.billing.runs.internal.RunRepository;
import pl.nurt.billing.runs.internal.rules.DueDate;
import pl.nurt.billing.settlement.AskedFrom;
import pl.nurt.billing.settlement.MeterNow;
import pl.nurt.billing.settlement.OfferChangedException;
import pl.nurt.billing.settlement.SettledContract;
import pl.nurt.billing.settlement.SettlementAnswer;
import pl.nurt.billing.settlement.SettlementOffer;
import pl.nurt.billing.settlement.SettlementSettings;
import pl.nurt.billing.settlement.SettlementStop;
import pl.nurt.billing.settlement.SettlementStop.Reason;
import pl.nurt.billing.settlement.internal.rules.Settling;
import pl.nurt.billing.tariffs.Tariffs;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.SupplyContractId;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.UserAccountId;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.Author;
import pl.nurt.identity.audit.Changes;
import pl.nurt.metering.MeterRole;
import pl.nurt.metering.ReadingOrders;
import pl.nurt.metering.RemoteSources;
import pl.nurt.metering.use.MeteredPart;
import pl.nurt.metering.use.PlaceDays;
import pl.nurt.metering.use.PlacesChains;
import pl.nurt.metering.use.SettledIndexes;
import pl.nurt.platform.CivilTime;

/**
 * Settles one contract. Asks nobody's permission: whoever calls has asked for it, and what is read and frozen here is what a bill run reads and
 * freezes, so it is done as the portal itself.
 */
@Component
public class SettlementDesk {
    private final SettlementRepository settlements;
    private final ContractQuery contracts;
    private final RunRepository runs;
    private final Assessments assessments;
    private final InvoiceIssue issue;
    private final PlacesChains chains;
    private final SettledIndexes settled;
    private final RemoteSources sources;
    private final ReadingOrders orders;
    private final Tariffs tariffs;
    private final BillSettings bills;
    private final SettlementSettings settings;
    private final Audit audit;
    private final Clock clock;

    SettlementDesk(
            SettlementRepository settlements,
            ContractQuery contracts,
            RunRepository runs,
            Assessments assessments,
            InvoiceIssue issue,
            PlacesChains chains,
            SettledIndexes settled,
            RemoteSources sources,
            ReadingOrders orders,
            Tariffs tariffs,
            BillSettings bills,
            SettlementSettings settings,
            Audit audit,
            Clock clock) {
        this.settlements = settlements;
        this.contracts = contracts;
        this.runs = runs;
        this.assessments = assessments;
        this.issue = issue;
        this.chains = chains;
        this.settled = settled;
        this.sources = sources;
        this.orders = orders;
        this.tariffs = tariffs;
        this.bills = bills;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    public Optional<SettledContract> find(SupplyContractId contract) {
        return settlements.find(contract);
    }

    public List<SettledContract> of(CustomerId customer) {
        return settlements.of(customer);
    }

    /** Of those that hold today. */
    public List<SettledContract> holding(Collection<CustomerId> customers) {
        return settlements.holding(customers, CivilTime.dayOf(clock.instant()));
    }

    /** The main meters that hang at the place. */
    @Transactional(readOnly = true)
    public List<MeterNow> meters(SettledContract contract) {
        var today = CivilTime.dayOf(clock.instant());
        var place = new PlaceDays(contract.place().servicePointId(), today, today.plusDays(1));
        return AsSystem.call(() -> chains.of(List.of(place))).getOrDefault(place, List.of()).stream()
                .map(MeteredPart::counted)
                .filter(part -> part.role() == MeterRole.MAIN)
                .map(part -> new MeterNow(
                        part.meter(),
                        part.serialNumber(),
                        part.closing(),
                        sources.readThrough(part.meter()).isPresent()))
                .toList();
    }

    /** @return false when none of them can be read from afar */
    @Transactional
    public boolean readNow(SettledContract contract, UserAccountId by) {
        return meters(contract).stream()
                        .filter(meter -> meter.isRemote() && orders.readNow(meter.id(), by))
                        .count()
                > 0;
    }

    /** Whether one of the meters will not answer any more. */
    @Transactional(readOnly = true)
    public boolean isSilent(List<MeterNow> meters) {
        return meters.stream()
                .filter(MeterNow::isRemote)
                .anyMatch(meter ->
                        orders.answer(meter.id()).orElse(ReadingOrders.Answer.WAITS) == ReadingOrders.Answer.SILENT);
    }

    /** What a bill of now would come to. Nothing is issued or kept. */
    @Transactional(readOnly = true)
    public SettlementAnswer offer(SupplyContractId contract, AskedFrom from) {
        var now = clock.instant();
        return AsSystem.call(() -> answer(contract, from, now));
    }

    private SettlementAnswer answer(SupplyContractId contract, AskedFrom from, Instant now) {
        var facts = contracts.find(contract).orElseThrow();
        var since = runs.since().orElse(null);
        var settling = Settling.of(facts, CivilTime.dayOf(now), since).orElse(null);
        if (settling == null) {
            return stopped(List.of(Settling.nothing(facts, since)));
        }
        if (bills.sellerNip() == null) {
            return stopped(List.of(SettlementStop.of(Reason.NOT_YET)));
        }
        var due = new Due(facts, settling.days());
        var prices = new PriceTable(tariffs);
        var assessed = settling.toTheMoment()
                ? assessments.assess(due, now, prices)
                : assessments.assess(List.of(due), prices).getFirst();
        return answer(assessed, settling, from, now);
    }

    private SettlementAnswer answer(Assessed assessed, Settling settling, AskedFrom from, Instant asOf) {
        var stops = Settling.stops(assessed.assessment(), from);
        return stops.isEmpty() ? new SettlementAnswer.Offered(offer(assessed, settling, asOf)) : stopped(stops);
    }

    private static SettlementAnswer stopped(List<SettlementStop> stops) {
        return new SettlementAnswer.Stopped(stops);
    }

    private SettlementOffer offer(Assessed assessed, Settling settling, Instant asOf) {
        var days = assessed.assessment().days();
        var validTo = assessed.facts().validTo();
        return new SettlementOffer(
                assessed.facts().contract(),
                ExplainedLines.of(
                        days.from(),
                        days.until(),
                        Objects.requireNonNull(assessed.assessment().bill())),
                asOf,
                asOf.plus(settings.offerValid()),
                DueDate.of(CivilTime.dayOf(asOf), bills.paymentDays()),
                settling.toTheMoment() || validTo == null ? null : validTo.minusDays(1));
    }

    /**
     * Issues what was shown. Pressed twice, in two windows or beside a bill run, nothing is issued twice: the invoice that is there is the answer.
     *
     * @throws OfferChangedException when it would not be the same bill any more, or it was shown too long ago
     */
    @Transactional
    public InvoiceId settle(SettlementOffer offer, AskedFrom from, UserAccountId by) {
        contracts.lock(offer.contract());
        return settlements
                .invoice(offer.contract(), offer.lines().until())
                .orElseGet(() -> AsSystem.call(() -> issue(offer, from, by)));
    }

    private InvoiceId issue(SettlementOffer offer, AskedFrom from, UserAccountId by) {
        var now = clock.instant();
        var today = CivilTime.dayOf(now);
        var facts = contracts.find(offer.contract()).orElseThrow();
        var settling = Settling.of(facts, today, runs.since().orElse(null)).orElse(null);
        if (settling == null
                || now.isAfter(offer.validUntil())
                || !CivilTime.dayOf(offer.asOf()).equals(today)) {
            throw new OfferChangedException();
        }
        var due = new Due(facts, settling.days());
        issue.freeze(facts.contract(), due.place());
        if (settling.toTheMoment()) {
            settled.settle(facts.contract(), due.place(), offer.asOf());
        }
        var assessed = assessments.assess(List.of(due), new PriceTable(tariffs)).getFirst();
        if (!(answer(assessed, settling, from, offer.asOf()) instanceof SettlementAnswer.Offered same)
                || !same.offer().isSameBillAs(offer)) {
            throw new OfferChangedException();
        }
        var settlement = settlements.insert(facts.contract(), settling.days(), offer.asOf(), from, by, now);
        var invoice = issue.write(new InvoiceOrigin.OfSettlement(settlement), assessed, by);
        audit.changed(
                Author.of(by),
                BillingDeed.CONTRACT_SETTLED,
                BillingDeed.subject(invoice),
                Changes.none()
                        .with("askedFrom", null, from)
                        .with("from", null, settling.days().from())
                        .with("until", null, settling.days().until()));
        return invoice;
    }
}
