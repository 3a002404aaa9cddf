package pl.nurt.billing.ksef.internal;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static pl.nurt.db.billing.Tables.INVOICE;
import static pl.nurt.db.billing.Tables.KSEF_EVENT;
import static pl.nurt.db.billing.Tables.KSEF_SESSION;
import static pl.nurt.db.billing.Tables.KSEF_SUBMISSION;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record9;
import org.jooq.SelectJoinStep;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.ksef.KsefAccepted;
import pl.nurt.billing.ksef.KsefChanged;
import pl.nurt.billing.ksef.KsefState;
import pl.nurt.billing.ksef.KsefStopped;
import pl.nurt.billing.ksef.internal.fa3.Fa3Problem;
import pl.nurt.billing.ksef.internal.rules.KsefPause;
import pl.nurt.billing.ksef.internal.rules.KsefSessionState;
import pl.nurt.billing.ksef.internal.rules.SubmissionSteps;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.files.StoredFile;
import pl.nurt.platform.files.StoredFileId;

/** The invoices on their way: each step is written down and told of in the transaction that takes it. */
@Repository
class SubmissionRepository {
    private final DSLContext db;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SubmissionRepository(DSLContext db, ApplicationEventPublisher events, Clock clock) {
        this.db = db;
        this.events = events;
        this.clock = clock;
    }

    void withheld(InvoiceId invoice, Fa3Problem problem) {
        step(invoice, KsefState.WITHHELD, problem.detail(), Map.of(KSEF_SUBMISSION.PROBLEM, problem.reason()));
    }

    /** Invoices that may be sent now, which nobody else sends until this transaction ends. */
    List<InvoiceId> ready(boolean offline, int most) {
        var s = KSEF_SUBMISSION;
        return db.select(s.INVOICE_ID)
                .from(s)
                .join(INVOICE)
                .on(INVOICE.INVOICE_ID.eq(s.INVOICE_ID))
                .where(
                        s.STATE.eq(KsefState.QUEUED),
                        s.DOCUMENT_HASH.isNotNull(),
                        isDue(),
                        isOffline().eq(offline))
                .orderBy(s.INVOICE_ID)
                .limit(most)
                .forUpdate()
                .of(s)
                .skipLocked()
                .fetch(mapping(id -> id));
    }

    /** Given away before it had a number, or not sent on the day that it bears. */
    private Field<Boolean> isOffline() {
        return field(
                KSEF_SUBMISSION.OFFLINE_SINCE.isNotNull().or(INVOICE.ISSUED_ON.lt(CivilTime.dayOf(clock.instant()))));
    }

    private Condition isDue() {
        return KSEF_SUBMISSION.NEXT_AT.le(clock.instant());
    }

    void join(KsefSessionId session, List<InvoiceId> invoices) {
        var position = 0;
        for (var invoice : invoices) {
            step(
                    invoice,
                    KsefState.SENDING,
                    null,
                    Map.of(KSEF_SUBMISSION.KSEF_SESSION_ID, session, KSEF_SUBMISSION.POSITION, ++position));
        }
    }

    /** Those of the session that have no answer yet, in the order of the package. */
    @Transactional(readOnly = true)
    public List<Submission> of(KsefSessionId session) {
        return chosen().where(KSEF_SUBMISSION.KSEF_SESSION_ID.eq(session), KSEF_SUBMISSION.STATE.eq(KsefState.SENDING))
                .orderBy(KSEF_SUBMISSION.POSITION)
                .fetch(mapping(Submission::new));
    }

    /** Those of them whose documents have these hashes. */
    List<Submission> of(KsefSessionId session, Collection<String> hashes) {
        return chosen().where(KSEF_SUBMISSION.KSEF_SESSION_ID.eq(session), KSEF_SUBMISSION.STATE.eq(KsefState.SENDING))
                .and(KSEF_SUBMISSION.DOCUMENT_HASH.in(hashes))
                .fetch(mapping(Submission::new));
    }

