package pl.nurt.billing.runs;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.billing.BillingDeed;
import pl.nurt.billing.RunItemId;
import pl.nurt.billing.runs.internal.BillRunData;
import pl.nurt.billing.runs.internal.DryRunJob;
import pl.nurt.billing.runs.internal.IssueJob;
import pl.nurt.billing.runs.internal.ItemRepository;
import pl.nurt.billing.runs.internal.RunRepository;
import pl.nurt.billing.runs.internal.SumsQuery;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.Author;
import pl.nurt.identity.audit.Changes;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.StaleEditException;
import pl.nurt.platform.jobs.Job;
import pl.nurt.platform.jobs.JobKind;
import pl.nurt.platform.jobs.JobText;
import pl.nurt.platform.jobs.Jobs;

/**
 * Bill runs: first a dry run that issues nothing, then decisions about what is odd, then the issuing.
 *
 * <p>There is one run of a period. Asked for twice, started twice, or cut off anywhere, it bills nothing twice and leaves no gap in the numbers.
 * Invoices, held and parked contracts are together all contracts that are due.
 */
@Service
@Transactional
public class BillRuns {
    private final RunRepository runs;
    private final ItemRepository items;
    private final SumsQuery sums;
    private final Jobs jobs;
    private final DryRunJob counting;
    private final IssueJob issuing;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    BillRuns(
            RunRepository runs,
            ItemRepository items,
            SumsQuery sums,
            Jobs jobs,
            DryRunJob counting,
            IssueJob issuing,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.runs = runs;
        this.items = items;
        this.sums = sums;
        this.jobs = jobs;
        this.counting = counting;
        this.issuing = issuing;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** The latest periods first. */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public List<BillRun> newest(int most) {
        return runs.newest(most);
    }

    /** @throws NotFoundException if there is no such run */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public BillRun get(BillRunId id) {
        return runs.find(id).orElseThrow(NotFoundException::new);
    }

    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public RunCounts counts(BillRunId id) {
        return items.counts(id);
    }

    /** Of those that go in, issued or not yet. */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public RunSums sums(BillRunId id) {
        return sums.sums(id);
    }

    /** What was issued so far, beside what the dry run said. */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public RunResult result(BillRunId id) {
        return sums.result(id);
    }

    /** The contracts of one state, the dearest first. */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public List<RunItem> items(BillRunId id, ItemState state, int most) {
        return items.of(id, state, most);
    }

    /** The job that is at it, or was last; empty when it is forgotten. */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public Optional<Job> job(BillRun run) {
        return Optional.ofNullable(run.job()).flatMap(job -> jobs.find(job, null));
    }

    /** Whether it should be under way, and nobody is at it: its job failed or was cancelled. */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public boolean isStopped(BillRun run) {
        return (run.state() == RunState.PREPARING || run.state() == RunState.ISSUING)
                && job(run).map(job -> job.state().isOver()).orElse(true);
    }

    /**
     * Makes a dry run of a period; asked for again it answers with the one that is there.
     *
     * @throws RefusedInputException when the period is not over, or a later one of the cycle was started
     */
    @HasRight(Right.KEEP_TARIFFS)
    public BillRunId prepare(Viewer viewer, BillingPeriod period) {
        if (period.until().isAfter(CivilTime.dayOf(clock.instant()))) {
            throw refused("billing.runs.problem.notOver");
        }
        var there = runs.find(period);
        if (there.isPresent()) {
            return there.get().id();
        }
        if (runs.isLaterStarted(period)) {
            throw refused("billing.runs.problem.laterStarted");
        }
        var added = runs.insert(period, viewer.account(), clock.instant());
        if (added.isEmpty()) {
            return runs.find(period).orElseThrow().id();
        }
        count(viewer, get(added.get()));
        return added.get();
    }

    /**
     * Makes the dry run again. What was decided stays decided where nothing else came out.
     *
     * @throws StaleEditException when it is under way, or the run was started
     */
    @HasRight(Right.KEEP_TARIFFS)
    public void countAgain(Viewer viewer, BillRunId id) {
        var run = lock(id);
        if (run.state() == RunState.PREPARING && !isStopped(run) || !runs.again(id)) {
            throw new StaleEditException();
        }
        count(viewer, get(id));
    }

    private void count(Viewer viewer, BillRun run) {
        work(viewer, run, counting, "billing.runs.job.count");
        note(
                viewer,
                BillingDeed.RUN_COUNTED,
                run,
                Changes.none().with("from", null, run.period().from()));
    }

    /**
     * Says what becomes of a contract that is held. One that is let in after the start is issued with the others.
     *
     * @param why in the words of whoever decides; null when nothing is said
     * @throws StaleEditException when somebody was faster
     * @throws IllegalArgumentException when it cannot be let in before something is mended
     */
    @HasRight(Right.KEEP_TARIFFS)
    public void decide(Viewer viewer, RunItemId id, Decision decision, @Nullable String why) {
        var run = lock(items.runOf(id).orElseThrow(NotFoundException::new));
        var item = items.find(id).orElseThrow(NotFoundException::new);
        if (decision == Decision.ACCEPT && !item.isAcceptable()) {
            throw new IllegalArgumentException("there is something to mend first: " + item.holds());
        }
        var from = decision == Decision.LOOK_AGAIN ? ItemState.LEFT_OUT : ItemState.HELD;
        var to = switch (decision) {
            case ACCEPT -> ItemState.PRICED;
            case LEAVE_OUT -> ItemState.LEFT_OUT;
            case LOOK_AGAIN -> ItemState.HELD;
        };
        if (run.state() == RunState.PREPARING
                || !items.decide(id, from, to, viewer.account(), clock.instant(), blankless(why))) {
            throw new StaleEditException();
        }
        audit.changed(
                Author.of(viewer),
                BillingDeed.HOLD_DECIDED,
                BillingDeed.subject(id),
                Changes.none().with("itemState", from, to),
                blankless(why));
        var gross = item.gross();
        if (decision == Decision.ACCEPT && run.isStarted() && gross != null) {
            runs.planned(run.id(), run, 1, gross);
            goOn(viewer, run);
        }
        events.publishEvent(new BillRunChanged(run.id()));
    }

    /**
     * Issues what the dry run priced.
     *
     * @return false when it was started before: then that start holds, and nothing else is begun
     * @throws StaleEditException while the dry run is under way
     */
    @HasRight(Right.KEEP_TARIFFS)
    public boolean start(Viewer viewer, BillRunId id) {
        var run = lock(id);
        if (run.isStarted()) {
            return false;
        }
        var planned = items.counts(id).of(ItemState.PRICED);
        if (!runs.started(id, planned, viewer.account(), clock.instant())) {
            throw new StaleEditException();
        }
        work(viewer, run, issuing, "billing.runs.job.issue");
        note(
                viewer,
                BillingDeed.RUN_STARTED,
                run,
                Changes.none()
                        .with("invoices", null, planned.contracts())
                        .with("gross", null, planned.gross().amount()));
        return true;
    }

    /**
     * Tries the parked contracts again, and goes on with a run that was cut off.
     *
     * @throws StaleEditException when there is nothing to try, or it is under way
     */
    @HasRight(Right.KEEP_TARIFFS)
    public void retry(Viewer viewer, BillRunId id) {
        var run = lock(id);
        var again = run.isStarted() ? items.unpark(id) : 0;
        if (again == 0 && !(run.isStarted() && isStopped(run))) {
            throw new StaleEditException();
        }
        goOn(viewer, run);
        note(viewer, BillingDeed.RUN_RETRIED, run, Changes.none().with("parked", again, 0));
    }

    /** A job that is under way finds by itself what is let in. */
    private void goOn(Viewer viewer, BillRun run) {
        if (runs.goesOn(run.id()) || isStopped(run)) {
            work(viewer, run, issuing, "billing.runs.job.issue");
        }
    }

    private void work(Viewer viewer, BillRun run, JobKind<BillRunData> kind, String title) {
        var period = run.period();
        runs.worksOn(
                run.id(),
                jobs.start(
                        kind,
                        new BillRunData(run.id().value(), run.round()),
                        viewer.jobOwner(),
                        JobText.of(title, period.last().toString(), period.months())));
    }

    private void note(Viewer viewer, BillingDeed deed, BillRun run, Changes changes) {
        audit.changed(viewer, deed, BillingDeed.subject(run.id()), changes);
        events.publishEvent(new BillRunChanged(run.id()));
    }

    private BillRun lock(BillRunId id) {
        return runs.lock(id).orElseThrow(NotFoundException::new);
    }

    private static RefusedInputException refused(String key) {
        return new RefusedInputException(List.of(new FieldProblem("period", key)));
    }

    private static @Nullable String blankless(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
