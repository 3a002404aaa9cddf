package pl.nurt.billing.invoices;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.SupplyContractId;
import pl.nurt.platform.Money;

/**
 * An invoice as it was issued.
 *
 * @param from the first day it bills
 * @param until the first day that no longer belongs to it
 * @param recipient who takes what the buyer pays for; null when they are one
 */
public record Invoice(
        InvoiceId id,
        String number,
        SupplyContractId contract,
        CustomerId customer,
        LocalDate from,
        LocalDate until,
        LocalDate issuedOn,
        LocalDate dueOn,
        Instant issuedAt,
        Party seller,
        Party buyer,
        @Nullable Party recipient,
        List<InvoiceLine> lines,
        List<InvoiceVat> vat,
        Money net,
        Money tax,
        Money gross) {
    public Invoice {
        lines = List.copyOf(lines);
        vat = List.copyOf(vat);
    }
}