    @Transactional(readOnly = true)
    public List<Submission> due(KsefState state, int most) {
        return chosen().where(KSEF_SUBMISSION.STATE.eq(state), isDue())
                .andNotExists(select(inline(1))
                        .from(KSEF_SESSION)
                        .where(
                                KSEF_SESSION.KSEF_SESSION_ID.eq(KSEF_SUBMISSION.KSEF_SESSION_ID),
                                KSEF_SESSION.STATE.notIn(KsefSessionState.DONE, KsefSessionState.FAILED)))
                .orderBy(KSEF_SUBMISSION.NEXT_AT, KSEF_SUBMISSION.INVOICE_ID)
                .limit(most)
                .fetch(mapping(Submission::new));
    }

    private SelectJoinStep<Record9<InvoiceId, StoredFileId, String, Boolean, String, String, String, String, Integer>>
            chosen() {
        var s = KSEF_SUBMISSION;
        return db.select(
                        s.INVOICE_ID,
                        s.DOCUMENT_FILE.convertFrom(StoredFileId::new),
                        s.DOCUMENT_HASH,
                        field(s.HANDED_OVER_AT.isNotNull()),
                        s.REFERENCE,
                        s.KSEF_NUMBER,
                        s.ORIGINAL_NUMBER,
                        coalesce(
                                s.ORIGINAL_SESSION,
                                select(KSEF_SESSION.REFERENCE)
                                        .from(KSEF_SESSION)
                                        .where(KSEF_SESSION.KSEF_SESSION_ID.eq(s.KSEF_SESSION_ID))
                                        .asField()),
                        s.ATTEMPTS)
                .from(s);
    }

    @Transactional
    public void handsOver(InvoiceId invoice) {
        db.update(KSEF_SUBMISSION)
                .set(KSEF_SUBMISSION.HANDED_OVER_AT, clock.instant())
                .where(KSEF_SUBMISSION.INVOICE_ID.eq(invoice))
                .execute();
    }

    @Transactional
    public void handedOver(InvoiceId invoice, String reference) {
        db.update(KSEF_SUBMISSION)
                .set(KSEF_SUBMISSION.REFERENCE, reference)
                .where(KSEF_SUBMISSION.INVOICE_ID.eq(invoice))
                .execute();
    }

    /** Goes again after a pause; out of its session. */
    @Transactional
    public void again(Submission submission, String said) {
        var attempts = submission.attempts() + 1;
        step(
                submission.invoice(),
                KsefState.QUEUED,
                said,
                Map.of(
                        KSEF_SUBMISSION.ATTEMPTS,
                        attempts,
                        KSEF_SUBMISSION.NEXT_AT,
                        clock.instant().plus(KsefPause.after(attempts))));
        forgetSession(submission.invoice());
    }

    private void forgetSession(InvoiceId invoice) {
        db.update(KSEF_SUBMISSION)
                .setNull(KSEF_SUBMISSION.KSEF_SESSION_ID)
                .setNull(KSEF_SUBMISSION.POSITION)
                .setNull(KSEF_SUBMISSION.HANDED_OVER_AT)
                .setNull(KSEF_SUBMISSION.REFERENCE)
                .where(KSEF_SUBMISSION.INVOICE_ID.eq(invoice))
                .execute();
    }

    /** Tells of the number, once. */
    @Transactional
    public void accepted(InvoiceId invoice, String ksefNumber, Instant at) {
        if (step(
                invoice,
                KsefState.ACCEPTED,
                null,
                Map.of(
                        KSEF_SUBMISSION.KSEF_NUMBER,
                        ksefNumber,
                        KSEF_SUBMISSION.ACCEPTED_AT,
                        at,
                        KSEF_SUBMISSION.ATTEMPTS,
                        0,
                        KSEF_SUBMISSION.NEXT_AT,
                        clock.instant()))) {
            events.publishEvent(new KsefAccepted(invoice));
        }
    }

    @Transactional
    public void comparing(InvoiceId invoice, String original, String session, String said) {
        step(
                invoice,
                KsefState.COMPARING,
                said,
                Map.of(
                        KSEF_SUBMISSION.ORIGINAL_NUMBER,
                        original,
                        KSEF_SUBMISSION.ORIGINAL_SESSION,
                        session,
                        KSEF_SUBMISSION.ATTEMPTS,
                        0,
                        KSEF_SUBMISSION.NEXT_AT,
                        clock.instant()));
    }

    @Transactional
    public void stopped(InvoiceId invoice, KsefState state, String said) {
        step(invoice, state, said, Map.of());
    }

