package pl.nurt.billing.pricing.internal.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pl.nurt.billing.pricing.Reason;
import pl.nurt.billing.pricing.UsedWater;

/** What a real reading leaves to be billed after months that were estimated. */
public final class EstimateSettlement {
    private EstimateSettlement() {}

    /**
     * @param real used since the last real reading, the estimated months included
     * @param since the first day after that reading
     * @param billed what was estimated and billed
     * @return for the days of the real reading's bill; empty when more was billed than used: earlier bills must be corrected, for nothing negative
     *     is ever billed
     */
    public static Optional<UsedWater> of(UsedWater real, LocalDate since, LocalDate from, List<BigDecimal> billed) {
        var left = billed.stream().reduce(real.used(), BigDecimal::subtract);
        if (left.signum() < 0) {
            return Optional.empty();
        }
        var reasons = new ArrayList<>(real.reasons());
        reasons.add(new Reason.SettlesEstimates(real.used(), since, billed));
        return Optional.of(new UsedWater(from, real.until(), left, false, reasons));
    }
}
