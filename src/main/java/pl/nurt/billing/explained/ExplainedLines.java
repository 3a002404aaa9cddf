package pl.nurt.billing.explained;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.invoices.Invoice;
import pl.nurt.billing.invoices.InvoiceLine;
import pl.nurt.billing.invoices.InvoiceVat;
import pl.nurt.billing.pricing.Priced;
import pl.nurt.platform.Money;

/**
 * What is paid for, of an invoice or of one that may be issued.
 *
 * @param until the first day that no longer belongs to it
 * @param before the bill before it; null when there is none, or it does not matter
 */
public record ExplainedLines(
        LocalDate from,
        LocalDate until,
        List<InvoiceLine> lines,
        List<InvoiceVat> vat,
        Money net,
        Money gross,
        @Nullable Invoice before) {
    public ExplainedLines {
        lines = List.copyOf(lines);
        vat = List.copyOf(vat);
    }

    public static ExplainedLines of(ExplainedInvoice explained) {
        var invoice = explained.invoice().state();
        var last = explained.sinceLast();
        return new ExplainedLines(
                invoice.from(),
                invoice.until(),
                invoice.lines(),
                invoice.vat(),
                invoice.net(),
                invoice.gross(),
                last == null ? null : last.before());
    }

    /** Of a bill that nobody has issued. */
    public static ExplainedLines of(LocalDate from, LocalDate until, Priced.Bill bill) {
        var totals = bill.totals();
        return new ExplainedLines(
                from,
                until,
                bill.lines().stream().map(InvoiceLine::of).toList(),
                InvoiceVat.of(totals),
                totals.net(),
                totals.gross(),
                null);
    }
}
