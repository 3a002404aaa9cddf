package pl.nurt.billing.ksef.internal;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.jsonbGetAttributeAsText;
import static org.jooq.impl.DSL.row;
import static pl.nurt.db.billing.Tables.INVOICE;
import static pl.nurt.db.billing.Tables.KSEF_EVENT;
import static pl.nurt.db.billing.Tables.KSEF_SUBMISSION;
import static pl.nurt.db.customer.Tables.CUSTOMER_;

import java.time.Clock;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.ksef.KsefState;
import pl.nurt.billing.ksef.internal.rules.MendedNip;
import pl.nurt.billing.ksef.internal.rules.MendedNip.Named;
import pl.nurt.identity.UserAccountId;

/**
 * What a person does about an invoice that stopped. Bytes that were made once go again as they are; only where they never could be right, for a tax
 * number was missing or mistyped and has been mended in the register of the same party, new ones are made, and never for a copy that a buyer holds.
 */
@Repository
public class SentAgain {
    private final DSLContext db;
    private final Clock clock;

    SentAgain(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** What is mended of the two parties. */
    private record Mended(@Nullable String buyer, @Nullable String recipient) {}

    /** @return false when it does not wait for a person any more */
    public boolean again(InvoiceId invoice, UserAccountId by) {
        var s = KSEF_SUBMISSION;
        var stopped = db.select(
                        s.STATE,
                        s.OFFLINE_SINCE,
                        row(s.BUYER_NIP, s.RECIPIENT_NIP).mapping(Mended::new))
                .from(s)
                .where(s.INVOICE_ID.eq(invoice))
                .forUpdate()
                .fetchOptional()
                .orElse(null);
        if (stopped == null || !stopped.value1().waitsForAPerson()) {
            return false;
        }
        var now = clock.instant();
        if (stopped.value1() == KsefState.CONFLICT) {
            return step(invoice, KsefState.COMPARING, by, now);
        }
        var mended = mended(invoice);
        if (stopped.value2() == null && !mended.equals(stopped.value3())) {
            db.update(s)
                    .set(s.BUYER_NIP, mended.buyer())
                    .set(s.RECIPIENT_NIP, mended.recipient())
                    .setNull(s.DOCUMENT_FILE)
                    .setNull(s.DOCUMENT_HASH)
                    .set(s.STATE, KsefState.QUEUED)
                    .where(s.INVOICE_ID.eq(invoice))
                    .execute();
        }
        return step(invoice, KsefState.QUEUED, by, now);
    }

    private boolean step(InvoiceId invoice, KsefState to, UserAccountId by, Instant now) {
        var s = KSEF_SUBMISSION;
        db.update(s)
                .set(s.STATE, to)
                .setNull(s.PROBLEM)
                .setNull(s.SAID)
                .setNull(s.KSEF_SESSION_ID)
                .setNull(s.POSITION)
                .setNull(s.HANDED_OVER_AT)
                .setNull(s.REFERENCE)
                .set(s.ATTEMPTS, 0)
                .set(s.NEXT_AT, now)
                .set(s.CHANGED_AT, now)
                .where(s.INVOICE_ID.eq(invoice))
                .execute();
        db.insertInto(KSEF_EVENT)
                .set(KSEF_EVENT.INVOICE_ID, invoice)
                .set(KSEF_EVENT.AT, now)
                .set(KSEF_EVENT.STATE, to.name())
                .set(KSEF_EVENT.CHANGED_BY, by)
                .execute();
        return true;
    }

    private Mended mended(InvoiceId invoice) {
        var i = INVOICE;
        var customer = CUSTOMER_.as("customer");
        var buyer = CUSTOMER_.as("buyer");
        return db.select(
                        row(jsonbGetAttributeAsText(i.BUYER, "name"), jsonbGetAttributeAsText(i.BUYER, "nip"))
                                .mapping(Named::new),
                        row(jsonbGetAttributeAsText(i.RECIPIENT, "name"), jsonbGetAttributeAsText(i.RECIPIENT, "nip"))
                                .mapping(Named::new),
                        row(customer.NAME, customer.NIP).mapping(Named::new),
                        row(buyer.NAME, buyer.NIP).mapping(Named::new))
                .from(i)
                .join(customer)
                .on(customer.CUSTOMER_ID.eq(i.CUSTOMER_ID))
                .leftJoin(buyer)
                .on(buyer.CUSTOMER_ID.eq(customer.BUYER_ID))
                .where(i.INVOICE_ID.eq(invoice))
                .fetchSingle(mapping((bought, taken, own, payer) -> taken.name() == null
                        ? new Mended(MendedNip.of(bought, own), null)
                        : new Mended(MendedNip.of(bought, payer), MendedNip.of(taken, own))));
    }
}
