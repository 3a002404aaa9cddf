package pl.nurt.platform.jobs.internal;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static pl.nurt.db.platform.Tables.JOB;
import static pl.nurt.db.platform.Tables.JOB_CHECKPOINT;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.platform.jobs.Job;
import pl.nurt.platform.jobs.JobChanged;
import pl.nurt.platform.jobs.JobId;
import pl.nurt.platform.jobs.JobOwner;
import pl.nurt.platform.jobs.JobResult;
import pl.nurt.platform.jobs.JobState;
import pl.nurt.platform.jobs.JobText;

/** Rows of {@code platform.job}. Every change names the state or the attempt it expects; whoever comes second changes nothing. */
@Repository
public class JobRepository {
    private static final Condition UNDER_WAY = JOB.STATE.in(JobState.QUEUED, JobState.RUNNING);
    private static final List<SelectField<?>> ALL = List.of(
            JOB.JOB_ID,
            JOB.KIND,
            JOB.OWNER,
            JOB.TITLE_KEY,
            JOB.TITLE_ARGS,
            JOB.STATE,
            JOB.DONE,
            JOB.TOTAL,
            JOB.CANCEL_REQUESTED,
            JOB.CREATED_AT,
            JOB.STARTED_AT,
            JOB.ENDED_AT,
            JOB.FAILURE_KEY,
            JOB.FAILURE_ARGS,
            JOB.RESULT_KIND,
            JOB.RESULT);

    private final DSLContext db;
    private final Clock clock;

    JobRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A new job in the queue; empty when one with its key is under way. */
    public Optional<JobId> insert(String kind, Object data, JobOwner owner, JobText title, @Nullable String onceKey) {
        var inserted = db.insertInto(JOB)
                .set(JOB.KIND, kind)
                .set(JOB.DATA, StoredData.of(data))
                .set(JOB.OWNER, owner.account())
                .set(JOB.TITLE_KEY, title.key())
                .set(JOB.TITLE_ARGS, StoredData.of(title.args()))
                .set(JOB.STATE, JobState.QUEUED)
                .set(JOB.ONCE_KEY, onceKey)
                .set(JOB.CREATED_AT, clock.instant())
                .onConflict(JOB.KIND, JOB.ONCE_KEY)
                .where(UNDER_WAY)
                .doNothing()
                .returningResult(JOB.JOB_ID)
                .fetchOptional(JOB.JOB_ID);
        inserted.ifPresent(job ->
                db.insertInto(JOB_CHECKPOINT).set(JOB_CHECKPOINT.JOB_ID, job).execute());
        return inserted;
    }

    public Optional<JobId> underWay(String kind, String onceKey) {
        return db.select(JOB.JOB_ID)
                .from(JOB)
                .where(JOB.KIND.eq(kind), JOB.ONCE_KEY.eq(onceKey), UNDER_WAY)
                .fetchOptional(JOB.JOB_ID);
    }

    public Optional<Job> find(JobId job) {
        return db.select(ALL).from(JOB).where(JOB.JOB_ID.eq(job)).fetchOptional(JobRepository::job);
    }

    public List<Job> page(@Nullable JobOwner owner, @Nullable JobState state, @Nullable JobId before, int size) {
        return db.select(ALL)
                .from(JOB)
                .where(
                        of(owner),
                        state == null ? noCondition() : JOB.STATE.eq(state),
                        before == null ? noCondition() : JOB.JOB_ID.lt(before))
                .orderBy(JOB.JOB_ID.desc())
                .limit(size)
                .fetch(JobRepository::job);
    }

    public Map<JobState, Integer> counts(@Nullable JobOwner owner) {
        return db.select(JOB.STATE, count())
                .from(JOB)
                .where(of(owner))
                .groupBy(JOB.STATE)
                .fetchMap(JOB.STATE, count());
    }

    /** Ends what waits and asks what runs for an end. */
    public Optional<JobChanged> cancel(JobId job) {
        var waiting = db.update(JOB)
                .set(JOB.STATE, JobState.CANCELLED)
                .set(JOB.ENDED_AT, clock.instant())
                .where(JOB.JOB_ID.eq(job), JOB.STATE.eq(JobState.QUEUED))
                .returningResult(JOB.OWNER)
                .fetchOptional(JOB.OWNER)
                .or(() -> db.update(JOB)
                        .set(JOB.CANCEL_REQUESTED, true)
                        .where(JOB.JOB_ID.eq(job), JOB.STATE.eq(JobState.RUNNING), JOB.CANCEL_REQUESTED.isFalse())
                        .returningResult(JOB.OWNER)
                        .fetchOptional(JOB.OWNER));
        return waiting.map(owner -> new JobChanged(job, new JobOwner(owner)));
    }

    /** Back to the queue with a job that failed or was cancelled, unless another one with its key is under way. */
    public Optional<JobChanged> queueAgain(JobId job, JobOwner by) {
        var other = JOB.as("other");
        return db.update(JOB)
                .set(JOB.STATE, JobState.QUEUED)
                .set(JOB.ASKER, by.account())
                .setNull(JOB.ENDED_AT)
                .setNull(JOB.FAILURE_KEY)
                .setNull(JOB.FAILURE_ARGS)
                .set(JOB.CANCEL_REQUESTED, false)
                .where(
                        JOB.JOB_ID.eq(job),
                        JOB.STATE.in(JobState.FAILED, JobState.CANCELLED),
                        notExists(selectOne()
                                .from(other)
                                .where(
                                        other.KIND.eq(JOB.KIND),
                                        other.ONCE_KEY.eq(JOB.ONCE_KEY),
                                        other.STATE.in(JobState.QUEUED, JobState.RUNNING))))
                .returningResult(JOB.OWNER)
                .fetchOptional(row -> new JobChanged(job, new JobOwner(row.value1())));
    }

