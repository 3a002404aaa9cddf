package pl.nurt.billing.ksef.internal;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.jsonbGetAttributeAsText;
import static pl.nurt.db.billing.Tables.INVOICE;
import static pl.nurt.db.billing.Tables.KSEF_SUBMISSION;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.ksef.KsefState;

/** What KSeF has to do with the copies of an invoice that buyers get. */
@Repository
class CopyQuery {
    private final DSLContext db;
    private final Clock clock;

    CopyQuery(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @param seller its tax number @param hash of the document, hexadecimal; null as long as there is none */
    record Linked(
            KsefState state,
            @Nullable String ksefNumber,
            boolean offline,
            String seller,
            LocalDate issuedOn,
            @Nullable String hash) {}

    /** Empty for an invoice from before the portal knew KSeF. */
    @Transactional(readOnly = true)
    public Optional<Linked> find(InvoiceId invoice) {
        var s = KSEF_SUBMISSION;
        return db.select(
                        s.STATE,
                        s.KSEF_NUMBER,
                        field(s.OFFLINE_SINCE.isNotNull()),
                        jsonbGetAttributeAsText(INVOICE.SELLER, "nip"),
                        INVOICE.ISSUED_ON,
                        s.DOCUMENT_HASH)
                .from(s)
                .join(INVOICE)
                .on(INVOICE.INVOICE_ID.eq(s.INVOICE_ID))
                .where(s.INVOICE_ID.eq(invoice))
                .fetchOptional(mapping(Linked::new));
    }

    /** It is given to the buyer without a number: from now on an offline invoice; nothing changes the second time. */
    @Transactional
    public void givenOffline(InvoiceId invoice) {
        var s = KSEF_SUBMISSION;
        db.update(s)
                .set(s.OFFLINE_SINCE, clock.instant())
                .where(s.INVOICE_ID.eq(invoice), s.OFFLINE_SINCE.isNull(), s.KSEF_NUMBER.isNull())
                .execute();
    }
}
