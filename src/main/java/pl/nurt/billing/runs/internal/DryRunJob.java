package pl.nurt.billing.runs.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.billing.runs.BillRun;
import pl.nurt.billing.runs.BillRunChanged;
import pl.nurt.billing.runs.RunState;
import pl.nurt.billing.runs.internal.Assessments.Due;
import pl.nurt.billing.tariffs.Tariffs;
import pl.nurt.customer.SupplyContractId;
import pl.nurt.identity.AsSystem;
import pl.nurt.platform.jobs.JobKind;
import pl.nurt.platform.jobs.JobResult;
import pl.nurt.platform.jobs.JobRun;

/** Prices all contracts of a run, so many at once, and holds what somebody should look at. Issues nothing; made again it finds the same. */
@Component
public class DryRunJob implements JobKind<BillRunData> {
    private static final int AT_ONCE = 500;

    private final RunRepository runs;
    private final ItemRepository items;
    private final ContractQuery contracts;
    private final Assessments assessments;
    private final Tariffs tariffs;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DryRunJob(
            RunRepository runs,
            ItemRepository items,
            ContractQuery contracts,
            Assessments assessments,
            Tariffs tariffs,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.runs = runs;
        this.items = items;
        this.contracts = contracts;
        this.assessments = assessments;
        this.tariffs = tariffs;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "billing.dry-run";
    }

    @Override
    public Class<BillRunData> dataType() {
        return BillRunData.class;
    }

    @Override
    public Optional<JobResult> run(BillRunData data, JobRun run) {
        AsSystem.run(() -> price(data, run));
        return JobResult.page("office/billing/runs/" + data.run());
    }

    private void price(BillRunData data, JobRun run) {
        var found = runs.find(data.id()).filter(one -> isMine(one, data));
        if (found.isEmpty()) {
            return;
        }
        var period = found.get().period();
        var since = runs.since(period);
        var prices = new PriceTable(tariffs);
        run.total(contracts.count(since.first(), period.until()));
        SupplyContractId last = null;
        for (var done = 0L; ; ) {
            var page = contracts.page(last, AT_ONCE, since.first(), period.until());
            if (page.isEmpty()) {
                break;
            }
            var due = new ArrayList<Due>();
            page.forEach(facts -> facts.due(period, since).ifPresent(days -> due.add(new Due(facts, days))));
            keep(data, due, prices);
            done += page.size();
            run.done(done);
            last = page.getLast().contract();
        }
        transaction.executeWithoutResult(status -> end(data));
    }

    /** Together with a look at the run: one that was started meanwhile is left alone. */
    private void keep(BillRunData data, List<Due> due, PriceTable prices) {
        transaction.executeWithoutResult(status -> {
            if (isMine(runs.lock(data.id()).orElse(null), data)) {
                items.put(data.id(), data.round(), assessments.assess(due, prices));
            }
        });
    }

    private void end(BillRunData data) {
        if (isMine(runs.lock(data.id()).orElse(null), data)) {
            items.dropOlder(data.id(), data.round());
            runs.counted(data.id(), data.round(), clock.instant());
            events.publishEvent(new BillRunChanged(data.id()));
        }
    }

    private static boolean isMine(@Nullable BillRun run, BillRunData data) {
        return run != null && run.state() == RunState.PREPARING && run.round() == data.round();
    }
}
