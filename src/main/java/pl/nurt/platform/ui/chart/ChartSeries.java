package pl.nurt.platform.ui.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a chart shows, in the reader's words.
 *
 * @param title what the amounts are, with unit and time
 * @param summary the chart in a sentence or two, for those who do not see it
 * @param decimals of the values where they are written out
 * @param valueName name of the columns
 * @param compareName name of the line; null without one
 * @param emptyTitle shown when no point has a value
 */
public record ChartSeries(
        String title,
        String summary,
        String unit,
        int decimals,
        String valueName,
        @Nullable String compareName,
        String emptyTitle,
        String emptyText,
        List<ChartPoint> points) {
    public ChartSeries {
        points = List.copyOf(points);
    }

    /** Those of the points that are new or differ from the ones with the same key. */
    List<ChartPoint> changes(List<ChartPoint> newer) {
        return newer.stream().filter(point -> !points.contains(point)).toList();
    }

    /** The same with these points in the places of their keys, new ones at the end. */
    ChartSeries with(String newSummary, List<ChartPoint> changed) {
        var byKey = new LinkedHashMap<String, ChartPoint>();
        points.forEach(point -> byKey.put(point.key(), point));
        changed.forEach(point -> byKey.put(point.key(), point));
        return new ChartSeries(
                title,
                newSummary,
                unit,
                decimals,
                valueName,
                compareName,
                emptyTitle,
                emptyText,
                new ArrayList<>(byKey.values()));
    }
}
