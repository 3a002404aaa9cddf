package pl.nurt.billing.runs.internal.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.pricing.BilledTerms;
import pl.nurt.billing.runs.BillingPeriod;

/**
 * The days of a contract that a run bills: from where its last invoice ended, so that the invoices of a contract follow one another without a day
 * between and none twice, whatever was left out and however its cycle changed.
 *
 * @param until the first day that no longer belongs to them
 */
public record DueDays(LocalDate from, LocalDate until) {
    /**
     * @param validTo the first day on which the contract no longer holds; null while no end is known
     * @param unbilledFrom the first day that neither an invoice bills nor was billed elsewhere
     * @return empty when nothing of it is left to bill
     */
    public static Optional<DueDays> of(
            LocalDate validFrom, @Nullable LocalDate validTo, LocalDate unbilledFrom, BillingPeriod period) {
        return until(validFrom, validTo, unbilledFrom, period.until());
    }

    /** The same up to a day, whatever the cycle. @param day the first one that is not billed */
    static Optional<DueDays> until(
            LocalDate validFrom, @Nullable LocalDate validTo, LocalDate unbilledFrom, LocalDate day) {
        var begin = later(validFrom, unbilledFrom);
        var end = validTo != null && validTo.isBefore(day) ? validTo : day;
        return begin.isBefore(end) ? Optional.of(new DueDays(begin, end)) : Optional.empty();
    }

    /** Whether the run of that cycle is theirs: what was agreed for the last of these days decides. */
    public boolean areBilledEvery(int months, List<BilledTerms> terms) {
        return last(terms).map(some -> some.billingMonths() == months).orElse(false);
    }

    /** What was agreed for the last of these days. */
    public Optional<BilledTerms> last(List<BilledTerms> terms) {
        return terms.stream().filter(some -> some.holdOn(until.minusDays(1))).findFirst();
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
