package pl.nurt.metering.use;

import java.util.List;

/** Use over a period, one point for each hour, day or month of it, those still to come included. */
public record UseSeries(UsePeriod period, List<UsePoint> points) {
    public UseSeries {
        points = List.copyOf(points);
    }

    /** Whether nothing is known of the period. */
    public boolean isEmpty() {
        return points.stream().allMatch(point -> point.use() == null);
    }
}
