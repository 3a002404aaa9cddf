package pl.nurt.billing.invoices.internal;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.one;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static pl.nurt.db.billing.Tables.BILLED_DAYS;
import static pl.nurt.db.billing.Tables.INVOICE;
import static pl.nurt.db.billing.Tables.INVOICE_LINE;
import static pl.nurt.db.billing.Tables.INVOICE_SEEN;
import static pl.nurt.db.billing.Tables.INVOICE_VAT;
import static pl.nurt.db.billing.Tables.NUMBER_SERIES;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.billing.invoices.Correction;
import pl.nurt.billing.invoices.CorrectionKind;
import pl.nurt.billing.invoices.Invoice;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.invoices.InvoiceLine;
import pl.nurt.billing.invoices.InvoiceVat;
import pl.nurt.billing.invoices.Party;
import pl.nurt.billing.invoices.internal.rules.InvoiceNumber;
import pl.nurt.billing.pricing.BillTotals;
import pl.nurt.billing.pricing.BilledService;
import pl.nurt.billing.pricing.PriceSource;
import pl.nurt.billing.pricing.Priced;
import pl.nurt.billing.pricing.Reason;
import pl.nurt.billing.pricing.VatRate;
import pl.nurt.billing.pricing.internal.rules.BilledIndexes;
import pl.nurt.customer.SupplyContractId;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.use.IndexReading;
import pl.nurt.platform.StoredJson;

/** What was issued; rows are only added, each with its lines in one transaction. */
@Repository
public class InvoiceRepository {
    private static final String SERIES = "INVOICE";
    /** Corrections have a row of numbers of their own. */
    private static final String CORRECTIONS = "CORRECTION";

    private static final String LOCK = "billing.number_series";

    private final DSLContext db;

    InvoiceRepository(DSLContext db) {
        this.db = db;
    }

    /** Waits for whoever is numbering an invoice, and lets nobody else number one until this transaction ends. */
    public void takeTurn() {
        db.select(function(
                        "pg_advisory_xact_lock",
                        SQLDataType.OTHER,
                        function("hashtext", SQLDataType.INTEGER, inline(LOCK))))
                .fetch();
    }

    /**
     * The next number of the year. Whoever took the one before is waited for; when this transaction is rolled back the number is free again, so that
     * none is missing.
     *
     * @param prefix what numbers begin with from the first one of the year on; later ones keep it
     */
    public InvoiceNumber next(String prefix, int year) {
        return next(SERIES, prefix, year);
    }

    /** The same of corrections. */
    public InvoiceNumber nextCorrection(String prefix, int year) {
        return next(CORRECTIONS, prefix, year);
    }

    private InvoiceNumber next(String series, String prefix, int year) {
        var s = NUMBER_SERIES;
        db.insertInto(s)
                .set(s.SERIES, series)
                .set(s.YEAR, year)
                .set(s.PREFIX, prefix)
                .set(s.LAST_NUMBER, 0L)
                .onConflictDoNothing()
                .execute();
        return db.update(s)
                .set(s.LAST_NUMBER, s.LAST_NUMBER.plus(1))
                .where(s.SERIES.eq(series), s.YEAR.eq(year))
                .returningResult(s.PREFIX, s.YEAR, s.LAST_NUMBER)
                .fetchSingle(mapping(InvoiceNumber::new));
    }

    public InvoiceId insert(NewInvoice invoice, InvoiceNumber number, Priced.Bill bill) {
        var lines = bill.lines().stream().map(InvoiceLine::of).toList();
        return insert(invoice, number, lines, bill.totals());
    }

