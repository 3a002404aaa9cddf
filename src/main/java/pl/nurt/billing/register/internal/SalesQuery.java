package pl.nurt.billing.register.internal;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static pl.nurt.db.billing.Tables.INVOICE;
import static pl.nurt.db.billing.Tables.INVOICE_VAT;
import static pl.nurt.db.billing.Tables.KSEF_SUBMISSION;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record3;
import org.jooq.Result;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.billing.invoices.Party;
import pl.nurt.billing.pricing.VatRate;
import pl.nurt.billing.register.SalesRow;
import pl.nurt.billing.register.SalesRow.Taxed;
import pl.nurt.platform.Money;
import pl.nurt.platform.StoredJson;

/** Invoices as the register reads them: by the day of issue, then by number. */
@Repository
public class SalesQuery {
    private final DSLContext db;

    SalesQuery(DSLContext db) {
        this.db = db;
    }

    /** What was issued in a month, in all. */
    public record Sums(long invoices, Money net, Money vat, Money gross) {}

    /** The day of the first invoice there is. */
    public Optional<LocalDate> first() {
        return db.select(min(INVOICE.ISSUED_ON)).from(INVOICE).fetchOptional(0, LocalDate.class);
    }

    public Sums sums(YearMonth month) {
        var i = INVOICE;
        return db.select(count(), total(i.NET_PLN), total(i.VAT_PLN), total(i.GROSS_PLN))
                .from(i)
                .where(i.ISSUED_ON.between(month.atDay(1), month.atEndOfMonth()))
                .fetchSingle(found -> new Sums(found.value1(), found.value2(), found.value3(), found.value4()));
    }

    private static Field<Money> total(Field<Money> amount) {
        return coalesce(sum(amount.cast(SQLDataType.NUMERIC)), BigDecimal.ZERO).convertFrom(Money::of);
    }

    /** The rates of VAT that occur, the lowest first. */
    public List<VatRate> rates(YearMonth month) {
        return db.selectDistinct(INVOICE_VAT.VAT_PERCENT)
                .from(INVOICE_VAT)
                .join(INVOICE)
                .on(INVOICE.INVOICE_ID.eq(INVOICE_VAT.INVOICE_ID))
                .where(INVOICE.ISSUED_ON.between(month.atDay(1), month.atEndOfMonth()))
                .orderBy(INVOICE_VAT.VAT_PERCENT)
                .fetch(found -> new VatRate(found.value1()));
    }

    /** @param after where the page before ended; null for the first one */
    public List<SalesRow> page(YearMonth month, SalesRow.@Nullable Key after, int size) {
        var i = INVOICE;
        return db.select(
                        i.INVOICE_ID,
                        i.SEQUENCE,
                        i.NUMBER,
                        i.ISSUED_ON,
                        i.UNTIL_DAY.convertFrom(until -> until.minusDays(1)),
                        i.BUYER.convertFrom(json -> StoredJson.record(json.data(), Party.class)),
                        taxed(),
                        i.NET_PLN,
                        i.VAT_PLN,
                        i.GROSS_PLN,
                        KSEF_SUBMISSION.KSEF_NUMBER)
                .from(i)
                .leftJoin(KSEF_SUBMISSION)
                .on(KSEF_SUBMISSION.INVOICE_ID.eq(i.INVOICE_ID))
                .where(i.ISSUED_ON.between(month.atDay(1), month.atEndOfMonth()))
                .and(
                        after == null
                                ? noCondition()
                                : row(i.ISSUED_ON, i.SEQUENCE, i.INVOICE_ID)
                                        .gt(after.issuedOn(), after.sequence(), after.id()))
                .orderBy(i.ISSUED_ON, i.SEQUENCE, i.INVOICE_ID)
                .limit(size)
                .fetch(mapping(SalesRow::new));
    }

    private static Field<Map<VatRate, Taxed>> taxed() {
        var v = INVOICE_VAT;
        return multiset(select(v.VAT_PERCENT, v.NET_PLN, v.VAT_PLN).from(v).where(v.INVOICE_ID.eq(INVOICE.INVOICE_ID)))
                .convertFrom(SalesQuery::byRate);
    }

    private static Map<VatRate, Taxed> byRate(Result<Record3<BigDecimal, Money, Money>> found) {
        var rates = new LinkedHashMap<VatRate, Taxed>();
        found.forEach(row -> rates.put(new VatRate(row.value1()), new Taxed(row.value2(), row.value3())));
        return rates;
    }
}
