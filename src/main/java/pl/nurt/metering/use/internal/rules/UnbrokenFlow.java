package pl.nurt.metering.use.internal.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.metering.use.RecentHours;
import pl.nurt.metering.use.RecentHours.Hour;
import pl.nurt.metering.use.RecentHours.SteadyFlow;
import pl.nurt.metering.use.UsePoint;
import pl.nurt.platform.CubicMetres;

/** Whether water seems to run without a pause: the sign of a leak. */
public final class UnbrokenFlow {
    /** An hour with at least this much did not rest: 4 l/h is the default leak threshold of the field. */
    static final CubicMetres RESTLESS = CubicMetres.of("0.004");

    /** One day without a resting hour is worth telling. */
    static final int TELLING_HOURS = 24;

    private UnbrokenFlow() {}

    /**
     * The hours as they are, but use that is spread over several of them as not known, and the flow found in them.
     *
     * @param points one for each hour, oldest first, the last one open
     */
    public static RecentHours in(List<UsePoint> points) {
        var hours = points.stream()
                .map(point -> new Hour(point.start(), point.covers() > 1 ? null : point.use()))
                .toList();
        return new RecentHours(hours, flow(hours));
    }

    private static @Nullable SteadyFlow flow(List<Hour> hours) {
        var end = hours.size() - 1;
        // The reading that ends the newest whole hour comes minutes after it.
        if (end > 0 && hours.get(end - 1).use() == null) {
            end--;
        }
        var begin = end;
        CubicMetres least = null;
        for (; begin > 0; begin--) {
            var use = hours.get(begin - 1).use();
            if (use == null || use.compareTo(RESTLESS) < 0) {
                break;
            }
            least = least == null || use.compareTo(least) < 0 ? use : least;
        }
        return least == null || end - begin < TELLING_HOURS
                ? null
                : new SteadyFlow(hours.get(begin).from(), end - begin, begin == 0, least);
    }
}
