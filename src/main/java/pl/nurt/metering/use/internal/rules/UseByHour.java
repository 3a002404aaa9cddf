package pl.nurt.metering.use.internal.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pl.nurt.metering.internal.rules.MeterReadings;
import pl.nurt.metering.internal.rules.Register;
import pl.nurt.metering.internal.rules.RegisterPoint;
import pl.nurt.metering.internal.rules.Step;
import pl.nurt.metering.use.UsePoint;
import pl.nurt.platform.CubicMetres;

/**
 * Use by the hour, from the steps between neighbouring readings.
 *
 * <p>A step belongs to the hour in which the middle between its two readings lies, so that readings on the full hour and
 * readings every quarter both fall where the water ran. Readings further apart than {@link #NEIGHBOURS} are not spread over the
 * hours between them: the hour of the later one gets the whole and says how many hours it covers, the others stay gaps.
 */
public final class UseByHour {
    /** Hourly telegrams come late by minutes; twice the step and more means one is missing. */
    public static final Duration NEIGHBOURS = Duration.ofMinutes(90);

    private final Map<Instant, CubicMetres> use = new HashMap<>();
    private final Map<Instant, Integer> covers = new HashMap<>();

    private UseByHour() {}

    /**
     * One point for each hour from {@code from} up to, not including, {@code until}; both are full hours.
     *
     * @param meters readings of each meter of the chain, with the last one before {@code from}
     */
    public static List<UsePoint> hours(List<MeterReadings> meters, Instant from, Instant until, Instant now) {
        var byHour = new UseByHour();
        meters.forEach(byHour::add);
        var points = new ArrayList<UsePoint>();
        for (var hour = from; hour.isBefore(until); hour = hour.plus(1, ChronoUnit.HOURS)) {
            var open = !hour.isAfter(now) && now.isBefore(hour.plus(1, ChronoUnit.HOURS));
            points.add(new UsePoint(hour, byHour.use.get(hour), null, byHour.covers.getOrDefault(hour, 1), 0, open));
        }
        return points;
    }

    private void add(MeterReadings meter) {
        var points = meter.points();
        for (var later = 1; later < points.size(); later++) {
            add(meter.register(), points.get(later - 1), points.get(later));
        }
    }

    private void add(Register register, RegisterPoint opening, RegisterPoint closing) {
        var counted = Step.between(register, opening, closing).counted();
        if (counted == null) {
            return;
        }
        var between = Duration.between(opening.at(), closing.at());
        var near = between.compareTo(NEIGHBOURS) <= 0;
        var place =
                near ? opening.at().plus(between.dividedBy(2)) : closing.at().minusNanos(1);
        var hour = place.truncatedTo(ChronoUnit.HOURS);
        use.merge(hour, counted, CubicMetres::plus);
        if (!near) {
            covers.merge(hour, (int) between.plusMinutes(59).toHours(), Math::max);
        }
    }
}
