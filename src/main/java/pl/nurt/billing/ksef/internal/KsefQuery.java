package pl.nurt.billing.ksef.internal;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.jsonbGetAttributeAsText;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static pl.nurt.db.billing.Tables.INVOICE;
import static pl.nurt.db.billing.Tables.KSEF_SESSION;
import static pl.nurt.db.billing.Tables.KSEF_SUBMISSION;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
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
import pl.nurt.platform.files.StoredFileId;

/** What people see of invoices on their way. */
@Repository
public class KsefQuery {
    private final DSLContext db;

    KsefQuery(DSLContext db) {
        this.db = db;
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

    /** At most so many of each state are counted: the number stands for "or more". */
    public Map<KsefState, Integer> counts(int most) {
        var counts = new EnumMap<KsefState, Integer>(KsefState.class);
        for (var state : KsefState.values()) {
            var some = db.selectOne()
                    .from(KSEF_SUBMISSION)
                    .where(KSEF_SUBMISSION.STATE.eq(state))
                    .limit(most);
            var count = db.fetchCount(some);
            if (count > 0) {
                counts.put(state, count);
            }
        }
        return counts;
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
}
