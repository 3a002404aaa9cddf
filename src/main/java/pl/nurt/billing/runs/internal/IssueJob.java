package pl.nurt.billing.runs.internal;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.billing.RunItemId;
import pl.nurt.billing.runs.BillRun;
import pl.nurt.billing.runs.BillRunChanged;
import pl.nurt.billing.runs.BillRunId;
import pl.nurt.billing.runs.ItemState;
import pl.nurt.billing.runs.ParkReason;
import pl.nurt.billing.runs.RunState;
import pl.nurt.billing.runs.internal.ContractIssue.Work;
import pl.nurt.billing.tariffs.Tariffs;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.UserAccountId;
import pl.nurt.platform.jobs.JobKind;
import pl.nurt.platform.jobs.JobResult;
import pl.nurt.platform.jobs.JobRun;

/**
 * Issues what a run has priced, each contract in a transaction of its own; what goes wrong is parked with its reason, and the run goes on. A portal
 * that takes it over, or two at once, find what is left: nothing is issued twice.
 */
@Component
public class IssueJob implements JobKind<BillRunData> {
    private static final Logger log = LoggerFactory.getLogger(IssueJob.class);
    private static final int AT_ONCE = 200;

    private final RunRepository runs;
    private final ItemRepository items;
    private final ContractIssue contract;
    private final Tariffs tariffs;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    IssueJob(
            RunRepository runs,
            ItemRepository items,
            ContractIssue contract,
            Tariffs tariffs,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.runs = runs;
        this.items = items;
        this.contract = contract;
        this.tariffs = tariffs;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "billing.bill-run";
    }

    @Override
    public Class<BillRunData> dataType() {
        return BillRunData.class;
    }

    @Override
    public Optional<JobResult> run(BillRunData data, JobRun run) {
        AsSystem.run(() -> issue(data.id(), run));
        return JobResult.page("office/billing/runs/" + data.run());
    }

    private void issue(BillRunId id, JobRun job) {
        var run = runs.find(id).filter(found -> found.state() == RunState.ISSUING);
        if (run.isEmpty()) {
            return;
        }
        var period = run.get().period();
        var work = new Work(
                period,
                runs.since(period),
                new PriceTable(tariffs),
                new UserAccountId(job.askedBy().account()));
        var counts = items.counts(id);
        var done = counts.of(ItemState.ISSUED).contracts();
        job.total(done + counts.of(ItemState.PRICED).contracts());
        // Somebody may let in another one while the last ones are issued.
        do {
            done = rest(id, work, job, done);
        } while (!ended(id));
    }

    private long rest(BillRunId id, Work work, JobRun job, long before) {
        var done = before;
        RunItemId last = null;
        while (true) {
            var some = items.priced(id, last, AT_ONCE);
            if (some.isEmpty()) {
                return done;
            }
            for (var item : some) {
                one(id, item, work);
                job.done(++done);
                last = item;
            }
        }
    }

    private boolean ended(BillRunId id) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            var run = runs.lock(id);
            var over = run.map(BillRun::state).orElse(RunState.FINISHED) != RunState.ISSUING;
            if (!over && items.priced(id, null, 1).isEmpty()) {
                runs.finished(id, clock.instant());
                events.publishEvent(new BillRunChanged(id));
                over = true;
            }
            return over;
        }));
    }

    private void one(BillRunId run, RunItemId item, Work work) {
        try {
            asPlanned(run, item, work);
        } catch (DataIntegrityViolationException refused) {
            log.warn("contract not billed run_item={}", item.value(), refused);
            park(item, isBilled(refused) ? ParkReason.DAYS_BILLED : ParkReason.UNEXPECTED, reference(item));
        } catch (DataAccessResourceFailureException | TransactionException away) {
            // No contract's fault: the job stops, and goes on here when it is tried again.
            throw away;
        } catch (RuntimeException stumbled) {
            log.error("contract not billed run_item={}", item.value(), stumbled);
            park(item, ParkReason.UNEXPECTED, reference(item));
        }
    }

    /** Or put aside as it is now; what goes wrong then parks it as well. */
    private void asPlanned(BillRunId run, RunItemId item, Work work) {
        try {
            transaction.executeWithoutResult(status -> contract.issue(item, work));
        } catch (NotAsPlannedException other) {
            transaction.executeWithoutResult(status -> otherwise(run, item, other));
        }
    }

    /** By the names of the constraints of both rooms. */
    private static boolean isBilled(DataIntegrityViolationException refused) {
        return String.valueOf(refused.getMessage()).contains("is_billed_once");
    }

    private static String reference(RunItemId item) {
        return "run_item=" + item.value();
    }

    private void park(RunItemId item, ParkReason reason, @Nullable String note) {
        transaction.executeWithoutResult(status -> items.park(item, reason, note));
    }

    /** What it would be now is shown, and a person decides. */
    private void otherwise(BillRunId run, RunItemId item, NotAsPlannedException other) {
        var before = runs.lock(run).orElseThrow();
        var planned = items.take(item).orElse(null);
        if (planned == null) {
            return;
        }
        var now = other.now();
        if (now == null && other.isBilled()) {
            items.park(item, ParkReason.DAYS_BILLED, null);
            return;
        }
        if (now == null) {
            items.notDue(item, ItemState.PRICED);
            runs.planned(run, before, -1, planned.gross().negate());
            return;
        }
        var bill = now.assessment().bill();
        if (bill == null || now.assessment().isOddBeyond(planned.holds())) {
            items.turn(item, ItemState.PRICED, ItemState.HELD, null, null, now);
            runs.planned(run, before, -1, planned.gross().negate());
        } else {
            items.turn(
                    item,
                    ItemState.PRICED,
                    ItemState.PARKED,
                    ParkReason.CHANGED,
                    planned.gross().toString(),
                    now);
            runs.planned(run, before, 0, bill.totals().gross().minus(planned.gross()));
        }
    }
}
