package pl.nurt.billing.tariffs.internal;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.row;
import static pl.nurt.db.customer.Tables.CONTRACT_TERMS;
import static pl.nurt.db.customer.Tables.SUPPLY_CONTRACT;

import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;
import pl.nurt.billing.pricing.BilledTerms;
import pl.nurt.billing.pricing.Measured;
import pl.nurt.billing.tariffs.internal.rules.TermsInUse;
import pl.nurt.customer.supply.InvoiceForm;

/** Which terms contracts hold, for which there must be prices. */
@Repository
public class TermsQuery {
    private final DSLContext db;

    TermsQuery(DSLContext db) {
        this.db = db;
    }

    /** Of contracts that hold on the day or begin later, each with the terms of that day or its first ones. */
    public List<TermsInUse> inUse(LocalDate day) {
        var c = SUPPLY_CONTRACT;
        var t = CONTRACT_TERMS;
        var newest = DSL.select(
                        t.SUPPLY_CONTRACT_ID,
                        t.TARIFF_GROUP,
                        t.BILLING_MONTHS,
                        t.INVOICE_FORM,
                        t.WATER,
                        t.SEWAGE,
                        t.RAIN)
                .distinctOn(t.SUPPLY_CONTRACT_ID)
                .from(t)
                .join(c)
                .on(c.SUPPLY_CONTRACT_ID.eq(t.SUPPLY_CONTRACT_ID))
                .where(c.VALID_TO.isNull().or(c.VALID_TO.gt(day)))
                .orderBy(
                        t.SUPPLY_CONTRACT_ID,
                        DSL.when(t.VALID_FROM.le(day), 0).otherwise(1),
                        DSL.when(t.VALID_FROM.le(day), t.VALID_FROM).desc().nullsLast(),
                        t.VALID_FROM)
                .asTable("newest");
        var group = newest.field(t.TARIFF_GROUP);
        var months = newest.field(t.BILLING_MONTHS);
        var form = newest.field(t.INVOICE_FORM);
        var water = newest.field(t.WATER);
        var sewage = newest.field(t.SEWAGE);
        var rain = newest.field(t.RAIN);
        return db.select(row(group, months, form, water, sewage, rain).mapping(TermsQuery::terms), count())
                .from(newest)
                .groupBy(group, months, form, water, sewage, rain)
                .orderBy(group, form, months, water, sewage, rain)
                .fetch(found -> new TermsInUse(found.value1(), found.value2()));
    }

    private static BilledTerms terms(
            String group, Short months, InvoiceForm form, Boolean water, Boolean sewage, Boolean rain) {
        return new BilledTerms(
                LocalDate.MIN, LocalDate.MAX, group, Measured.METERED, form, months, water, sewage, rain);
    }
}
