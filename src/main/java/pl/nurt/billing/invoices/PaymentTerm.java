package pl.nurt.billing.invoices;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pl.nurt.platform.law.WorkingDays;

/**
 * Until when an invoice is to be paid: until the day that stands on it, but never sooner than 14 days after it was given (the regulation of 27 February
 * 2018 on tariffs), and on a working day (art. 115 of the Civil Code).
 */
public final class PaymentTerm {
    private static final int LEAST_DAYS = 14;

    private PaymentTerm() {}

    /** @param givenOn null while it is not given */
    public static LocalDate of(LocalDate dueOn, @Nullable LocalDate givenOn) {
        var least = givenOn == null ? dueOn : givenOn.plusDays(LEAST_DAYS);
        return WorkingDays.onOrAfter(least.isAfter(dueOn) ? least : dueOn);
    }
}
