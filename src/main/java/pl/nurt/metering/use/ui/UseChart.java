package pl.nurt.metering.use.ui;

import com.vaadin.flow.component.Composite;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.use.Consumption;
import pl.nurt.metering.use.UsePeriod;
import pl.nurt.metering.use.UsePeriod.Span;
import pl.nurt.metering.use.UsePoint;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.ui.chart.NurtChart;

/** The chart of one meter over one period. */
final class UseChart extends Composite<NurtChart> {
    private final Consumption consumption;
    private final Viewer viewer;
    private final Clock clock;
    private final TreeMap<Instant, UsePoint> points = new TreeMap<>();

    private @Nullable MeterId meter;
    private @Nullable UsePeriod period;
    private Instant shownAt = Instant.EPOCH;

    UseChart(Consumption consumption, Viewer viewer, Clock clock) {
        this.consumption = consumption;
        this.viewer = viewer;
        this.clock = clock;
    }

    void show(MeterId newMeter, UsePeriod newPeriod) {
        meter = newMeter;
        period = newPeriod;
        shownAt = clock.instant();
        var series = consumption.series(viewer, newMeter, newPeriod);
        points.clear();
        series.points().forEach(point -> points.put(point.start(), point));
        getContent().show(texts().chart(series));
    }

    /** Fetches what is newer than the last known value; the browser gets only points that have changed. */
    void refresh() {
        var shown = period;
        if (meter == null || shown == null || points.isEmpty()) {
            return;
        }
        if (hasMoved(shown)) {
            show(meter, shown);
            return;
        }
        var newer = consumption.pointsSince(viewer, meter, shown, lastKnown());
        newer.forEach(point -> points.put(point.start(), point));
        getContent().update(texts().summary(shown, List.copyOf(points.values())), texts().points(shown, newer));
    }

    /** The last 24 hours begin later with each hour. */
    private boolean hasMoved(UsePeriod shown) {
        return shown.span() == Span.DAY
                && !shownAt.truncatedTo(ChronoUnit.HOURS).equals(clock.instant().truncatedTo(ChronoUnit.HOURS));
    }

    private Instant lastKnown() {
        return points.descendingMap().values().stream()
                .filter(point -> point.use() != null)
                .map(UsePoint::start)
                .findFirst()
                .orElseGet(() -> Objects.requireNonNull(points.firstKey()));
    }

    private UseChartTexts texts() {
        return new UseChartTexts(this, getLocale(), CivilTime.dayOf(clock.instant()));
    }
}
