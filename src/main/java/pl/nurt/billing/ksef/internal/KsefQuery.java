package pl.nurt.billing.ksef.internal;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.jsonbGetAttributeAsText;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static pl.nurt.db.billing.Tables.INVOICE;
import static pl.nurt.db.billing.Tables.KSEF_EVENT;
import static pl.nurt.db.billing.Tables.KSEF_SESSION;
import static pl.nurt.db.billing.Tables.KSEF_SUBMISSION;
import static pl.nurt.db.customer.Tables.CUSTOMER_;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record13;
import org.jooq.SelectOnConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.ksef.KsefProblem;
import pl.nurt.billing.ksef.KsefState;
import pl.nurt.billing.ksef.KsefSubmission;
import pl.nurt.billing.ksef.internal.rules.SubmissionSteps;
import pl.nurt.identity.UserAccountId;
import pl.nurt.platform.files.StoredFileId;

/** What people see of invoices on their way, and what they do about one. */
@Repository
public class KsefQuery {
    private final DSLContext db;
    private final Clock clock;

    KsefQuery(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    public Optional<KsefSubmission> find(InvoiceId invoice) {
        return chosen().where(KSEF_SUBMISSION.INVOICE_ID.eq(invoice)).fetchOptional(mapping(KsefSubmission::new));
    }

    /** The latest changes first. @param before the last one of the page before; null for the first */
    public List<KsefSubmission> page(@Nullable KsefState state, @Nullable KsefSubmission before, int size) {
        var s = KSEF_SUBMISSION;
        return chosen().where(state == null ? noCondition() : s.STATE.eq(state))
                .and(
                        before == null
                                ? noCondition()
                                : row(s.CHANGED_AT, s.INVOICE_ID).lt(before.changedAt(), before.invoice()))
                .orderBy(s.CHANGED_AT.desc(), s.INVOICE_ID.desc())
                .limit(size)
                .fetch(mapping(KsefSubmission::new));
    }

    public Map<KsefState, Integer> counts() {
        return db.select(KSEF_SUBMISSION.STATE, count())
                .from(KSEF_SUBMISSION)
                .groupBy(KSEF_SUBMISSION.STATE)
                .fetchMap(KSEF_SUBMISSION.STATE, count());
    }

    private SelectOnConditionStep<
                    Record13<
                            InvoiceId,
                            String,
                            LocalDate,
                            String,
                            KsefState,
                            KsefProblem,
                            String,
                            String,
                            Instant,
                            Boolean,
                            Integer,
                            Instant,
                            Instant>>
            chosen() {
        var s = KSEF_SUBMISSION;
        var i = INVOICE;
        return db.select(
                        s.INVOICE_ID,
                        i.NUMBER,
                        i.ISSUED_ON,
                        jsonbGetAttributeAsText(i.BUYER, "name"),
                        s.STATE,
                        s.PROBLEM,
                        coalesce(s.SAID, KSEF_SESSION.SAID),
                        s.KSEF_NUMBER,
                        s.ACCEPTED_AT,
                        field(s.OFFLINE_SINCE.isNotNull()),
                        s.ATTEMPTS,
                        s.NEXT_AT,
                        s.CHANGED_AT)
                .from(s)
                .join(i)
                .on(i.INVOICE_ID.eq(s.INVOICE_ID))
                .leftJoin(KSEF_SESSION)
                .on(KSEF_SESSION.KSEF_SESSION_ID.eq(s.KSEF_SESSION_ID), s.STATE.eq(KsefState.SENDING));
    }

    /** What the links are made of. @param seller its tax number @param hash of the document, hexadecimal; null as long as there is none */
    public record Linked(
            KsefState state,
            @Nullable String ksefNumber,
            String seller,
            LocalDate issuedOn,
            @Nullable String hash) {}

    public Optional<Linked> linked(InvoiceId invoice) {
        return db.select(
                        KSEF_SUBMISSION.STATE,
                        KSEF_SUBMISSION.KSEF_NUMBER,
                        jsonbGetAttributeAsText(INVOICE.SELLER, "nip"),
                        INVOICE.ISSUED_ON,
                        KSEF_SUBMISSION.DOCUMENT_HASH)
                .from(KSEF_SUBMISSION)
                .join(INVOICE)
                .on(INVOICE.INVOICE_ID.eq(KSEF_SUBMISSION.INVOICE_ID))
                .where(KSEF_SUBMISSION.INVOICE_ID.eq(invoice))
                .fetchOptional(mapping(Linked::new));
    }

    /** It was given to the buyer without a number: from now on an offline invoice; nothing changes the second time. */
    public void givenOffline(InvoiceId invoice) {
        db.update(KSEF_SUBMISSION)
                .set(KSEF_SUBMISSION.OFFLINE_SINCE, clock.instant())
                .where(
                        KSEF_SUBMISSION.INVOICE_ID.eq(invoice),
                        KSEF_SUBMISSION.OFFLINE_SINCE.isNull(),
                        KSEF_SUBMISSION.KSEF_NUMBER.isNull())
                .execute();
    }

    public Optional<StoredFileId> document(InvoiceId invoice) {
        return file(invoice, KSEF_SUBMISSION.DOCUMENT_FILE);
    }

    public Optional<StoredFileId> confirmation(InvoiceId invoice) {
        return file(invoice, KSEF_SUBMISSION.CONFIRMATION_FILE);
    }

    private Optional<StoredFileId> file(InvoiceId invoice, Field<Long> column) {
        return db.select(column)
                .from(KSEF_SUBMISSION)
                .where(KSEF_SUBMISSION.INVOICE_ID.eq(invoice), column.isNotNull())
                .fetchOptional(column)
                .map(StoredFileId::new);
    }

    /**
     * Goes again under its own number, with a new document made with the tax numbers that the register has now.
     *
     * @return false when somebody was faster
     */
    public boolean again(InvoiceId invoice, UserAccountId by) {
        var s = KSEF_SUBMISSION;
        var now = clock.instant();
        var customer = CUSTOMER_.as("customer");
        var buyer = CUSTOMER_.as("buyer");
        var nips = db.select(INVOICE.RECIPIENT.isNotNull(), customer.NIP, buyer.NIP)
                .from(INVOICE)
                .join(customer)
                .on(customer.CUSTOMER_ID.eq(INVOICE.CUSTOMER_ID))
                .leftJoin(buyer)
                .on(buyer.CUSTOMER_ID.eq(customer.BUYER_ID))
                .where(INVOICE.INVOICE_ID.eq(invoice))
                .fetchSingle();
        var apart = nips.value1();
        var changed = db.update(s)
                .set(s.STATE, KsefState.QUEUED)
                .setNull(s.PROBLEM)
                .setNull(s.SAID)
                .setNull(s.DOCUMENT_FILE)
                .setNull(s.DOCUMENT_HASH)
                .setNull(s.KSEF_SESSION_ID)
                .setNull(s.POSITION)
                .setNull(s.HANDED_OVER_AT)
                .setNull(s.REFERENCE)
                .setNull(s.ORIGINAL_NUMBER)
                .setNull(s.ORIGINAL_SESSION)
                .set(s.BUYER_NIP, apart ? nips.value3() : nips.value2())
                .set(s.RECIPIENT_NIP, apart ? nips.value2() : null)
                .set(s.ATTEMPTS, 0)
                .set(s.NEXT_AT, now)
                .set(s.CHANGED_AT, now)
                .where(
                        s.INVOICE_ID.eq(invoice),
                        s.STATE.in(SubmissionSteps.STEPS.before(KsefState.QUEUED)),
                        s.STATE.ne(KsefState.SENDING))
                .execute();
        if (changed == 0) {
            return false;
        }
        db.insertInto(KSEF_EVENT)
                .set(KSEF_EVENT.INVOICE_ID, invoice)
                .set(KSEF_EVENT.AT, now)
                .set(KSEF_EVENT.STATE, KsefState.QUEUED.name())
                .set(KSEF_EVENT.CHANGED_BY, by)
                .execute();
        return true;
    }
}
