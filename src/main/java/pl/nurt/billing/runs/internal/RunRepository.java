package pl.nurt.billing.runs.internal;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static pl.nurt.db.billing.Tables.BILL_RUN;
import static pl.nurt.db.billing.Tables.RUN_ITEM;
import static pl.nurt.db.identity.Tables.USER_ACCOUNT;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record11;
import org.jooq.Record2;
import org.jooq.SelectOnConditionStep;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Repository;
import pl.nurt.billing.runs.BillRun;
import pl.nurt.billing.runs.BillRunId;
import pl.nurt.billing.runs.BillingPeriod;
import pl.nurt.billing.runs.RunCounts;
import pl.nurt.billing.runs.RunState;
import pl.nurt.billing.runs.internal.rules.BilledSince;
import pl.nurt.billing.runs.internal.rules.RunSteps;
import pl.nurt.identity.UserAccountId;
import pl.nurt.platform.Money;
import pl.nurt.platform.jobs.JobId;

/** Bill runs. Every step names the states it may be taken from; whoever comes second takes none. */
@Repository
public class RunRepository {
    private static final String LOCK = "billing.cycle";

    private final DSLContext db;

    RunRepository(DSLContext db) {
        this.db = db;
    }

    /** Empty when there is one of that period already. */
    public Optional<BillRunId> insert(BillingPeriod period, UserAccountId by, Instant now) {
        return db.insertInto(BILL_RUN)
                .set(BILL_RUN.PERIOD_FROM, period.from())
                .set(BILL_RUN.PERIOD_UNTIL, period.until())
                .set(BILL_RUN.BILLING_MONTHS, period.months())
                .set(BILL_RUN.STATE, RunState.PREPARING)
                .set(BILL_RUN.PREPARED_AT, now)
                .set(BILL_RUN.PREPARED_BY, by)
                .onConflictDoNothing()
                .returningResult(BILL_RUN.BILL_RUN_ID)
                .fetchOptional(BILL_RUN.BILL_RUN_ID);
    }

    public Optional<BillRun> find(BillRunId id) {
        return chosen().where(BILL_RUN.BILL_RUN_ID.eq(id)).fetchOptional(mapping(BillRun::new));
    }

    public Optional<BillRun> find(BillingPeriod period) {
        return chosen().where(is(period)).fetchOptional(mapping(BillRun::new));
    }

    /** The run, which nobody else may change until this transaction ends. */
    public Optional<BillRun> lock(BillRunId id) {
        return chosen().where(BILL_RUN.BILL_RUN_ID.eq(id))
                .forUpdate()
                .of(BILL_RUN)
                .fetchOptional(mapping(BillRun::new));
    }

    /** The latest periods first. */
    public List<BillRun> newest(int most) {
        return chosen().orderBy(BILL_RUN.PERIOD_UNTIL.desc(), BILL_RUN.BILLING_MONTHS, BILL_RUN.BILL_RUN_ID)
                .limit(most)
                .fetch(mapping(BillRun::new));
    }

    private SelectOnConditionStep<
                    Record11<
                            BillRunId,
                            BillingPeriod,
                            RunState,
                            Integer,
                            JobId,
                            Instant,
                            Instant,
                            String,
                            Instant,
                            Integer,
                            Money>>
            chosen() {
        return db.select(
                        BILL_RUN.BILL_RUN_ID,
                        row(BILL_RUN.PERIOD_FROM, BILL_RUN.BILLING_MONTHS).mapping(BillingPeriod::beginning),
                        BILL_RUN.STATE,
                        BILL_RUN.ROUND,
                        BILL_RUN.JOB_ID,
                        BILL_RUN.COUNTED_AT,
                        BILL_RUN.STARTED_AT,
                        USER_ACCOUNT.DISPLAY_NAME,
                        BILL_RUN.FINISHED_AT,
                        BILL_RUN.PLANNED_INVOICES,
                        BILL_RUN.PLANNED_GROSS_PLN)
                .from(BILL_RUN)
                .leftJoin(USER_ACCOUNT)
                .on(USER_ACCOUNT.USER_ACCOUNT_ID.eq(BILL_RUN.STARTED_BY));
    }

    private static Condition is(BillingPeriod period) {
        return BILL_RUN.PERIOD_FROM.eq(period.from()).and(BILL_RUN.BILLING_MONTHS.eq(period.months()));
    }

    /** Since when each cycle is billed: from its first run on that was started, this one counted as if it were. */
    public BilledSince since(BillingPeriod period) {
        var first = started();
        first.merge(period.months(), period.from(), (one, other) -> one.isBefore(other) ? one : other);
        return new BilledSince(first);
    }

    /** The same without a run at hand; empty while none was started. */
    public Optional<BilledSince> since() {
        var first = started();
        return first.isEmpty() ? Optional.empty() : Optional.of(new BilledSince(first));
    }

    private Map<Integer, LocalDate> started() {
        return db.select(BILL_RUN.BILLING_MONTHS, min(BILL_RUN.PERIOD_FROM))
                .from(BILL_RUN)
                .where(BILL_RUN.STARTED_AT.isNotNull())
                .groupBy(BILL_RUN.BILLING_MONTHS)
                .fetchMap(Record2::value1, Record2::value2);
    }

