package pl.nurt.billing.runs.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.billing.invoices.internal.InvoiceRepository;
import pl.nurt.billing.runs.BillRun;
import pl.nurt.billing.runs.BillRunId;
import pl.nurt.billing.runs.BillSettings;
import pl.nurt.billing.runs.BillingPeriod;
import pl.nurt.billing.runs.ItemState;
import pl.nurt.billing.runs.RunItem;
import pl.nurt.billing.runs.RunState;
import pl.nurt.billing.tariffs.Tariffs;
import pl.nurt.identity.UserAccountId;
import pl.nurt.identity.audit.Audit;
import pl.nurt.metering.readings.BilledPeriods;
import pl.nurt.metering.use.PlacesChains;
import pl.nurt.platform.UtilitySettings;
import pl.nurt.platform.jobs.JobId;
import pl.nurt.platform.jobs.JobOwner;
import pl.nurt.platform.jobs.JobRun;

/** The real parts of a bill run, put together with the clock of another day. */
@Component
@ConditionalOnBooleanProperty("nurt.demo.enabled")
public class PastRun {
    private static final int MOST_HELD = 100_000;

    private final RunRepository runs;
    private final ItemRepository items;
    private final ContractQuery contracts;
    private final Assessments assessments;
    private final PlacesChains chains;
    private final BilledPeriods billed;
    private final InvoiceRepository invoices;
    private final Tariffs tariffs;
    private final BillSettings settings;
    private final UtilitySettings utility;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    PastRun(
            RunRepository runs,
            ItemRepository items,
            ContractQuery contracts,
            Assessments assessments,
            PlacesChains chains,
            BilledPeriods billed,
            InvoiceRepository invoices,
            Tariffs tariffs,
            BillSettings settings,
            UtilitySettings utility,
            Audit audit,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.runs = runs;
        this.items = items;
        this.contracts = contracts;
        this.assessments = assessments;
        this.chains = chains;
        this.billed = billed;
        this.invoices = invoices;
        this.tariffs = tariffs;
        this.settings = settings;
        this.utility = utility;
        this.audit = audit;
        this.transaction = transaction;
        this.events = events;
    }

    public void issue(BillingPeriod period, Instant at, UserAccountId by, boolean announced, JobRun watched) {
        var clock = Clock.fixed(at, ZoneOffset.UTC);
        ApplicationEventPublisher quiet = event -> {};
        var id = runs.find(period)
                .map(BillRun::id)
                .or(() -> transaction.execute(status -> runs.insert(period, by, at)))
                .orElseThrow();
        var work = new Beside(watched, new JobOwner(by.value()));
        if (state(id) == RunState.PREPARING) {
            new DryRunJob(runs, items, contracts, assessments, tariffs, transaction, quiet, clock).run(data(id), work);
        }
        if (state(id) == RunState.PREPARED) {
            transaction.executeWithoutResult(status -> start(id, by, at));
        }
        if (state(id) == RunState.ISSUING) {
            var invoice = new InvoiceIssue(
                    chains, billed, invoices, settings, utility, audit, announced ? events : quiet, clock);
            var contract = new ContractIssue(items, contracts, assessments, invoice);
            new IssueJob(runs, items, contract, tariffs, transaction, quiet, clock).run(data(id), work);
        }
    }

    /** Whoever ran it looked at what was held, and let in what may be. */
    private void start(BillRunId id, UserAccountId by, Instant at) {
        items.of(id, ItemState.HELD, MOST_HELD).stream()
                .filter(RunItem::isAcceptable)
                .forEach(item -> items.decide(item.id(), ItemState.HELD, ItemState.PRICED, by, at, null));
        runs.started(id, items.counts(id).of(ItemState.PRICED), by, at);
    }

    private RunState state(BillRunId id) {
        return runs.find(id).orElseThrow().state();
    }

    private BillRunData data(BillRunId id) {
        return new BillRunData(id.value(), runs.find(id).orElseThrow().round());
    }

    /** Stops with the job it is part of, whose progress is told in runs and not in contracts. */
    private record Beside(JobRun whole, JobOwner owner) implements JobRun {
        @Override
        public JobId job() {
            return whole.job();
        }

        @Override
        public JobOwner askedBy() {
            return owner;
        }

        @Override
        public void total(long steps) {}

        @Override
        public void done(long steps) {
            whole.check();
        }

        @Override
        public void check() {
            whole.check();
        }

        @Override
        public Optional<String> checkpoint() {
            return Optional.empty();
        }

        @Override
        public void checkpoint(String cursor) {}
    }
}
