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
import pl.nurt.billing.runs.internal.SecondLook;
import pl.nurt.billing.runs.internal.SumsQuery;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.Author;
import pl.nurt.identity.audit.Changes;
import pl.nurt.identity.audit.Looks;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.Money;
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
    private final SecondLook look;
    private final BillSettings settings;
    private final Jobs jobs;
    private final DryRunJob counting;
    private final IssueJob issuing;
    private final Audit audit;
    private final Looks looks;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    BillRuns(
            RunRepository runs,
            ItemRepository items,
            SumsQuery sums,
            SecondLook look,
            BillSettings settings,
            Jobs jobs,
            DryRunJob counting,
            IssueJob issuing,
            Audit audit,
            Looks looks,
            ApplicationEventPublisher events,
            Clock clock) {
        this.runs = runs;
        this.items = items;
        this.sums = sums;
        this.look = look;
        this.settings = settings;
        this.jobs = jobs;
        this.counting = counting;
        this.issuing = issuing;
        this.audit = audit;
        this.looks = looks;
        this.events = events;
        this.clock = clock;
    }

    /** The latest periods first. */
    @Transactional(readOnly = true)
    @HasRight(Right.SEE_BILLS)
    public List<BillRun> newest(int most) {
        return runs.newest(most);
    }

    /** @throws NotFoundException if there is no such run */
    @Transactional(readOnly = true)
    @HasRight(Right.SEE_BILLS)
    public BillRun get(BillRunId id) {
        return runs.find(id).orElseThrow(NotFoundException::new);
    }

    @Transactional(readOnly = true)
    @HasRight(Right.SEE_BILLS)
    public RunCounts counts(BillRunId id) {
        return items.counts(id);
    }

    /** Of those that go in, issued or not yet. */
    @Transactional(readOnly = true)
    @HasRight(Right.SEE_BILLS)
    public RunSums sums(BillRunId id) {
        return sums.sums(id);
    }

    /** What was issued so far, beside what the dry run said. */
    @Transactional(readOnly = true)
    @HasRight(Right.SEE_BILLS)
    public RunResult result(BillRunId id) {
        return sums.result(id);
    }

    /** The contracts of one state, the dearest first, with whose they are: that somebody looked is noted. */
    @HasRight(Right.SEE_BILLS)
    public List<RunItem> items(BillRunId id, ItemState state, int most) {
        looks.note(BillingDeed.RUN_SEEN, BillingDeed.subject(id));
        return items.of(id, state, most);
    }

    /** The job that is at it, or was last; empty when it is forgotten. */
    @Transactional(readOnly = true)
    @HasRight(Right.SEE_BILLS)
    public Optional<Job> job(BillRun run) {
        return Optional.ofNullable(run.job()).flatMap(job -> jobs.find(job, null));
    }

    /** Whether it should be under way, and nobody is at it: its job failed or was cancelled. */
    @Transactional(readOnly = true)
    @HasRight(Right.SEE_BILLS)
    public boolean isStopped(BillRun run) {
        return (run.state() == RunState.PREPARING || run.state() == RunState.ISSUING)
                && job(run).map(job -> job.state().isOver()).orElse(true);
    }

    /**
     * Makes a dry run of a period; asked for again it answers with the one that is there.
     *
     * @throws RefusedInputException when the period is not over, or a later one of the cycle was started
     */
    @HasRight(Right.RUN_BILLS)
    public BillRunId prepare(Viewer viewer, BillingPeriod period) {
        if (period.until().isAfter(CivilTime.dayOf(clock.instant()))) {
            throw refused("billing.runs.problem.notOver");
        }
        runs.lockCycle(period.months());
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
    @HasRight(Right.RUN_BILLS)
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
     * Forgets a dry run that is not to be started, so that a later period may be.
     *
     * @throws StaleEditException when it is under way, or the run was started
     */
    @HasRight(Right.RUN_BILLS)
    public void discard(Viewer viewer, BillRunId id) {
        var run = lock(id);
        if (run.state() == RunState.PREPARING && !isStopped(run) || !runs.discard(id)) {
            throw new StaleEditException();
        }
        note(
                viewer,
                BillingDeed.RUN_DISCARDED,
                run,
                Changes.none().with("from", run.period().from(), null));
    }

    /**
     * Says what becomes of a contract that is held, was left out, or was put aside while it was to be issued. One that is let in after the start is
     * issued with the others.
     *
     * @param why in the words of whoever decides; null when nothing is said
     * @throws StaleEditException when somebody was faster, or it cannot be let in before something is mended
     */
    @HasRight(Right.RUN_BILLS)
    public void decide(Viewer viewer, RunItemId id, Decision decision, @Nullable String why) {
        var run = lock(items.runOf(id).orElseThrow(NotFoundException::new));
        var item = items.find(id).orElseThrow(NotFoundException::new);
        if (run.state() == RunState.PREPARING || !isOpenTo(item, decision)) {
            throw new StaleEditException();
        }
        var from = item.state();
        var to = decision == Decision.LOOK_AGAIN ? lookAgain(run, item) : decided(viewer, item, decision, why);
        audit.changed(
                Author.of(viewer),
                from == ItemState.PARKED ? BillingDeed.PARKED_DECIDED : BillingDeed.HOLD_DECIDED,
                BillingDeed.subject(id),
                Changes.none().with("itemState", from, to),
                blankless(why));
        plan(run, id, item, to);
        if (run.isStarted() && to == ItemState.PRICED) {
            goOn(viewer, run);
        }
        events.publishEvent(new BillRunChanged(run.id()));
    }

    private static boolean isOpenTo(RunItem item, Decision decision) {
        return switch (decision) {
            case ACCEPT -> item.state() == ItemState.HELD && item.isAcceptable();
            case LEAVE_OUT -> item.state() == ItemState.HELD || item.state() == ItemState.PARKED;
            case TRY_AGAIN -> item.state() == ItemState.PARKED;
            case LOOK_AGAIN -> item.state() == ItemState.HELD || item.state() == ItemState.LEFT_OUT;
        };
    }

    private ItemState decided(Viewer viewer, RunItem item, Decision decision, @Nullable String why) {
        var to = decision == Decision.LEAVE_OUT ? ItemState.LEFT_OUT : ItemState.PRICED;
        held(items.decide(item.id(), item.state(), to, viewer.account(), clock.instant(), blankless(why)));
        return to;
    }

    /** What is in order now goes in with the start; after it, only when somebody says so. */
    private ItemState lookAgain(BillRun run, RunItem item) {
        var now = look.at(items.contractOf(item.id()), run.period()).orElse(null);
        if (now == null) {
            held(items.notDue(item.id(), item.state()));
            return ItemState.LEFT_OUT;
        }
        var isOdd = !now.assessment().holds().isEmpty();
        var to = isOdd ? ItemState.HELD : run.isStarted() ? ItemState.PARKED : ItemState.PRICED;
        held(items.turn(item.id(), item.state(), to, to == ItemState.PARKED ? ParkReason.MENDED : null, null, now));
        return to;
    }

    private static void held(boolean held) {
        if (!held) {
            throw new StaleEditException();
        }
    }

    /** Once started, what is promised are the invoices that go in and those that were put aside. */
    private void plan(BillRun run, RunItemId id, RunItem before, ItemState to) {
        var was = promised(before.state(), before.gross());
        var is = promised(to, items.find(id).orElseThrow().gross());
        if (run.isStarted() && (was != null || is != null)) {
            runs.planned(
                    run.id(),
                    run,
                    (is == null ? 0 : 1) - (was == null ? 0 : 1),
                    (is == null ? Money.ZERO : is).minus(was == null ? Money.ZERO : was));
        }
    }

    private static @Nullable Money promised(ItemState state, @Nullable Money gross) {
        return state == ItemState.PRICED || state == ItemState.PARKED ? gross : null;
    }

    /**
     * Issues what the dry run priced.
     *
     * @return false when it was started before: then that start holds, and nothing else is begun
     * @throws StaleEditException while the dry run is under way
     * @throws RefusedInputException when nobody has said what the seller's tax number is, when a later period of the cycle was started, or when
     *     an earlier one waits for its start
     */
    @HasRight(Right.RUN_BILLS)
    public boolean start(Viewer viewer, BillRunId id) {
        runs.lockCycle(get(id).period().months());
        var run = lock(id);
        if (run.isStarted()) {
            return false;
        }
        if (settings.sellerNip() == null) {
            throw refused("billing.runs.problem.noNip");
        }
        if (runs.isLaterStarted(run.period())) {
            throw refused("billing.runs.problem.laterStarted");
        }
        if (runs.isEarlierWaiting(run.period())) {
            throw refused("billing.runs.problem.earlierWaiting");
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
    @HasRight(Right.RUN_BILLS)
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
