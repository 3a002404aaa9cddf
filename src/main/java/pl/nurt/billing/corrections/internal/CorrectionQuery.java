package pl.nurt.billing.corrections.internal;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.jsonbGetAttributeAsText;
import static pl.nurt.db.billing.Tables.INVOICE;
import static pl.nurt.db.billing.Tables.KSEF_SUBMISSION;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.billing.corrections.internal.rules.CorrectionStops.Document;
import pl.nurt.billing.corrections.internal.rules.CorrectionStops.Standing;
import pl.nurt.billing.invoices.Invoice;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.invoices.internal.InvoiceRepository;

/** What a correction must know of invoices: what took their place, how they stand with KSeF, and what the contract was billed before and after. */
@Repository
class CorrectionQuery {
    private final DSLContext db;
    private final InvoiceRepository invoices;

    CorrectionQuery(DSLContext db, InvoiceRepository invoices) {
        this.db = db;
        this.invoices = invoices;
    }

    /** Empty when there is no such invoice. */
    Optional<Standing> find(InvoiceId id) {
        return invoices.find(id).map(this::standing);
    }

    Standing standing(Invoice invoice) {
        var last = invoices.standing(invoice.id()).orElse(invoice);
        return new Standing(
                invoice,
                last.id().equals(invoice.id()) ? null : last,
                documents(invoice),
                nip(invoice.id()).orElse(null));
    }

    private List<Document> documents(Invoice invoice) {
        var i = INVOICE;
        var original = original(invoice);
        return db.select(i.NUMBER, KSEF_SUBMISSION.STATE, KSEF_SUBMISSION.KSEF_NUMBER)
                .from(i)
                .leftJoin(KSEF_SUBMISSION)
                .on(KSEF_SUBMISSION.INVOICE_ID.eq(i.INVOICE_ID))
                .where(i.INVOICE_ID.eq(original).or(i.ORIGINAL_ID.eq(original)))
                .orderBy(i.INVOICE_ID)
                .fetch(mapping(Document::new));
    }

    /** What the first of an invoice's documents is. */
    static InvoiceId original(Invoice invoice) {
        var correction = invoice.correction();
        return correction == null ? invoice.id() : correction.original();
    }

    private Optional<String> nip(InvoiceId invoice) {
        return db.select(coalesce(KSEF_SUBMISSION.BUYER_NIP, jsonbGetAttributeAsText(INVOICE.BUYER, "nip")))
                .from(INVOICE)
                .leftJoin(KSEF_SUBMISSION)
                .on(KSEF_SUBMISSION.INVOICE_ID.eq(INVOICE.INVOICE_ID))
                .where(INVOICE.INVOICE_ID.eq(invoice))
                .fetchOptional(row -> row.value1());
    }

    /** The correction that was made of just this document. */
    Optional<Invoice> correctionOf(InvoiceId invoice) {
        return invoices.where(INVOICE.CORRECTS_ID.eq(invoice)).stream().findFirst();
    }

    /** What the same contract was billed for the days after, as it stands, the earliest first. */
    List<Invoice> later(Invoice invoice) {
        return invoices
                .where(
                        InvoiceRepository.stands(),
                        INVOICE.SUPPLY_CONTRACT_ID.eq(invoice.contract()),
                        INVOICE.FROM_DAY.ge(invoice.until()))
                .stream()
                .map(Invoice::state)
                .sorted(Comparator.comparing(Invoice::from))
                .toList();
    }

    /** What ends where this one begins, as it stands; null when nothing does. */
    @Nullable
    Invoice previous(Invoice invoice) {
        return invoices
                .where(
                        InvoiceRepository.stands(),
                        INVOICE.SUPPLY_CONTRACT_ID.eq(invoice.contract()),
                        INVOICE.UNTIL_DAY.eq(invoice.from()))
                .stream()
                .findFirst()
                .orElse(null);
    }
}