    /** @param totals what the document says: of a correction what it changes */
    public InvoiceId insert(NewInvoice invoice, InvoiceNumber number, List<InvoiceLine> lines, BillTotals totals) {
        var stored = db.newRecord(INVOICE);
        stored.setYear(number.year());
        stored.setSequence(number.sequence());
        stored.setNumber(number.text());
        switch (invoice.origin()) {
            case InvoiceOrigin.OfRun(var item) -> {
                stored.setSeries(SERIES);
                stored.setRunItemId(item);
            }
            case InvoiceOrigin.OfSettlement(var settlement) -> {
                stored.setSeries(SERIES);
                stored.setSettlementId(settlement);
            }
            case InvoiceOrigin.OfCorrection(var correction) -> {
                stored.setSeries(CORRECTIONS);
                stored.setCorrectsId(correction.corrects());
                stored.setOriginalId(correction.original());
                stored.setCorrectionKind(correction.kind());
                stored.setCorrectionReason(correction.reason());
                stored.setLeftGrossPln(InvoiceLine.totals(lines).gross());
            }
        }
        stored.setSupplyContractId(invoice.contract());
        stored.setCustomerId(invoice.customer());
        stored.setServicePointId(invoice.place());
        stored.setFromDay(invoice.from());
        stored.setUntilDay(invoice.until());
        stored.setIssuedOn(invoice.issuedOn());
        stored.setDueOn(invoice.dueOn());
        stored.setIssuedAt(invoice.issuedAt());
        stored.setIssuedBy(invoice.issuedBy());
        stored.setSeller(json(invoice.seller()));
        stored.setBuyer(json(invoice.buyer()));
        var recipient = invoice.recipient();
        stored.setRecipient(recipient == null ? null : json(recipient));
        stored.setAccount(invoice.account());
        stored.setNetPln(totals.net());
        stored.setVatPln(totals.vat());
        stored.setGrossPln(totals.gross());
        stored.store();
        var id = Objects.requireNonNull(stored.getInvoiceId());
        if (!lines.isEmpty()) {
            lines(id, lines);
        }
        vat(id, totals);
        db.insertInto(INVOICE_SEEN)
                .set(INVOICE_SEEN.INVOICE_ID, id)
                .set(INVOICE_SEEN.ISSUED_ON, invoice.issuedOn())
                .execute();
        return id;
    }

    private void lines(InvoiceId id, List<InvoiceLine> lines) {
        var l = INVOICE_LINE;
        var insert = db.insertInto(
                l,
                l.INVOICE_ID,
                l.POSITION,
                l.SERVICE,
                l.EXTRA,
                l.FROM_DAY,
                l.UNTIL_DAY,
                l.QUANTITY,
                l.UNIT,
                l.NET_PRICE,
                l.VAT_PERCENT,
                l.NET_PLN,
                l.ESTIMATE,
                l.DECISION,
                l.STEP,
                l.REASONS);
        var position = 0;
        for (var line : lines) {
            insert = insert.values(
                    id,
                    ++position,
                    line.service().kind(),
                    line.service().extra(),
                    line.from(),
                    line.until(),
                    line.quantity(),
                    line.unit(),
                    line.netPrice(),
                    line.rate().percent(),
                    line.net(),
                    line.estimate(),
                    line.source().decision(),
                    line.source().step(),
                    StoredReasons.json(line.reasons()));
        }
        insert.execute();
    }

    private void vat(InvoiceId id, BillTotals totals) {
        var v = INVOICE_VAT;
        db.insertInto(v, v.INVOICE_ID, v.VAT_PERCENT, v.NET_PLN, v.VAT_PLN)
                .valuesOfRows(InvoiceVat.of(totals).stream()
                        .map(sum -> row(id, sum.rate().percent(), sum.net(), sum.tax()))
                        .toList())
                .execute();
    }

    public Optional<Invoice> find(InvoiceId id) {
        return where(INVOICE.INVOICE_ID.eq(id)).stream().findFirst();
    }

    /** What stands in its place now: the last of its corrections, else itself. */
    public Optional<Invoice> standing(InvoiceId id) {
        return chain(id).reduce((one, later) -> later);
    }

    /** The invoice that an invoice or correction goes back to, and all its corrections, the oldest first. */
    public Stream<Invoice> chain(InvoiceId id) {
        var i = INVOICE;
        var original = db.select(coalesce(i.ORIGINAL_ID, i.INVOICE_ID))
                .from(i)
                .where(i.INVOICE_ID.eq(id))
                .fetchOptional(row -> row.value1());
        return original.stream()
                .flatMap(root -> where(i.INVOICE_ID.eq(root).or(i.ORIGINAL_ID.eq(root))).stream())
                .sorted(Comparator.comparingLong(invoice -> invoice.id().value()));
    }

    /** Of invoices that nothing has taken the place of, and that are not corrected to nothing: the days they bill are billed by them. */
    public static Condition stands() {
        return exists(select(one())
                .from(BILLED_DAYS)
                .where(BILLED_DAYS.INVOICE_ID.eq(INVOICE.INVOICE_ID), BILLED_DAYS.CORRECTION_ID.isNull()));
    }

