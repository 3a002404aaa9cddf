package pl.nurt.billing.ksef.internal;

import static org.jooq.Records.mapping;
import static pl.nurt.db.billing.Tables.KSEF_PAUSE;
import static pl.nurt.db.billing.Tables.KSEF_SESSION;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.billing.ksef.KsefSettings;
import pl.nurt.billing.ksef.internal.client.OpenedSession;
import pl.nurt.billing.ksef.internal.client.RateGroup;
import pl.nurt.billing.ksef.internal.client.SessionSecret;
import pl.nurt.billing.ksef.internal.rules.KsefPause;
import pl.nurt.billing.ksef.internal.rules.KsefSessionKind;
import pl.nurt.billing.ksef.internal.rules.KsefSessionState;
import pl.nurt.billing.ksef.internal.rules.SessionSteps;
import pl.nurt.platform.StoredJson;

/** Sessions at KSeF. One worker at a time holds each, for as long as its lease; every change names the lease. */
@Repository
class SessionRepository {
    private static final int LONGEST = 500;
    private static final Duration LIFE = Duration.ofHours(12);

    private final DSLContext db;
    private final KsefSettings settings;
    private final Clock clock;

    SessionRepository(DSLContext db, KsefSettings settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
    }

    /** In the transaction that puts invoices into it. */
    KsefSessionId add(KsefSessionKind kind, boolean offline) {
        var s = KSEF_SESSION;
        return db.insertInto(s)
                .set(s.KIND, kind)
                .set(s.STATE, KsefSessionState.OPENING)
                .set(s.OFFLINE, offline)
                .set(s.SECRET, SessionSecret.random().octets())
                .set(s.NEXT_AT, clock.instant())
                .returningResult(s.KSEF_SESSION_ID)
                .fetchSingle()
                .value1();
    }

    @Transactional(readOnly = true)
    public List<KsefSessionId> due() {
        return db.select(KSEF_SESSION.KSEF_SESSION_ID)
                .from(KSEF_SESSION)
                .where(isDue())
                .orderBy(KSEF_SESSION.NEXT_AT, KSEF_SESSION.KSEF_SESSION_ID)
                .limit(100)
                .fetch(mapping(id -> id));
    }

    private Condition isDue() {
        var now = clock.instant();
        return KSEF_SESSION
                .STATE
                .notIn(KsefSessionState.DONE, KsefSessionState.FAILED)
                .and(KSEF_SESSION.NEXT_AT.le(now))
                .and(KSEF_SESSION.LEASED_UNTIL.isNull().or(KSEF_SESSION.LEASED_UNTIL.le(now)));
    }

    /** Empty when somebody else has it, or it is not due any more. */
    @Transactional
    public Optional<HeldSession> take(KsefSessionId id) {
        var s = KSEF_SESSION;
        var taken = db.update(s)
                .set(s.LEASED_UNTIL, clock.instant().plus(settings.lease()))
                .set(s.LEASE, s.LEASE.plus(1))
                .where(s.KSEF_SESSION_ID.eq(id), isDue())
                .returningResult(s.LEASE)
                .fetchOptional();
        return taken.flatMap(lease -> find(id, lease.value1()));
    }

    /** As it is now; and the lease begins anew. @throws LeaseLostException when somebody else has taken it */
    @Transactional
    public HeldSession hold(HeldSession session) {
        change(session, Map.of(KSEF_SESSION.LEASED_UNTIL, clock.instant().plus(settings.lease())));
        return find(session.id(), session.lease()).orElseThrow();
    }

    private Optional<HeldSession> find(KsefSessionId id, int lease) {
        var s = KSEF_SESSION;
        return db.select(
                        s.KSEF_SESSION_ID,
                        s.KIND,
                        s.STATE,
                        s.OFFLINE,
                        s.REFERENCE,
                        s.SECRET,
                        s.UPLOADS.convertFrom(json -> StoredJson.list(json.data(), OpenedSession.Upload.class)),
                        s.VALID_UNTIL,
                        s.NEXT_PAGE,
                        s.LEASE,
                        s.FAILURES)
                .from(s)
                .where(s.KSEF_SESSION_ID.eq(id), s.LEASE.eq(lease))
                .fetchOptional(mapping(HeldSession::new));
    }

    @Transactional
    public void opened(HeldSession session, OpenedSession opened) {
        var now = clock.instant();
        var until = opened.validUntil().isAfter(now) ? opened.validUntil() : now.plus(LIFE);
        step(
                session,
                KsefSessionState.OPEN,
                Map.of(
                        KSEF_SESSION.REFERENCE,
                        opened.reference(),
                        KSEF_SESSION.UPLOADS,
                        JSONB.valueOf(StoredJson.text(opened.uploads())),
                        KSEF_SESSION.OPENED_AT,
                        now,
                        KSEF_SESSION.VALID_UNTIL,
                        until,
                        KSEF_SESSION.FAILURES,
                        0));
    }

    @Transactional
    public void closing(HeldSession session) {
        step(session, KsefSessionState.CLOSING, Map.of(KSEF_SESSION.FAILURES, 0));
    }

