package pl.nurt.billing.runs.internal;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import pl.nurt.billing.BillingDeed;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.invoices.InvoiceIssued;
import pl.nurt.billing.invoices.Party;
import pl.nurt.billing.invoices.internal.InvoiceOrigin;
import pl.nurt.billing.invoices.internal.InvoiceRepository;
import pl.nurt.billing.invoices.internal.NewInvoice;
import pl.nurt.billing.runs.BillSettings;
import pl.nurt.billing.runs.internal.ItemRepository.Assessed;
import pl.nurt.billing.runs.internal.rules.DueDate;
import pl.nurt.customer.SupplyContractId;
import pl.nurt.identity.UserAccountId;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.Author;
import pl.nurt.identity.audit.Changes;
import pl.nurt.metering.readings.BilledPeriods;
import pl.nurt.metering.use.PlaceDays;
import pl.nurt.metering.use.PlacesChains;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.UtilitySettings;

/** What every invoice goes through, whatever it comes from: its days are frozen, then it takes its number and is written. In the caller's transaction. */
@Component
public class InvoiceIssue {
    private final PlacesChains chains;
    private final BilledPeriods billed;
    private final InvoiceRepository invoices;
    private final BillSettings settings;
    private final UtilitySettings utility;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    InvoiceIssue(
            PlacesChains chains,
            BilledPeriods billed,
            InvoiceRepository invoices,
            BillSettings settings,
            UtilitySettings utility,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.chains = chains;
        this.billed = billed;
        this.invoices = invoices;
        this.settings = settings;
        this.utility = utility;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** To be called before the use is read, so that no reading slips in between. */
    public void freeze(SupplyContractId contract, PlaceDays days) {
        chains.hanging(days)
                .forEach(meter -> billed.freeze(contract, List.of(meter.meter()), meter.from(), meter.until()));
    }

    /** @param now with a bill */
    public InvoiceId write(InvoiceOrigin origin, Assessed now, UserAccountId by) {
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
                        origin,
                        facts.contract(),
                        facts.customer(),
                        facts.place(),
                        now.assessment().days().from(),
                        now.assessment().days().until(),
                        today,
                        DueDate.of(today, settings.paymentDays()),
                        moment,
                        by,
                        seller(),
                        Objects.requireNonNull(facts.buyer()),
                        facts.recipient(),
                        account(facts.buyer())),
                number,
                bill);
        audit.changed(
                Author.of(by),
                BillingDeed.INVOICE_ISSUED,
                BillingDeed.subject(invoice),
                Changes.none()
                        .with("number", null, number.text())
                        .with("gross", null, bill.totals().gross().amount()));
        events.publishEvent(new InvoiceIssued(invoice));
        return invoice;
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
