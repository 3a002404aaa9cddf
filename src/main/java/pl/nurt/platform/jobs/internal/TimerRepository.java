package pl.nurt.platform.jobs.internal;

import static pl.nurt.db.platform.Tables.SCHEDULED_TIMER;
import static pl.nurt.db.platform.Tables.TIMER_FAILURE;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.platform.jobs.TimerStatus;

/** What db-scheduler notes of timers, and why one failed. */
@Repository
public class TimerRepository {
    private final DSLContext db;
    private final Clock clock;

    TimerRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    public List<TimerStatus> list() {
        var t = SCHEDULED_TIMER;
        return db.select(
                        t.TASK_NAME,
                        t.EXECUTION_TIME,
                        t.PICKED,
                        t.LAST_SUCCESS,
                        t.LAST_FAILURE,
                        t.CONSECUTIVE_FAILURES,
                        TIMER_FAILURE.REASON)
                .from(t)
                .leftJoin(TIMER_FAILURE)
                .using(t.TASK_NAME)
                .orderBy(t.TASK_NAME)
                .fetch(row -> new TimerStatus(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        Objects.requireNonNullElse(row.value6(), 0),
                        row.value7()));
    }

    @Transactional
    void failed(String timer, String reason) {
        db.insertInto(TIMER_FAILURE)
                .set(TIMER_FAILURE.TASK_NAME, timer)
                .set(TIMER_FAILURE.FAILED_AT, clock.instant())
                .set(TIMER_FAILURE.REASON, reason)
                .onConflict(TIMER_FAILURE.TASK_NAME)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }
}
