package pl.nurt.billing.explained.internal;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static pl.nurt.db.billing.Tables.INVOICE;
import static pl.nurt.db.billing.Tables.INVOICE_LINE;
import static pl.nurt.db.billing.Tables.KSEF_SUBMISSION;
import static pl.nurt.db.customer.Tables.SERVICE_POINT;

import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.billing.explained.BilledUse;
import pl.nurt.billing.explained.CorrectedFrom;
import pl.nurt.billing.explained.LaterCorrection;
import pl.nurt.billing.invoices.Correction;
import pl.nurt.billing.invoices.Invoice;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.invoices.internal.Giving;
import pl.nurt.billing.invoices.internal.InvoiceRepository;
import pl.nurt.billing.pricing.ServiceKind;
import pl.nurt.customer.Place;

/** What was billed before an invoice, by the same contract; of what came later nothing is told. */
@Repository
public class InvoiceHistory {
    private final DSLContext db;
    private final InvoiceRepository invoices;

    InvoiceHistory(DSLContext db, InvoiceRepository invoices) {
        this.db = db;
        this.invoices = invoices;
    }

    /** Where the water was taken, where it is to be paid, and whether it was given yet. */
    public record Facts(Place place, @Nullable String account, Giving giving) {}

    public Facts facts(InvoiceId id) {
        var p = SERVICE_POINT;
        return db.select(
                        row(p.SERVICE_POINT_ID, p.LOCALITY, p.STREET, p.HOUSE_NUMBER)
                                .mapping(Place::new),
                        INVOICE.ACCOUNT,
                        Giving.field())
                .from(INVOICE)
                .join(p)
                .on(p.SERVICE_POINT_ID.eq(INVOICE.SERVICE_POINT_ID))
                .leftJoin(KSEF_SUBMISSION)
                .on(KSEF_SUBMISSION.INVOICE_ID.eq(INVOICE.INVOICE_ID))
                .where(INVOICE.INVOICE_ID.eq(id))
                .fetchSingle(mapping(Facts::new));
    }

    /** What a correction corrects: how it stood, and which invoice it was first. */
    public CorrectedFrom corrected(Correction correction) {
        var before = invoices.find(correction.corrects()).orElseThrow().state();
        return db.select(INVOICE.NUMBER, INVOICE.ISSUED_ON, KSEF_SUBMISSION.KSEF_NUMBER)
                .from(INVOICE)
                .leftJoin(KSEF_SUBMISSION)
                .on(KSEF_SUBMISSION.INVOICE_ID.eq(INVOICE.INVOICE_ID))
                .where(INVOICE.INVOICE_ID.eq(correction.original()))
                .fetchSingle(mapping(
                        (number, issuedOn, ksefNumber) -> new CorrectedFrom(before, number, issuedOn, ksefNumber)));
    }

    /** Those that came after it, the oldest first. */
    public List<LaterCorrection> corrections(Invoice invoice) {
        var correction = invoice.correction();
        return db.select(
                        INVOICE.INVOICE_ID,
                        INVOICE.NUMBER,
                        INVOICE.ISSUED_ON,
                        INVOICE.CORRECTION_KIND,
                        INVOICE.GROSS_PLN,
                        Giving.field())
                .from(INVOICE)
                .leftJoin(KSEF_SUBMISSION)
                .on(KSEF_SUBMISSION.INVOICE_ID.eq(INVOICE.INVOICE_ID))
                .where(
                        INVOICE.ORIGINAL_ID.eq(correction == null ? invoice.id() : correction.original()),
                        INVOICE.INVOICE_ID.gt(invoice.id()))
                .orderBy(INVOICE.INVOICE_ID)
                .fetch(mapping((id, number, issuedOn, kind, gross, giving) ->
                        new LaterCorrection(id, number, issuedOn, kind, gross, giving.standing())));
    }

    /** The bill that ends where this one begins. */
    public Optional<Invoice> last(Invoice now) {
        return invoices
                .where(
                        InvoiceRepository.stands(),
                        INVOICE.SUPPLY_CONTRACT_ID.eq(now.contract()),
                        INVOICE.UNTIL_DAY.eq(now.from()))
                .stream()
                .findFirst()
                .map(Invoice::state);
    }

    /** The bill of the same days a year before. */
    public Optional<Invoice> lastYear(Invoice now) {
        return invoices
                .where(
                        InvoiceRepository.stands(),
                        INVOICE.SUPPLY_CONTRACT_ID.eq(now.contract()),
                        INVOICE.FROM_DAY.eq(now.from().minusYears(1)),
                        INVOICE.UNTIL_DAY.eq(now.until().minusYears(1)))
                .stream()
                .findFirst()
                .map(Invoice::state);
    }

    /** This bill and those before it, the oldest first. */
    public List<BilledUse> use(Invoice now, int most) {
        var water = select(sum(INVOICE_LINE.QUANTITY))
                .from(INVOICE_LINE)
                .where(INVOICE_LINE.INVOICE_ID.eq(INVOICE.INVOICE_ID), INVOICE_LINE.SERVICE.eq(ServiceKind.WATER));
        var earlier = INVOICE.UNTIL_DAY.le(now.from()).and(InvoiceRepository.stands());
        return db.select(
                        INVOICE.FROM_DAY,
                        INVOICE.UNTIL_DAY,
                        field(water),
                        coalesce(INVOICE.LEFT_GROSS_PLN, INVOICE.GROSS_PLN))
                .from(INVOICE)
                .where(INVOICE.SUPPLY_CONTRACT_ID.eq(now.contract()))
                .and(INVOICE.INVOICE_ID.eq(now.id()).or(earlier))
                .orderBy(INVOICE.UNTIL_DAY.desc())
                .limit(most)
                .fetch(mapping(BilledUse::new))
                .reversed();
    }
}
