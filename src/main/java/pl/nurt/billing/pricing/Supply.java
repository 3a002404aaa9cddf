package pl.nurt.billing.pricing;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is supplied under one set of terms and how much of it was taken.
 *
 * @param terms one after the other without a day between, the oldest first
 * @param used what the meters counted, or was estimated in their place; empty where nothing is measured
 * @param flatMonthly cubic metres of a month by norms, where nothing is measured
 * @param rainMonthly cubic metres of rain water agreed for a month, where rain is priced by volume
 */
public record Supply(
        List<BilledTerms> terms,
        List<UsedWater> used,
        List<Deduction> deductions,
        @Nullable BigDecimal flatMonthly,
        @Nullable BigDecimal rainMonthly) {
    public Supply {
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("no terms");
        }
        for (var place = 1; place < terms.size(); place++) {
            if (!terms.get(place).from().equals(terms.get(place - 1).until())) {
                throw new IllegalArgumentException("terms do not follow one another: " + terms);
            }
        }
        terms = List.copyOf(terms);
        used = List.copyOf(used);
        deductions = List.copyOf(deductions);
    }

    public static Supply metered(List<BilledTerms> terms, List<UsedWater> used, List<Deduction> deductions) {
        return new Supply(terms, used, deductions, null, null);
    }
}
