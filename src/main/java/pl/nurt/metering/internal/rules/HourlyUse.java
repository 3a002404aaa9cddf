package pl.nurt.metering.internal.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.metering.RecentHours;
import pl.nurt.metering.RecentHours.Hour;
import pl.nurt.metering.RecentHours.SteadyFlow;
import pl.nurt.platform.CubicMetres;

/**
 * Use hour by hour from differences of indexes, never from a flow field.
 *
 * <p>An hour's use is the last index in it minus the last index before it, where that one is not older than {@link #REACH}.
 */
public final class HourlyUse {
    /** How far before an hour its opening index may lie; beyond it the use of several hours would be shown as one. */
    public static final Duration REACH = Duration.ofMinutes(75);

    /** An hour with at least this much did not rest: 4 l/h is the default leak threshold of the field (docs/glossary.md). */
    static final CubicMetres RESTLESS = CubicMetres.of("0.004");

    /** One day without a resting hour is worth telling. */
    static final int TELLING_HOURS = 24;

    private static final Duration HOUR = Duration.ofHours(1);

    private HourlyUse() {}

    /** An index and its moment. */
    public record Indexed(Instant at, CubicMetres index) {}

    /**
     * The hours from {@code first} until now, the last one open.
     *
     * @param readings oldest first, from {@link #REACH} before {@code first} on
     */
    public static RecentHours from(Instant first, Instant now, List<Indexed> readings) {
        var hours = new ArrayList<Hour>();
        int next = 0;
        Indexed opening = null;
        for (var start = first; start.isBefore(now); start = start.plus(HOUR)) {
            var end = start.plus(HOUR);
            while (next < readings.size() && !readings.get(next).at().isAfter(start)) {
                opening = readings.get(next++);
            }
            Indexed closing = null;
            int ahead = next;
            while (ahead < readings.size() && !readings.get(ahead).at().isAfter(end)) {
                closing = readings.get(ahead++);
            }
            hours.add(new Hour(start, use(start, opening, closing)));
        }
        return new RecentHours(hours, steadyFlow(hours));
    }

    private static @Nullable CubicMetres use(Instant start, @Nullable Indexed opening, @Nullable Indexed closing) {
        if (opening == null || closing == null || opening.at().isBefore(start.minus(REACH))) {
            return null;
        }
        var use = closing.index().minus(opening.index());
        return use.isNegative() ? null : use;
    }

    private static @Nullable SteadyFlow steadyFlow(List<Hour> hours) {
        int restless = 0;
        CubicMetres least = null;
        int whole = hours.size() - 1;
        for (int at = whole - 1; at >= 0; at--) {
            var use = hours.get(at).use();
            if (use == null || use.compareTo(RESTLESS) < 0) {
                break;
            }
            least = least == null || use.compareTo(least) < 0 ? use : least;
            restless++;
        }
        return least == null || restless < TELLING_HOURS ? null : new SteadyFlow(restless, restless == whole, least);
    }
}