    /** Those of a confirmation's numbers that wait for it, with the hashes of what was sent, hexadecimal. */
    @Transactional(readOnly = true)
    public Map<InvoiceId, Sent> unconfirmed(Collection<String> ksefNumbers) {
        var s = KSEF_SUBMISSION;
        return db.select(s.INVOICE_ID, s.KSEF_NUMBER, s.DOCUMENT_HASH)
                .from(s)
                .where(s.KSEF_NUMBER.in(Set.copyOf(ksefNumbers)), s.STATE.eq(KsefState.ACCEPTED))
                .fetchMap(s.INVOICE_ID, row -> new Sent(row.value2(), row.value3()));
    }

    /** What was sent, and the number that it got. @param hash hexadecimal */
    record Sent(String ksefNumber, String hash) {}

    void confirmed(InvoiceId invoice, StoredFileId confirmation) {
        step(invoice, KsefState.CONFIRMED, null, Map.of(KSEF_SUBMISSION.CONFIRMATION_FILE, confirmation.value()));
    }

    /** What KSeF says of it cannot be: a person is told, and it is asked again in half an hour. */
    void doubted(InvoiceId invoice, String said) {
        db.update(KSEF_SUBMISSION)
                .set(KSEF_SUBMISSION.SAID, SessionRepository.shortened(said))
                .set(KSEF_SUBMISSION.ATTEMPTS, greatest(KSEF_SUBMISSION.ATTEMPTS, inline(KsefPause.TOLD_AFTER)))
                .set(KSEF_SUBMISSION.NEXT_AT, clock.instant().plus(KsefPause.after(KsefPause.TOLD_AFTER)))
                .where(KSEF_SUBMISSION.INVOICE_ID.eq(invoice))
                .execute();
    }

    /**
     * KSeF has one of the documents that were made of the invoice: its number and its bytes hold.
     *
     * @return false when the buyer holds a copy with the hash of another one
     */
    @Transactional
    public boolean adopted(InvoiceId invoice, String ksefNumber, Instant at, StoredFile document) {
        var s = KSEF_SUBMISSION;
        var hash = document.hash().hex();
        var holds = db.update(s)
                .set(s.DOCUMENT_FILE, document.id().value())
                .set(s.DOCUMENT_HASH, hash)
                .where(s.INVOICE_ID.eq(invoice), s.OFFLINE_SINCE.isNull().or(s.DOCUMENT_HASH.eq(hash)))
                .execute();
        if (holds > 0) {
            accepted(invoice, ksefNumber, at);
        }
        return holds > 0;
    }

    /** Could not be gone on with; looked at again after a pause that grows. */
    @Transactional
    public void later(Submission submission, String said) {
        var attempts = submission.attempts() + 1;
        db.update(KSEF_SUBMISSION)
                .set(KSEF_SUBMISSION.SAID, SessionRepository.shortened(said))
                .set(KSEF_SUBMISSION.ATTEMPTS, attempts)
                .set(KSEF_SUBMISSION.NEXT_AT, clock.instant().plus(KsefPause.after(attempts)))
                .where(KSEF_SUBMISSION.INVOICE_ID.eq(submission.invoice()))
                .execute();
    }

    /** @return whether the step was there to be taken */
    private boolean step(InvoiceId invoice, KsefState to, @Nullable String said, Map<?, ?> more) {
        var s = KSEF_SUBMISSION;
        var now = clock.instant();
        var words = said == null ? null : SessionRepository.shortened(said);
        var changed = db.update(s)
                .set(s.STATE, to)
                .set(s.SAID, words)
                .set(s.CHANGED_AT, now)
                .set(more)
                .where(s.INVOICE_ID.eq(invoice), s.STATE.in(SubmissionSteps.STEPS.before(to)))
                .execute();
        if (changed == 0) {
            return false;
        }
        db.insertInto(KSEF_EVENT)
                .set(KSEF_EVENT.INVOICE_ID, invoice)
                .set(KSEF_EVENT.AT, now)
                .set(KSEF_EVENT.STATE, to.name())
                .set(KSEF_EVENT.SAID, words)
                .execute();
        if (to.waitsForAPerson()) {
            events.publishEvent(new KsefStopped(invoice, to));
        }
        events.publishEvent(new KsefChanged());
        return true;
    }
}
