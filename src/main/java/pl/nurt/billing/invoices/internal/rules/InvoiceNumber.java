package pl.nurt.billing.invoices.internal.rules;

/**
 * The number of an invoice: what the utility's numbers begin with, the year, and a place in its gap-free row. Six digits, so that numbers sort as
 * texts; a row that grows beyond them goes on.
 *
 * @param sequence from 1 on
 */
public record InvoiceNumber(String prefix, int year, long sequence) {
    public InvoiceNumber {
        if (sequence < 1) {
            throw new IllegalArgumentException("numbers begin with 1: " + sequence);
        }
    }

    public String text() {
        return "%s/%d/%06d".formatted(prefix, year, sequence);
    }
}
