package pl.nurt.billing.invoices;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which invoices are asked for.
 *
 * @param text a number, whole or its last digits, or a customer's number or name; empty for all
 * @param reach null for all
 * @param from the first day of issue; null for any
 * @param to the last day of issue, included; null for any
 */
public record InvoiceFilter(
        String text,
        @Nullable Reach reach,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {
    public static final int LONGEST = 60;
    public static final InvoiceFilter ALL = new InvoiceFilter("", null, null, null);

    /** Whether the customer has looked. */
    public enum Reach {
        NEVER_OPENED,
        OPENED
    }

    public InvoiceFilter {
        text = text.strip();
    }

    public InvoiceFilter reaching(@Nullable Reach other) {
        return new InvoiceFilter(text, other, from, to);
    }
}
