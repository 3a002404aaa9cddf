package pl.nurt.billing.ksef.internal;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.case_;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.jsonbGetAttributeAsText;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static pl.nurt.db.billing.Tables.INVOICE;
import static pl.nurt.db.billing.Tables.KSEF_SUBMISSION;
import static pl.nurt.db.customer.Tables.CUSTOMER_;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.ksef.KsefSettings;
import pl.nurt.billing.ksef.KsefState;
import pl.nurt.billing.ksef.internal.rules.KsefPause;
import pl.nurt.customer.CustomerKind;
import pl.nurt.platform.files.StoredFile;

/** Invoices before they leave: the rows that come with them, and their documents. */
@Repository
class PreparationRepository {
    private final DSLContext db;
    private final KsefSettings settings;
    private final Clock clock;

    PreparationRepository(DSLContext db, KsefSettings settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * In the transaction that issues it, with what the parties are in law on that day. Consumers' invoices stay outside unless the utility sends them
     * too.
     */
    void enrol(InvoiceId invoice) {
        var s = KSEF_SUBMISSION;
        var i = INVOICE;
        var customer = CUSTOMER_.as("customer");
        var buyer = CUSTOMER_.as("buyer");
        var now = clock.instant();
        var payer = coalesce(buyer.KIND, customer.KIND);
        var consumer = jsonbGetAttributeAsText(i.BUYER, "nip").isNull().and(payer.eq(CustomerKind.PERSON));
        var original = KSEF_SUBMISSION.as("original");
        var outside = i.ISSUED_ON.lt(settings.since());
        // A correction follows what it corrects there, whatever holds by now.
        var state = case_().when(original.KSEF_NUMBER.isNotNull(), inline(KsefState.QUEUED, s.STATE))
                .when(settings.consumers() ? outside : outside.or(consumer), inline(KsefState.OUTSIDE, s.STATE))
                .otherwise(inline(KsefState.QUEUED, s.STATE));
        db.insertInto(s, s.INVOICE_ID, s.STATE, s.CUSTOMER_KIND, s.PAYER_KIND, s.NEXT_AT, s.CHANGED_AT)
                .select(select(i.INVOICE_ID, state, customer.KIND, payer, val(now), val(now))
                        .from(i)
                        .join(customer)
                        .on(customer.CUSTOMER_ID.eq(i.CUSTOMER_ID))
                        .leftJoin(buyer)
                        .on(buyer.CUSTOMER_ID.eq(customer.BUYER_ID), i.RECIPIENT.isNotNull())
                        .leftJoin(original)
                        .on(original.INVOICE_ID.eq(i.ORIGINAL_ID))
                        .where(i.INVOICE_ID.eq(invoice)))
                .onConflictDoNothing()
                .execute();
    }

    /** By which KSeF knows it; empty where it never went there, or has not come there yet. */
    Optional<String> ksefNumber(InvoiceId invoice) {
        return db.select(KSEF_SUBMISSION.KSEF_NUMBER)
                .from(KSEF_SUBMISSION)
                .where(KSEF_SUBMISSION.INVOICE_ID.eq(invoice))
                .fetchOptional(KSEF_SUBMISSION.KSEF_NUMBER);
    }

    /** Invoices that want a document now, the longest waiting first. */
    @Transactional(readOnly = true)
    public List<InvoiceId> waiting(int most) {
        return db.select(KSEF_SUBMISSION.INVOICE_ID)
                .from(KSEF_SUBMISSION)
                .where(wantsDocument())
                .orderBy(KSEF_SUBMISSION.NEXT_AT, KSEF_SUBMISSION.INVOICE_ID)
                .limit(most)
                .fetch(mapping(id -> id));
    }

    private Condition wantsDocument() {
        return KSEF_SUBMISSION
                .STATE
                .eq(KsefState.QUEUED)
                .and(KSEF_SUBMISSION.DOCUMENT_HASH.isNull())
                .and(KSEF_SUBMISSION.NEXT_AT.le(clock.instant()));
    }

    /** One of them, which nobody else makes until this transaction ends; empty when somebody is at it or was. */
    Optional<ToPrepare> take(InvoiceId invoice) {
        var s = KSEF_SUBMISSION;
        var original = KSEF_SUBMISSION.as("original");
        return db.select(
                        s.INVOICE_ID,
                        s.CUSTOMER_KIND,
                        s.PAYER_KIND,
                        coalesce(s.BUYER_NIP, original.BUYER_NIP),
                        coalesce(s.RECIPIENT_NIP, original.RECIPIENT_NIP),
                        INVOICE.ACCOUNT)
                .from(s)
                .join(INVOICE)
                .on(INVOICE.INVOICE_ID.eq(s.INVOICE_ID))
                .leftJoin(original)
                .on(original.INVOICE_ID.eq(INVOICE.ORIGINAL_ID))
                .where(s.INVOICE_ID.eq(invoice), wantsDocument())
                .forUpdate()
                .of(s)
                .skipLocked()
                .fetchOptional(mapping(ToPrepare::new));
    }

    void prepared(InvoiceId invoice, StoredFile document) {
        db.update(KSEF_SUBMISSION)
                .set(KSEF_SUBMISSION.DOCUMENT_FILE, document.id().value())
                .set(KSEF_SUBMISSION.DOCUMENT_HASH, document.hash().hex())
                .set(KSEF_SUBMISSION.ATTEMPTS, 0)
                .where(KSEF_SUBMISSION.INVOICE_ID.eq(invoice), KSEF_SUBMISSION.STATE.eq(KsefState.QUEUED))
                .execute();
    }

    /** Its document could not be made; tried again after a pause that grows. */
    @Transactional
    public void failed(InvoiceId invoice, String said) {
        var s = KSEF_SUBMISSION;
        var attempts = 1
                + db.select(s.ATTEMPTS).from(s).where(s.INVOICE_ID.eq(invoice)).fetchSingle(s.ATTEMPTS);
        db.update(s)
                .set(s.SAID, SessionRepository.shortened(said))
                .set(s.ATTEMPTS, attempts)
                .set(s.NEXT_AT, clock.instant().plus(KsefPause.after(attempts)))
                .where(s.INVOICE_ID.eq(invoice), s.STATE.eq(KsefState.QUEUED))
                .execute();
    }
}
