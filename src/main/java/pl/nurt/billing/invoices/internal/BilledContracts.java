package pl.nurt.billing.invoices.internal;

import static org.jooq.Records.mapping;
import static pl.nurt.db.billing.Tables.BILLED_DAYS;
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
        var d = BILLED_DAYS;
        return db.select(INVOICE.NUMBER, d.UNTIL_DAY)
                .from(d)
                .join(INVOICE)
                .on(INVOICE.INVOICE_ID.eq(d.INVOICE_ID))
                .where(d.SUPPLY_CONTRACT_ID.eq(contract), d.CORRECTION_ID.isNull(), d.UNTIL_DAY.gt(day))
                .orderBy(d.FROM_DAY)
                .fetch(mapping((number, until) -> new BilledInvoice(number, until.minusDays(1))));
    }
}
