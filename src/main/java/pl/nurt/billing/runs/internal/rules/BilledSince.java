package pl.nurt.billing.runs.internal.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pl.nurt.billing.pricing.BilledTerms;
import pl.nurt.billing.runs.BillingPeriod;

/**
 * Since when each cycle is billed here; what was before was billed elsewhere. Every day of a contract asks the cycle that was agreed for it, so that
 * one whose cycle changed before it was billed here for the first time loses no day.
 *
 * @param runs the first day of the first run of each cycle
 */
public record BilledSince(Map<Integer, LocalDate> runs) {
    public BilledSince {
        runs = Map.copyOf(runs);
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("no run at all");
        }
    }

    /** The first day on which anything is billed here. */
    public LocalDate first() {
        return BillingPeriod.CYCLES.stream()
                .map(this::of)
                .min(LocalDate::compareTo)
                .orElseThrow();
    }

    /** A cycle that has had no run yet will begin with the period in which the portal's first run lies. */
    public LocalDate of(int months) {
        var own = runs.get(months);
        if (own != null) {
            return own;
        }
        var begun = runs.values().stream().min(LocalDate::compareTo).orElseThrow();
        return begun.withDayOfMonth(1).minusMonths((begun.getMonthValue() - 1) % months);
    }

    /** The first day of a contract that was not billed elsewhere; empty when all of them were. @param terms of the contract, the oldest first */
    public Optional<LocalDate> firstOf(List<BilledTerms> terms) {
        return terms.stream()
                .filter(some -> of(some.billingMonths()).isBefore(some.until()))
                .map(some -> later(some.from(), of(some.billingMonths())))
                .findFirst();
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