    @Transactional
    public void closed(HeldSession session) {
        step(session, KsefSessionState.CLOSED, Map.of(KSEF_SESSION.FAILURES, 0));
    }

    /** In the transaction that takes the answers of a page in. @param next the mark of the one after it; null to begin anew */
    void read(HeldSession session, @Nullable String next) {
        change(
                session,
                Map.of(KSEF_SESSION.LEASED_UNTIL, clock.instant().plus(settings.lease()), KSEF_SESSION.FAILURES, 0));
        db.update(KSEF_SESSION)
                .set(KSEF_SESSION.NEXT_PAGE, next)
                .where(KSEF_SESSION.KSEF_SESSION_ID.eq(session.id()))
                .execute();
    }

    /** In the transaction that says what became of its invoices. */
    void end(HeldSession session, KsefSessionState state, String said) {
        step(session, state, Map.of(KSEF_SESSION.SAID, shortened(said)));
        db.update(KSEF_SESSION)
                .setNull(KSEF_SESSION.SECRET)
                .set(KSEF_SESSION.UPLOADS, JSONB.valueOf("[]"))
                .where(KSEF_SESSION.KSEF_SESSION_ID.eq(session.id()))
                .execute();
    }

    /** Goes on at the moment; the session is free until then. */
    @Transactional
    public void later(HeldSession session, Instant at) {
        change(session, Map.of(KSEF_SESSION.NEXT_AT, at));
        free(session);
    }

    /** Something went wrong: goes on after a pause that grows. */
    @Transactional
    public void failed(HeldSession session, String said) {
        var failures = session.failures() + 1;
        change(
                session,
                Map.of(
                        KSEF_SESSION.FAILURES,
                        failures,
                        KSEF_SESSION.SAID,
                        shortened(said),
                        KSEF_SESSION.NEXT_AT,
                        clock.instant().plus(KsefPause.after(failures))));
        free(session);
    }

    /** What nobody foresaw went wrong, in whoever's hands it was: goes on after a pause that grows. */
    @Transactional
    public void stumbled(KsefSessionId id, String said) {
        var s = KSEF_SESSION;
        var failures = 1
                + db.select(s.FAILURES).from(s).where(s.KSEF_SESSION_ID.eq(id)).fetchSingle(s.FAILURES);
        db.update(s)
                .set(s.FAILURES, failures)
                .set(s.SAID, shortened(said))
                .set(s.NEXT_AT, clock.instant().plus(KsefPause.after(failures)))
                .where(s.KSEF_SESSION_ID.eq(id), s.STATE.notIn(KsefSessionState.DONE, KsefSessionState.FAILED))
                .execute();
    }

    private void free(HeldSession session) {
        db.update(KSEF_SESSION)
                .setNull(KSEF_SESSION.LEASED_UNTIL)
                .where(KSEF_SESSION.KSEF_SESSION_ID.eq(session.id()), KSEF_SESSION.LEASE.eq(session.lease()))
                .execute();
    }

    private void step(HeldSession session, KsefSessionState to, Map<?, ?> more) {
        var changed = db.update(KSEF_SESSION)
                .set(KSEF_SESSION.STATE, to)
                .set(more)
                .where(
                        KSEF_SESSION.KSEF_SESSION_ID.eq(session.id()),
                        KSEF_SESSION.LEASE.eq(session.lease()),
                        KSEF_SESSION.STATE.in(SessionSteps.STEPS.before(to)))
                .execute();
        if (changed == 0) {
            throw new LeaseLostException(session.id());
        }
    }

    private void change(HeldSession session, Map<?, ?> values) {
        var changed = db.update(KSEF_SESSION)
                .set(values)
                .where(KSEF_SESSION.KSEF_SESSION_ID.eq(session.id()), KSEF_SESSION.LEASE.eq(session.lease()))
                .execute();
        if (changed == 0) {
            throw new LeaseLostException(session.id());
        }
    }

    /** Whether KSeF does not want to be asked something now: of that group nobody asks, on whatever portal. */
    @Transactional(readOnly = true)
    public Map<String, Instant> pauses() {
        return db.select(KSEF_PAUSE.RATE_GROUP, KSEF_PAUSE.UNTIL)
                .from(KSEF_PAUSE)
                .where(KSEF_PAUSE.UNTIL.gt(clock.instant()))
                .fetchMap(KSEF_PAUSE.RATE_GROUP, KSEF_PAUSE.UNTIL);
    }

    @Transactional
    public void pause(RateGroup group, Instant until) {
        db.insertInto(KSEF_PAUSE)
                .set(KSEF_PAUSE.RATE_GROUP, group.name())
                .set(KSEF_PAUSE.UNTIL, until)
                .onConflict(KSEF_PAUSE.RATE_GROUP)
                .doUpdate()
                .set(KSEF_PAUSE.UNTIL, DSL.greatest(KSEF_PAUSE.UNTIL, DSL.excluded(KSEF_PAUSE.UNTIL)))
                .execute();
    }

    static String shortened(String said) {
        return said.length() <= LONGEST ? said : said.substring(0, LONGEST);
    }
}
