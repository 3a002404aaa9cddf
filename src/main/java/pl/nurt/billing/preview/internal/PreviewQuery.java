package pl.nurt.billing.preview.internal;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static pl.nurt.db.customer.Tables.CONTRACT_TERMS;
import static pl.nurt.db.customer.Tables.CUSTOMER_;
import static pl.nurt.db.customer.Tables.SUPPLY_CONTRACT;

import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import pl.nurt.customer.CustomerRef;
import pl.nurt.customer.supply.ContractTerms;

/** The contracts of a month. */
@Repository
public class PreviewQuery {
    private final DSLContext db;

    PreviewQuery(DSLContext db) {
        this.db = db;
    }

    /** Those that held on one of the days, with all their terms. */
    public List<PreviewedContract> contracts(LocalDate from, LocalDate until) {
        var c = SUPPLY_CONTRACT;
        var t = CONTRACT_TERMS;
        var terms = multiset(select(
                                t.VALID_FROM,
                                t.TARIFF_GROUP,
                                t.BILLING_MONTHS,
                                t.INVOICE_FORM,
                                t.WATER,
                                t.SEWAGE,
                                t.RAIN)
                        .from(t)
                        .where(t.SUPPLY_CONTRACT_ID.eq(c.SUPPLY_CONTRACT_ID))
                        .orderBy(t.VALID_FROM))
                .convertFrom(found -> found.map(mapping((begin, group, months, form, water, sewage, rain) ->
                        new ContractTerms(begin, group, months, form, water, sewage, rain))));
        return db.select(
                        row(CUSTOMER_.CUSTOMER_ID, CUSTOMER_.NUMBER, CUSTOMER_.NAME)
                                .mapping(CustomerRef::new),
                        c.SERVICE_POINT_ID,
                        c.VALID_FROM,
                        c.VALID_TO,
                        terms)
                .from(c)
                .join(CUSTOMER_)
                .on(CUSTOMER_.CUSTOMER_ID.eq(c.CUSTOMER_ID))
                .where(c.VALID_FROM.lt(until))
                .and(c.VALID_TO.isNull().or(c.VALID_TO.gt(from).and(c.VALID_TO.gt(c.VALID_FROM))))
                .orderBy(c.SUPPLY_CONTRACT_ID)
                .fetch(mapping(PreviewedContract::new));
    }
}
