package pl.nurt.billing.ksef.internal.fa3;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.invoices.InvoiceVat;
import pl.nurt.platform.Money;

/**
 * All that an FA(3) document says. The same facts are always the same bytes.
 *
 * @param madeAt to the second
 * @param from the first day it bills
 * @param last the last day it bills
 * @param municipal whether it concerns a unit of a local government (JST)
 * @param vat of a correction: the differences
 * @param gross of a correction: the difference
 * @param correction null for an ordinary invoice
 * @param dueOn null when nothing is to be paid
 * @param account to be paid to, 26 digits; null where the invoice names none
 */
public record Fa3Document(
        Instant madeAt,
        String number,
        LocalDate issuedOn,
        LocalDate from,
        LocalDate last,
        Fa3Party seller,
        Fa3Party buyer,
        boolean municipal,
        List<Fa3Third> others,
        List<Fa3Line> lines,
        List<InvoiceVat> vat,
        Money gross,
        @Nullable Fa3Correction correction,
        List<Fa3Note> notes,
        @Nullable LocalDate dueOn,
        @Nullable String account) {
    public Fa3Document {
        others = List.copyOf(others);
        lines = List.copyOf(lines);
        vat = List.copyOf(vat);
        notes = List.copyOf(notes);
    }
}
