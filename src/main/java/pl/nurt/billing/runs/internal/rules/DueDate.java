package pl.nurt.billing.runs.internal.rules;

import java.time.LocalDate;

/** Until when an invoice is to be paid. That a day off moves the end of a term is the law's (art. 115 of the Civil Code), not the invoice's. */
public final class DueDate {
    private DueDate() {}

    public static LocalDate of(LocalDate issuedOn, int days) {
        return issuedOn.plusDays(days);
    }
}
