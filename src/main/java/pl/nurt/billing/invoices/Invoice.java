package pl.nurt.billing.invoices;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.SupplyContractId;
import pl.nurt.platform.Money;

/**
 * An invoice as it was issued. Of a correcting one the lines say how it is right, and the sums what that changes.
 *
 * @param from the first day it bills
 * @param until the first day that no longer belongs to it
 * @param recipient who takes what the buyer pays for; null when they are one
 * @param correction null for one that corrects nothing
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
        Money gross,
        @Nullable Correction correction) {
    public Invoice {
        lines = List.copyOf(lines);
        vat = List.copyOf(vat);
    }

    /** What is billed for these days since it was issued: with the sums of its lines, which a correction states as a difference only. */
    public Invoice state() {
        if (correction == null) {
            return this;
        }
        var totals = InvoiceLine.totals(lines);
        return new Invoice(
                id,
                number,
                contract,
                customer,
                from,
                until,
                issuedOn,
                dueOn,
                issuedAt,
                seller,
                buyer,
                recipient,
                lines,
                InvoiceVat.of(totals),
                totals.net(),
                totals.vat(),
                totals.gross(),
                correction);
    }
}
