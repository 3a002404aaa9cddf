package pl.nurt.customer.supply;

import java.time.LocalDate;
import java.util.List;
import pl.nurt.customer.SupplyContractId;

/** The room above that knows which days of contracts stand on invoices. */
public interface BilledDays {
    /** The invoices of the contract that bill the day or later ones, the oldest first; empty when there is none. */
    List<BilledInvoice> from(SupplyContractId contract, LocalDate day);
}
