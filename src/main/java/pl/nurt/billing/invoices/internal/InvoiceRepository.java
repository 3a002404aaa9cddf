package pl.nurt.billing.invoices.internal;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.one;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static pl.nurt.db.billing.Tables.INVOICE;
import static pl.nurt.db.billing.Tables.INVOICE_LINE;
import static pl.nurt.db.billing.Tables.INVOICE_SEEN;
import static pl.nurt.db.billing.Tables.INVOICE_VAT;
import static pl.nurt.db.billing.Tables.NUMBER_SERIES;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Repository;
import pl.nurt.billing.invoices.Invoice;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.invoices.InvoiceLine;
import pl.nurt.billing.invoices.InvoiceVat;
import pl.nurt.billing.invoices.Party;
import pl.nurt.billing.invoices.internal.rules.InvoiceNumber;
import pl.nurt.billing.pricing.BillLine;
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
        var s = NUMBER_SERIES;
        db.insertInto(s)
                .set(s.SERIES, SERIES)
                .set(s.YEAR, year)
                .set(s.PREFIX, prefix)
                .set(s.LAST_NUMBER, 0L)
                .onConflictDoNothing()
                .execute();
        return db.update(s)
                .set(s.LAST_NUMBER, s.LAST_NUMBER.plus(1))
                .where(s.SERIES.eq(SERIES), s.YEAR.eq(year))
                .returningResult(s.PREFIX, s.YEAR, s.LAST_NUMBER)
                .fetchSingle(mapping(InvoiceNumber::new));
    }

    public InvoiceId insert(NewInvoice invoice, InvoiceNumber number, Priced.Bill bill) {
        var stored = db.newRecord(INVOICE);
        stored.setSeries(SERIES);
        stored.setYear(number.year());
        stored.setSequence(number.sequence());
        stored.setNumber(number.text());
        switch (invoice.origin()) {
            case InvoiceOrigin.OfRun(var item) -> stored.setRunItemId(item);
            case InvoiceOrigin.OfSettlement(var settlement) -> stored.setSettlementId(settlement);
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
        stored.setNetPln(bill.totals().net());
        stored.setVatPln(bill.totals().vat());
        stored.setGrossPln(bill.totals().gross());
        stored.store();
        var id = Objects.requireNonNull(stored.getInvoiceId());
        lines(id, bill.lines());
        vat(id, bill);
        db.insertInto(INVOICE_SEEN)
                .set(INVOICE_SEEN.INVOICE_ID, id)
                .set(INVOICE_SEEN.ISSUED_ON, invoice.issuedOn())
                .execute();
        return id;
    }

    private void lines(InvoiceId id, List<BillLine> lines) {
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
                    line.price().unit(),
                    line.price().net(),
                    line.price().vat().percent(),
                    line.net(),
                    line.estimate(),
                    line.price().source().decision(),
                    line.price().source().step(),
                    StoredReasons.json(line.reasons()));
        }
        insert.execute();
    }

    private void vat(InvoiceId id, Priced.Bill bill) {
        var v = INVOICE_VAT;
        var rates = bill.totals().netByRate().keySet();
        db.insertInto(v, v.INVOICE_ID, v.VAT_PERCENT, v.NET_PLN, v.VAT_PLN)
                .valuesOfRows(rates.stream()
                        .map(rate -> row(
                                id,
                                rate.percent(),
                                bill.totals().netByRate().get(rate),
                                bill.totals().vatByRate().get(rate)))
                        .toList())
                .execute();
    }

    public Optional<Invoice> find(InvoiceId id) {
        return where(INVOICE.INVOICE_ID.eq(id)).stream().findFirst();
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
                        i.GROSS_PLN)
                .from(i)
                .where(which)
                .orderBy(i.UNTIL_DAY, i.INVOICE_ID)
                .fetch(mapping(Invoice::new));
    }

    /** How a contract's last invoice ended. @param indexes of each main meter that it counted @param asBilled the same in the units of that bill */
    public record Ends(List<IndexReading> indexes, BilledIndexes asBilled) {
        private static Ends of(List<Reason> reasons) {
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
        var i = INVOICE;
        var l = INVOICE_LINE;
        var later = INVOICE.as("later");
        var reasons = new HashMap<SupplyContractId, List<Reason>>();
        db.select(i.SUPPLY_CONTRACT_ID, l.REASONS.convertFrom(StoredReasons::reasons))
                .from(i)
                .join(l)
                .on(l.INVOICE_ID.eq(i.INVOICE_ID))
                .where(i.SUPPLY_CONTRACT_ID.in(contracts))
                .andNotExists(select(one())
                        .from(later)
                        .where(later.SUPPLY_CONTRACT_ID.eq(i.SUPPLY_CONTRACT_ID))
                        .and(later.UNTIL_DAY.gt(i.UNTIL_DAY)))
                .orderBy(i.SUPPLY_CONTRACT_ID, l.POSITION)
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
