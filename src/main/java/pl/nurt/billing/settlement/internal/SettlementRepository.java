package pl.nurt.billing.settlement.internal;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.one;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static pl.nurt.db.billing.Tables.INVOICE;
import static pl.nurt.db.billing.Tables.SETTLEMENT;
import static pl.nurt.db.customer.Tables.CUSTOMER_;
import static pl.nurt.db.customer.Tables.SERVICE_POINT;
import static pl.nurt.db.customer.Tables.SUPPLY_CONTRACT;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import pl.nurt.billing.invoices.CorrectionKind;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.runs.internal.rules.DueDays;
import pl.nurt.billing.settlement.AskedFrom;
import pl.nurt.billing.settlement.SettledContract;
import pl.nurt.billing.settlement.SettlementId;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.CustomerRef;
import pl.nurt.customer.Place;
import pl.nurt.customer.SupplyContractId;
import pl.nurt.identity.UserAccountId;

/** What was settled; rows are only added, each with its invoice. */
@Repository
class SettlementRepository {
    private final DSLContext db;

    SettlementRepository(DSLContext db) {
        this.db = db;
    }

    /** Those that hold on the day, by address. */
    List<SettledContract> holding(Collection<CustomerId> customers, LocalDate day) {
        var c = SUPPLY_CONTRACT;
        return contracts(c.CUSTOMER_ID
                .in(customers)
                .and(c.VALID_FROM.le(day))
                .and(c.VALID_TO.isNull().or(c.VALID_TO.gt(day))));
    }

    /** All of a customer's, those that ended as well. */
    List<SettledContract> of(CustomerId customer) {
        return contracts(SUPPLY_CONTRACT.CUSTOMER_ID.eq(customer));
    }

    Optional<SettledContract> find(SupplyContractId contract) {
        return contracts(SUPPLY_CONTRACT.SUPPLY_CONTRACT_ID.eq(contract)).stream()
                .findFirst();
    }

    private List<SettledContract> contracts(Condition which) {
        var c = SUPPLY_CONTRACT;
        var p = SERVICE_POINT;
        return db.select(
                        c.SUPPLY_CONTRACT_ID,
                        c.NUMBER,
                        row(CUSTOMER_.CUSTOMER_ID, CUSTOMER_.NUMBER, CUSTOMER_.NAME)
                                .mapping(CustomerRef::new),
                        row(p.SERVICE_POINT_ID, p.LOCALITY, p.STREET, p.HOUSE_NUMBER)
                                .mapping(Place::new),
                        c.VALID_TO)
                .from(c)
                .join(CUSTOMER_)
                .on(CUSTOMER_.CUSTOMER_ID.eq(c.CUSTOMER_ID))
                .join(p)
                .on(p.SERVICE_POINT_ID.eq(c.SERVICE_POINT_ID))
                .where(which)
                .orderBy(p.LOCALITY, p.STREET, p.HOUSE_NUMBER, c.VALID_FROM.desc(), c.SUPPLY_CONTRACT_ID)
                .fetch(mapping(SettledContract::new));
    }

    /** The invoice of a settlement that ended with that day, as long as it is not corrected to nothing. @param until the first day that it does not cover */
    Optional<InvoiceId> invoice(SupplyContractId contract, LocalDate until) {
        var cancelled = INVOICE.as("cancelled");
        return db.select(INVOICE.INVOICE_ID)
                .from(SETTLEMENT)
                .join(INVOICE)
                .on(INVOICE.SETTLEMENT_ID.eq(SETTLEMENT.SETTLEMENT_ID))
                .where(SETTLEMENT.SUPPLY_CONTRACT_ID.eq(contract), SETTLEMENT.UNTIL_DAY.eq(until))
                .andNotExists(select(one())
                        .from(cancelled)
                        .where(cancelled.ORIGINAL_ID.eq(INVOICE.INVOICE_ID))
                        .and(cancelled.CORRECTION_KIND.eq(CorrectionKind.CANCELLED)))
                .fetchOptional(INVOICE.INVOICE_ID);
    }

    SettlementId insert(
            SupplyContractId contract, DueDays days, Instant asOf, AskedFrom from, UserAccountId by, Instant now) {
        return db.insertInto(SETTLEMENT)
                .set(SETTLEMENT.SUPPLY_CONTRACT_ID, contract)
                .set(SETTLEMENT.FROM_DAY, days.from())
                .set(SETTLEMENT.UNTIL_DAY, days.until())
                .set(SETTLEMENT.AS_OF, asOf)
                .set(SETTLEMENT.ASKED_FROM, from)
                .set(SETTLEMENT.ASKED_AT, now)
                .set(SETTLEMENT.ASKED_BY, by)
                .returningResult(SETTLEMENT.SETTLEMENT_ID)
                .fetchSingle(SETTLEMENT.SETTLEMENT_ID);
    }
}