    /** Until this transaction ends nobody else prepares or starts a run of the cycle. */
    public void lockCycle(int months) {
        db.select(function(
                        "pg_advisory_xact_lock",
                        SQLDataType.OTHER,
                        function("hashtext", SQLDataType.INTEGER, inline(LOCK)),
                        val(months)))
                .fetch();
    }

    /** Whether an earlier period of the same cycle waits for its start. */
    public boolean isEarlierWaiting(BillingPeriod period) {
        return db.fetchExists(
                BILL_RUN,
                BILL_RUN.BILLING_MONTHS.eq(period.months()),
                BILL_RUN.PERIOD_FROM.lt(period.from()),
                BILL_RUN.STARTED_AT.isNull());
    }

    /** As if it had never been asked for; not one that was started. */
    public boolean discard(BillRunId id) {
        db.deleteFrom(RUN_ITEM)
                .where(RUN_ITEM.BILL_RUN_ID.in(select(BILL_RUN.BILL_RUN_ID)
                        .from(BILL_RUN)
                        .where(BILL_RUN.BILL_RUN_ID.eq(id), BILL_RUN.STARTED_AT.isNull())))
                .execute();
        return db.deleteFrom(BILL_RUN)
                        .where(BILL_RUN.BILL_RUN_ID.eq(id), BILL_RUN.STARTED_AT.isNull())
                        .execute()
                > 0;
    }

    /** Whether a later period of the same cycle was started. */
    public boolean isLaterStarted(BillingPeriod period) {
        return db.fetchExists(
                BILL_RUN,
                BILL_RUN.BILLING_MONTHS.eq(period.months()),
                BILL_RUN.PERIOD_FROM.gt(period.from()),
                BILL_RUN.STARTED_AT.isNotNull());
    }

    public void worksOn(BillRunId id, JobId job) {
        db.update(BILL_RUN)
                .set(BILL_RUN.JOB_ID, job)
                .where(BILL_RUN.BILL_RUN_ID.eq(id))
                .execute();
    }

    /** The dry run begins anew; also one that broke off. */
    public boolean again(BillRunId id) {
        return db.update(BILL_RUN)
                        .set(BILL_RUN.STATE, RunState.PREPARING)
                        .set(BILL_RUN.ROUND, BILL_RUN.ROUND.plus(1))
                        .where(BILL_RUN.BILL_RUN_ID.eq(id), BILL_RUN.STATE.in(RunState.PREPARED, RunState.PREPARING))
                        .execute()
                > 0;
    }

    public boolean counted(BillRunId id, int round, Instant now) {
        return db.update(BILL_RUN)
                        .set(BILL_RUN.STATE, RunState.PREPARED)
                        .set(BILL_RUN.COUNTED_AT, now)
                        .where(may(id, RunState.PREPARED), BILL_RUN.ROUND.eq(round))
                        .execute()
                > 0;
    }

    public boolean started(BillRunId id, RunCounts.Sum planned, UserAccountId by, Instant now) {
        return db.update(BILL_RUN)
                        .set(BILL_RUN.STATE, RunState.ISSUING)
                        .set(BILL_RUN.STARTED_AT, now)
                        .set(BILL_RUN.STARTED_BY, by)
                        .set(BILL_RUN.PLANNED_INVOICES, Math.toIntExact(planned.contracts()))
                        .set(BILL_RUN.PLANNED_GROSS_PLN, planned.gross())
                        .where(BILL_RUN.BILL_RUN_ID.eq(id), BILL_RUN.STATE.eq(RunState.PREPARED))
                        .execute()
                > 0;
    }

    /** A contract more, or one that costs something else than was planned. */
    public void planned(BillRunId id, BillRun before, int more, Money gross) {
        db.update(BILL_RUN)
                .set(BILL_RUN.PLANNED_INVOICES, before.plannedInvoices() + more)
                .set(BILL_RUN.PLANNED_GROSS_PLN, before.plannedGross().plus(gross))
                .where(BILL_RUN.BILL_RUN_ID.eq(id))
                .execute();
    }

    /** More is to be issued after it was done. */
    public boolean goesOn(BillRunId id) {
        return db.update(BILL_RUN)
                        .set(BILL_RUN.STATE, RunState.ISSUING)
                        .set(BILL_RUN.FINISHED_AT, (Instant) null)
                        .where(BILL_RUN.BILL_RUN_ID.eq(id), BILL_RUN.STATE.eq(RunState.FINISHED))
                        .execute()
                > 0;
    }

    public boolean finished(BillRunId id, Instant now) {
        return db.update(BILL_RUN)
                        .set(BILL_RUN.STATE, RunState.FINISHED)
                        .set(BILL_RUN.FINISHED_AT, now)
                        .where(may(id, RunState.FINISHED))
                        .execute()
                > 0;
    }

    private static Condition may(BillRunId id, RunState to) {
        return BILL_RUN.BILL_RUN_ID.eq(id).and(BILL_RUN.STATE.in(RunSteps.STEPS.before(to)));
    }
}
