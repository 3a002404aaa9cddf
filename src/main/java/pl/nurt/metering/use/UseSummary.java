package pl.nurt.metering.use;

import org.jspecify.annotations.Nullable;
import pl.nurt.platform.CubicMetres;

/**
 * How much water went through today and this month.
 *
 * @param today null when no reading of today is booked yet
 * @param month today included; null when nothing of the month is known
 * @param lastMonth null when it cannot be compared fairly
 * @param lastYear null when it cannot be compared fairly
 */
public record UseSummary(
        @Nullable CubicMetres today,
        @Nullable CubicMetres month,
        @Nullable UseComparison lastMonth,
        @Nullable UseComparison lastYear) {}