    /** The job is this portal's now, whoever had it; empty when there is nothing to do. */
    Optional<TakenJob> take(JobId job) {
        return db.update(JOB)
                .set(JOB.STATE, JobState.RUNNING)
                .set(JOB.ATTEMPT, JOB.ATTEMPT.plus(1))
                .set(JOB.STARTED_AT, clock.instant())
                .where(JOB.JOB_ID.eq(job), UNDER_WAY)
                .returningResult(JOB.KIND, JOB.DATA, JOB.OWNER, JOB.ATTEMPT, coalesce(JOB.ASKER, JOB.OWNER))
                .fetchOptional(row -> new TakenJob(
                        job,
                        row.value4(),
                        row.value1(),
                        row.value2(),
                        new JobOwner(row.value3()),
                        new JobOwner(row.value5())));
    }

    /**
     * Where the work had come to. Waits for a transaction of the portal that had the job before, so that what it still commits is known.
     */
    Optional<String> checkpoint(JobId job) {
        return Optional.ofNullable(db.select(JOB_CHECKPOINT.CURSOR)
                .from(JOB_CHECKPOINT)
                .where(JOB_CHECKPOINT.JOB_ID.eq(job))
                .forUpdate()
                .fetchSingle()
                .value1());
    }

    /** @return whether the job is still that attempt's */
    boolean remember(TakenJob job, String cursor) {
        return db.update(JOB_CHECKPOINT)
                        .set(JOB_CHECKPOINT.CURSOR, cursor)
                        .where(
                                JOB_CHECKPOINT.JOB_ID.eq(job.id()),
                                exists(selectOne().from(JOB).where(heldBy(job))))
                        .execute()
                == 1;
    }

    /** Writes progress and asks whether to go on; empty when the job is not that attempt's any more. */
    Optional<Boolean> progress(TakenJob job, long done, @Nullable Long total) {
        return db.update(JOB)
                .set(JOB.DONE, done)
                .set(JOB.TOTAL, total)
                .where(heldBy(job))
                .returningResult(JOB.CANCEL_REQUESTED)
                .fetchOptional(JOB.CANCEL_REQUESTED);
    }

    /** Whether an end was asked for; empty when the job is not that attempt's any more. */
    Optional<Boolean> cancelRequested(TakenJob job) {
        return db.select(JOB.CANCEL_REQUESTED).from(JOB).where(heldBy(job)).fetchOptional(JOB.CANCEL_REQUESTED);
    }

    boolean done(TakenJob job, Progress at, Optional<JobResult> result) {
        return db.update(JOB)
                        .set(JOB.STATE, JobState.DONE)
                        .set(JOB.ENDED_AT, clock.instant())
                        .set(JOB.DONE, at.done())
                        .set(JOB.TOTAL, at.total())
                        .set(JOB.RESULT_KIND, result.map(JobResult::kind).orElse(null))
                        .set(JOB.RESULT, result.map(JobResult::address).orElse(null))
                        .where(heldBy(job))
                        .execute()
                == 1;
    }

    boolean failed(TakenJob job, Progress at, JobText reason) {
        return db.update(JOB)
                        .set(JOB.STATE, JobState.FAILED)
                        .set(JOB.ENDED_AT, clock.instant())
                        .set(JOB.DONE, at.done())
                        .set(JOB.TOTAL, at.total())
                        .set(JOB.FAILURE_KEY, reason.key())
                        .set(JOB.FAILURE_ARGS, StoredData.of(reason.args()))
                        .where(heldBy(job))
                        .execute()
                == 1;
    }

    boolean cancelled(TakenJob job, Progress at) {
        return db.update(JOB)
                        .set(JOB.STATE, JobState.CANCELLED)
                        .set(JOB.ENDED_AT, clock.instant())
                        .set(JOB.DONE, at.done())
                        .set(JOB.TOTAL, at.total())
                        .where(heldBy(job))
                        .execute()
                == 1;
    }

    /** Back to the queue, for another portal to take it up. */
    boolean putBack(TakenJob job) {
        return db.update(JOB).set(JOB.STATE, JobState.QUEUED).where(heldBy(job)).execute() == 1;
    }

    int forget(Duration olderThan) {
        return db.deleteFrom(JOB)
                .where(JOB.ENDED_AT.lt(clock.instant().minus(olderThan)))
                .execute();
    }

    private static Condition heldBy(TakenJob job) {
        return JOB.JOB_ID.eq(job.id()).and(JOB.STATE.eq(JobState.RUNNING)).and(JOB.ATTEMPT.eq(job.attempt()));
    }

    private static Condition of(@Nullable JobOwner owner) {
        return owner == null ? noCondition() : JOB.OWNER.eq(owner.account());
    }

    private static Job job(Record row) {
        var failure = row.get(JOB.FAILURE_KEY);
        var result = row.get(JOB.RESULT_KIND);
        return new Job(
                row.get(JOB.JOB_ID),
                row.get(JOB.KIND),
                new JobOwner(row.get(JOB.OWNER)),
                new JobText(row.get(JOB.TITLE_KEY), StoredData.args(row.get(JOB.TITLE_ARGS))),
                row.get(JOB.STATE),
                row.get(JOB.DONE),
                row.get(JOB.TOTAL),
                row.get(JOB.CANCEL_REQUESTED) && row.get(JOB.STATE) == JobState.RUNNING,
                row.get(JOB.CREATED_AT),
                row.get(JOB.STARTED_AT),
                row.get(JOB.ENDED_AT),
                failure == null ? null : new JobText(failure, StoredData.args(row.get(JOB.FAILURE_ARGS))),
                result == null ? null : new JobResult(result, row.get(JOB.RESULT)));
    }
}
