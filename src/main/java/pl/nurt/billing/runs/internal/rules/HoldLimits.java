package pl.nurt.billing.runs.internal.rules;

import java.math.BigDecimal;

/**
 * From where on something is odd.
 *
 * @param silentDays how many of the last days may be without a reading
 * @param unusualTimes how many times as much as before, or as little, is unusual
 * @param unusualCubicMetres a smaller difference is never unusual
 */
public record HoldLimits(int silentDays, BigDecimal unusualTimes, BigDecimal unusualCubicMetres) {
    /** Whether one is far from the other, in either direction. */
    public boolean areFarApart(BigDecimal used, BigDecimal before) {
        return used.subtract(before).abs().compareTo(unusualCubicMetres) > 0
                && (used.compareTo(before.multiply(unusualTimes)) > 0
                        || before.compareTo(used.multiply(unusualTimes)) > 0);
    }
}
