package pl.nurt.billing.pricing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What ran through one meter in a stretch of days.
 *
 * @param until the first day that no longer belongs to it
 * @param used in cubic metres; never negative
 * @param estimate whether it is guessed from earlier use
 * @param reasons how it is known
 */
public record UsedWater(LocalDate from, LocalDate until, BigDecimal used, boolean estimate, List<Reason> reasons) {
    public UsedWater {
        if (used.signum() < 0) {
            throw new IllegalArgumentException("used less than nothing: " + used);
        }
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("no day from " + from + " until " + until);
        }
        reasons = List.copyOf(reasons);
    }
}
