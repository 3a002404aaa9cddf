package pl.nurt.metering.use;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.platform.CubicMetres;

/**
 * Use hour by hour, oldest first, the last one still open, and whether water seems to run without a pause.
 *
 * @param flow null when some hour of the last day passed (almost) without flow, or is not known
 */
public record RecentHours(List<Hour> hours, @Nullable SteadyFlow flow) {
    public RecentHours {
        hours = List.copyOf(hours);
    }

    /** @param use null where readings are missing, too far apart, or went backwards */
    public record Hour(Instant from, @Nullable CubicMetres use) {}

    /**
     * Water that did not stop.
     *
     * @param since the first hour of it
     * @param hours for how many whole hours, at least 24
     * @param fromTheStart whether it ran in all hours looked at, so that it may have begun before
     * @param least use of the hour with the least
     */
    public record SteadyFlow(Instant since, int hours, boolean fromTheStart, CubicMetres least) {}
}
