package pl.nurt.billing.documents.internal;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.noCondition;
import static pl.nurt.db.billing.Tables.INVOICE_DOCUMENT;
import static pl.nurt.db.billing.Tables.INVOICE_DUE;
import static pl.nurt.db.billing.Tables.INVOICE_SEEN;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.identity.UserAccountId;
import pl.nurt.platform.files.StoredFileId;

/** Which documents there are, what is still to be done for an invoice, and when it was opened first. */
@Repository
public class DocumentRepository {
    private static final int LONGEST_TROUBLE = 500;

    private final DSLContext db;

    DocumentRepository(DSLContext db) {
        this.db = db;
    }

    /**
     * The last one that was made.
     *
     * @param passing whether one that another follows will do
     */
    public Optional<StoredFileId> find(InvoiceId invoice, Locale language, boolean passing) {
        var d = INVOICE_DOCUMENT;
        return db.select(d.STORED_FILE_ID)
                .from(d)
                .where(d.INVOICE_ID.eq(invoice), d.LANGUAGE.eq(language.getLanguage()))
                .and(passing ? noCondition() : d.PASSING.isFalse())
                .orderBy(d.PASSING)
                .limit(1)
                .fetchOptional(d.STORED_FILE_ID);
    }

    /** False when there is one already: that one holds. */
    public boolean add(InvoiceId invoice, Locale language, boolean passing, StoredFileId file, Instant now) {
        return db.insertInto(INVOICE_DOCUMENT)
                        .set(INVOICE_DOCUMENT.INVOICE_ID, invoice)
                        .set(INVOICE_DOCUMENT.LANGUAGE, language.getLanguage())
                        .set(INVOICE_DOCUMENT.PASSING, passing)
                        .set(INVOICE_DOCUMENT.STORED_FILE_ID, file)
                        .set(INVOICE_DOCUMENT.MADE_AT, now)
                        .onConflictDoNothing()
                        .execute()
                > 0;
    }

    /** Something is to be done for it; nothing happens when that was said before. */
    void due(InvoiceId invoice, Instant now) {
        db.insertInto(INVOICE_DUE)
                .set(INVOICE_DUE.INVOICE_ID, invoice)
                .set(INVOICE_DUE.NEXT_AT, now)
                .onConflictDoNothing()
                .execute();
    }

    /** What it waited for has come; nothing happens when nothing is due for it. */
    void hurry(InvoiceId invoice, Instant now) {
        db.update(INVOICE_DUE)
                .set(INVOICE_DUE.NEXT_AT, now)
                .where(INVOICE_DUE.INVOICE_ID.eq(invoice), INVOICE_DUE.NEXT_AT.gt(now))
                .execute();
    }

    /** So many for which something is due now, the longest waiting first. */
    List<InvoiceId> dueNow(Instant now, int most) {
        return db.select(INVOICE_DUE.INVOICE_ID)
                .from(INVOICE_DUE)
                .where(INVOICE_DUE.NEXT_AT.le(now))
                .orderBy(INVOICE_DUE.NEXT_AT, INVOICE_DUE.INVOICE_ID)
                .limit(most)
                .fetch(INVOICE_DUE.INVOICE_ID);
    }

    /** Whether somebody is still to be told; the row is this transaction's until it ends. False too when another one is at it. */
    boolean takeUntold(InvoiceId invoice) {
        return db.update(INVOICE_DUE)
                        .set(INVOICE_DUE.TOLD, true)
                        .where(INVOICE_DUE.INVOICE_ID.eq(invoice), INVOICE_DUE.TOLD.isFalse())
                        .execute()
                > 0;
    }

    void done(InvoiceId invoice) {
        db.deleteFrom(INVOICE_DUE)
                .where(INVOICE_DUE.INVOICE_ID.eq(invoice), INVOICE_DUE.TOLD.isTrue())
                .execute();
    }

    /** To be looked at again after the pause; each failure doubles the next one. @param trouble null when it only waits */
    void later(InvoiceId invoice, Instant now, Duration pause, @Nullable String trouble) {
        db.update(INVOICE_DUE)
                .set(INVOICE_DUE.NEXT_AT, now.plus(pause))
                .set(INVOICE_DUE.ATTEMPTS, INVOICE_DUE.ATTEMPTS.plus(trouble == null ? 0 : 1))
                .set(
                        INVOICE_DUE.TROUBLE,
                        trouble == null ? null : trouble.substring(0, Math.min(LONGEST_TROUBLE, trouble.length())))
                .where(INVOICE_DUE.INVOICE_ID.eq(invoice))
                .execute();
    }

    int attempts(InvoiceId invoice) {
        return db.select(INVOICE_DUE.ATTEMPTS)
                .from(INVOICE_DUE)
                .where(INVOICE_DUE.INVOICE_ID.eq(invoice))
                .fetchOptional(INVOICE_DUE.ATTEMPTS)
                .orElse(0);
    }

    /** Whether this was the first time. */
    public boolean opened(InvoiceId invoice, UserAccountId by, Instant now) {
        return db.update(INVOICE_SEEN)
                        .set(INVOICE_SEEN.OPENED_AT, now)
                        .set(INVOICE_SEEN.OPENED_BY, by)
                        .where(INVOICE_SEEN.INVOICE_ID.eq(invoice), INVOICE_SEEN.OPENED_AT.isNull())
                        .execute()
                > 0;
    }

    /** Who has its document has opened it. @return whether this was the first time */
    public boolean downloaded(InvoiceId invoice, UserAccountId by, Instant now) {
        return db.update(INVOICE_SEEN)
                        .set(INVOICE_SEEN.DOWNLOADED_AT, now)
                        .set(INVOICE_SEEN.DOWNLOADED_BY, by)
                        .set(INVOICE_SEEN.OPENED_AT, coalesce(INVOICE_SEEN.OPENED_AT, now))
                        .set(INVOICE_SEEN.OPENED_BY, coalesce(INVOICE_SEEN.OPENED_BY, by))
                        .where(INVOICE_SEEN.INVOICE_ID.eq(invoice), INVOICE_SEEN.DOWNLOADED_AT.isNull())
                        .execute()
                > 0;
    }
}
