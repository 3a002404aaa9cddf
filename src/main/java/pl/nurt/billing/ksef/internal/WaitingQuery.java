package pl.nurt.billing.ksef.internal;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static pl.nurt.db.billing.Tables.INVOICE;
import static pl.nurt.db.billing.Tables.KSEF_SESSION;
import static pl.nurt.db.billing.Tables.KSEF_SUBMISSION;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.billing.ksef.KsefState;
import pl.nurt.billing.ksef.KsefWaiting;
import pl.nurt.billing.ksef.internal.rules.KsefPause;
import pl.nurt.billing.ksef.internal.rules.KsefSessionState;
import pl.nurt.billing.ksef.internal.rules.SendBy;
import pl.nurt.platform.CivilTime;

/** What does not go on by itself, or not in time. */
@Repository
public class WaitingQuery {
    private static final List<KsefState> STOPPED =
            Stream.of(KsefState.values()).filter(KsefState::waitsForAPerson).toList();
    private static final List<KsefState> UNNUMBERED = Stream.of(KsefState.values())
            .filter(state -> state != KsefState.OUTSIDE && !state.hasNumber())
            .toList();
    /** A session that KSeF has not got done with by then is looked after. */
    private static final Duration LONG = Duration.ofHours(3);

    private final DSLContext db;
    private final Clock clock;

    WaitingQuery(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public KsefWaiting find() {
        var s = KSEF_SUBMISSION;
        var stopped = db.select(count(), max(s.CHANGED_AT))
                .from(s)
                .where(s.STATE.in(STOPPED))
                .fetchSingle();
        var urgent = db.select(count(), min(INVOICE.ISSUED_ON))
                .from(s)
                .join(INVOICE)
                .on(INVOICE.INVOICE_ID.eq(s.INVOICE_ID))
                .where(s.STATE.in(UNNUMBERED), INVOICE.ISSUED_ON.le(SendBy.urgentOn(CivilTime.dayOf(clock.instant()))))
                .fetchSingle();
        var first = urgent.value2();
        return new KsefWaiting(
                stopped.value1(),
                stopped.value2(),
                urgent.value1(),
                first == null ? null : SendBy.term(first),
                stuck());
    }

    private int stuck() {
        var invoices = db.fetchCount(
                KSEF_SUBMISSION,
                KSEF_SUBMISSION.STATE.in(KsefState.QUEUED, KsefState.COMPARING, KsefState.ACCEPTED),
                KSEF_SUBMISSION.ATTEMPTS.ge(KsefPause.TOLD_AFTER));
        var sessions = db.fetchCount(
                KSEF_SESSION,
                KSEF_SESSION.STATE.notIn(KsefSessionState.DONE, KsefSessionState.FAILED),
                KSEF_SESSION
                        .FAILURES
                        .ge(KsefPause.TOLD_AFTER)
                        .or(KSEF_SESSION.OPENED_AT.lt(clock.instant().minus(LONG))));
        return invoices + sessions;
    }
}
