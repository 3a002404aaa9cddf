package pl.nurt.metering.use;

import java.util.Set;
import pl.nurt.metering.MeterId;

/**
 * What one customer used, at all their places together, while their contracts held.
 *
 * @param meters the main meters that are installed there now
 * @param year the last twelve calendar months, this one included, each with the same month a year earlier
 */
public record CustomerUse(Set<MeterId> meters, UseSummary summary, UseSeries year) {
    public CustomerUse {
        meters = Set.copyOf(meters);
    }
}
