package pl.nurt.billing.invoices.internal;

import static org.jooq.Records.mapping;
import static pl.nurt.db.billing.Tables.INVOICE;

import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import pl.nurt.customer.SupplyContractId;
import pl.nurt.customer.supply.BilledDays;
import pl.nurt.customer.supply.BilledInvoice;

/** Tells who ends a contract until when it was billed. */
@Component
class BilledContracts implements BilledDays {
    private final DSLContext db;

    BilledContracts(DSLContext db) {
        this.db = db;
    }

    @Override
    public List<BilledInvoice> from(SupplyContractId contract, LocalDate day) {
        return db.select(INVOICE.NUMBER, INVOICE.UNTIL_DAY)
                .from(INVOICE)
                .where(INVOICE.SUPPLY_CONTRACT_ID.eq(contract), INVOICE.UNTIL_DAY.gt(day))
                .orderBy(INVOICE.FROM_DAY)
                .fetch(mapping((number, until) -> new BilledInvoice(number, until.minusDays(1))));
    }
}