    /** The invoices of a condition, the oldest first. */
    public List<Invoice> where(Condition... which) {
        var i = INVOICE;
        return db.select(
                        i.INVOICE_ID,
                        i.NUMBER,
                        i.SUPPLY_CONTRACT_ID,
                        i.CUSTOMER_ID,
                        i.FROM_DAY,
                        i.UNTIL_DAY,
                        i.ISSUED_ON,
                        i.DUE_ON,
                        i.ISSUED_AT,
                        party(i.SELLER),
                        party(i.BUYER),
                        party(i.RECIPIENT),
                        lines(),
                        vat(),
                        i.NET_PLN,
                        i.VAT_PLN,
                        i.GROSS_PLN,
                        row(i.CORRECTS_ID, i.ORIGINAL_ID, i.CORRECTION_KIND, i.CORRECTION_REASON)
                                .mapping(InvoiceRepository::correction))
                .from(i)
                .where(which)
                .orderBy(i.UNTIL_DAY, i.INVOICE_ID)
                .fetch(mapping(Invoice::new));
    }

    private static @Nullable Correction correction(
            @Nullable InvoiceId corrects,
            @Nullable InvoiceId original,
            @Nullable CorrectionKind kind,
            @Nullable String reason) {
        return corrects == null || original == null || kind == null || reason == null
                ? null
                : new Correction(corrects, original, kind, reason);
    }

    /** How a contract's last invoice ended. @param indexes of each main meter that it counted @param asBilled the same in the units of that bill */
    public record Ends(List<IndexReading> indexes, BilledIndexes asBilled) {
        /** @param reasons of all its lines */
        public static Ends of(List<Reason> reasons) {
            var last = new LinkedHashMap<MeterId, IndexReading>();
            reasons.stream()
                    .filter(Reason.Counted.class::isInstance)
                    .map(reason -> ((Reason.Counted) reason).closing())
                    .forEach(closing -> last.merge(
                            closing.meter(), closing, (one, other) -> other.at().isAfter(one.at()) ? other : one));
            return new Ends(List.copyOf(last.values()), BilledIndexes.after(reasons));
        }
    }

    public Map<SupplyContractId, Ends> lastIndexes(Collection<SupplyContractId> contracts) {
        if (contracts.isEmpty()) {
            return Map.of();
        }
        var d = BILLED_DAYS;
        var l = INVOICE_LINE;
        var later = BILLED_DAYS.as("later");
        var reasons = new HashMap<SupplyContractId, List<Reason>>();
        db.select(d.SUPPLY_CONTRACT_ID, l.REASONS.convertFrom(StoredReasons::reasons))
                .from(d)
                .join(l)
                .on(l.INVOICE_ID.eq(d.INVOICE_ID))
                .where(d.SUPPLY_CONTRACT_ID.in(contracts), d.CORRECTION_ID.isNull())
                .andNotExists(select(one())
                        .from(later)
                        .where(later.SUPPLY_CONTRACT_ID.eq(d.SUPPLY_CONTRACT_ID), later.CORRECTION_ID.isNull())
                        .and(later.UNTIL_DAY.gt(d.UNTIL_DAY)))
                .orderBy(d.SUPPLY_CONTRACT_ID, l.POSITION)
                .forEach(line -> reasons.computeIfAbsent(line.value1(), contract -> new ArrayList<>())
                        .addAll(line.value2()));
        return reasons.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, ended -> Ends.of(ended.getValue())));
    }

    private static Field<List<InvoiceLine>> lines() {
        var l = INVOICE_LINE;
        return multiset(select(
                                row(l.SERVICE, l.EXTRA).mapping(BilledService::new),
                                l.FROM_DAY,
                                l.UNTIL_DAY,
                                l.QUANTITY,
                                l.UNIT,
                                l.NET_PRICE,
                                l.VAT_PERCENT.convertFrom(VatRate::new),
                                l.NET_PLN,
                                l.ESTIMATE,
                                row(l.DECISION, l.STEP).mapping(PriceSource::new),
                                l.REASONS.convertFrom(StoredReasons::reasons))
                        .from(l)
                        .where(l.INVOICE_ID.eq(INVOICE.INVOICE_ID))
                        .orderBy(l.POSITION))
                .convertFrom(found -> found.map(mapping(InvoiceLine::new)));
    }

    private static Field<List<InvoiceVat>> vat() {
        var v = INVOICE_VAT;
        return multiset(select(v.VAT_PERCENT.convertFrom(VatRate::new), v.NET_PLN, v.VAT_PLN)
                        .from(v)
                        .where(v.INVOICE_ID.eq(INVOICE.INVOICE_ID))
                        .orderBy(v.VAT_PERCENT))
                .convertFrom(found -> found.map(mapping(InvoiceVat::new)));
    }

    private static Field<Party> party(Field<JSONB> column) {
        return column.convertFrom(json -> json == null ? null : StoredJson.record(json.data(), Party.class));
    }

    private static JSONB json(Party party) {
        return JSONB.valueOf(StoredJson.text(party));
    }
}
