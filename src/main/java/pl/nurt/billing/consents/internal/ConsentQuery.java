package pl.nurt.billing.consents.internal;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.aggregate;
import static org.jooq.impl.DSL.row;
import static pl.nurt.db.billing.Tables.INVOICE;
import static pl.nurt.db.billing.Tables.INVOICE_LINE;
import static pl.nurt.db.customer.Tables.CUSTOMER_;
import static pl.nurt.db.customer.Tables.SERVICE_POINT;
import static pl.nurt.db.customer.Tables.SUPPLY_CONTRACT;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import pl.nurt.billing.consents.EInvoiceContract;
import pl.nurt.billing.invoices.internal.InvoiceRepository;
import pl.nurt.billing.pricing.ServiceKind;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.CustomerRef;
import pl.nurt.customer.Place;
import pl.nurt.customer.SupplyContractId;

/** What a consent is about, and how much is used under it. */
@Repository
public class ConsentQuery {
    private final DSLContext db;

    ConsentQuery(DSLContext db) {
        this.db = db;
    }

    /** Contracts of these customers that hold on the day, by address. */
    public List<EInvoiceContract> holding(Collection<CustomerId> customers, LocalDate day) {
        var c = SUPPLY_CONTRACT;
        var p = SERVICE_POINT;
        return db.select(
                        c.SUPPLY_CONTRACT_ID,
                        c.NUMBER,
                        row(CUSTOMER_.CUSTOMER_ID, CUSTOMER_.NUMBER, CUSTOMER_.NAME)
                                .mapping(CustomerRef::new),
                        row(p.SERVICE_POINT_ID, p.LOCALITY, p.STREET, p.HOUSE_NUMBER)
                                .mapping(Place::new))
                .from(c)
                .join(CUSTOMER_)
                .on(CUSTOMER_.CUSTOMER_ID.eq(c.CUSTOMER_ID))
                .join(p)
                .on(p.SERVICE_POINT_ID.eq(c.SERVICE_POINT_ID))
                .where(c.CUSTOMER_ID.in(customers), c.VALID_FROM.le(day))
                .and(c.VALID_TO.isNull().or(c.VALID_TO.gt(day)))
                .orderBy(p.LOCALITY, p.STREET, p.HOUSE_NUMBER, c.SUPPLY_CONTRACT_ID)
                .fetch(mapping(EInvoiceContract::new));
    }

    /** Water on invoices whose days ended after that day; nothing when there are none. */
    public BigDecimal billedSince(SupplyContractId contract, LocalDate day) {
        var water = INVOICE_LINE.QUANTITY;
        return Optional.ofNullable(db.select(aggregate("sum", water.getDataType(), water))
                        .from(INVOICE)
                        .join(INVOICE_LINE)
                        .on(INVOICE_LINE.INVOICE_ID.eq(INVOICE.INVOICE_ID))
                        .where(INVOICE.SUPPLY_CONTRACT_ID.eq(contract), INVOICE.UNTIL_DAY.gt(day))
                        .and(InvoiceRepository.stands())
                        .and(INVOICE_LINE.SERVICE.eq(ServiceKind.WATER))
                        .fetchSingle()
                        .value1())
                .orElse(BigDecimal.ZERO);
    }
}
