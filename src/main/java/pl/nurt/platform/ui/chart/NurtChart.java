package pl.nurt.platform.ui.chart;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Amounts in time: columns, a line to compare them with, and a table of the same numbers.
 *
 * <p>{@link #show} sends everything, {@link #update} only the points that differ from what the browser has. A browser that comes
 * back after it lost its state gets everything again. Below the chart stands the switch to the table; arrow keys walk from
 * column to column.
 */
@Tag("nurt-chart")
@NpmPackage(value = "chart.js", version = "4.6.1")
@JsModule("./nurt-chart.ts")
public class NurtChart extends Component {
    private @Nullable ChartSeries shown;

    public void show(ChartSeries series) {
        shown = series;
        if (isAttached()) {
            send(series);
        }
    }

    /** Changes the points with known keys, adds the others at the end; without a difference nothing is sent. */
    public void update(String summary, List<ChartPoint> points) {
        if (shown == null) {
            return;
        }
        var changes = shown.changes(points);
        shown = shown.with(summary, changes);
        if (isAttached() && !changes.isEmpty()) {
            getElement().callJsFunction("updatePoints", json(changes), summary);
        }
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        if (shown != null) {
            send(shown);
        }
    }

    private void send(ChartSeries series) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("locale", getLocale().toLanguageTag());
        json.put("title", series.title());
        json.put("summary", series.summary());
        json.put("unit", series.unit());
        json.put("decimals", series.decimals());
        json.put("valueName", series.valueName());
        json.put("compareName", series.compareName());
        json.put("severalName", getTranslation("platform.chart.several"));
        json.put("whenName", getTranslation("platform.chart.when"));
        json.put("noteName", getTranslation("platform.chart.note"));
        json.put("unknown", getTranslation("platform.chart.unknown"));
        json.put("asTable", getTranslation("platform.chart.asTable"));
        json.put("asChart", getTranslation("platform.chart.asChart"));
        json.put("kind", getTranslation("platform.chart.kind"));
        json.put("emptyTitle", series.emptyTitle());
        json.put("emptyText", series.emptyText());
        json.set("points", json(series.points()));
        getElement().callJsFunction("showSeries", json);
    }

    private static ArrayNode json(List<ChartPoint> points) {
        var array = JsonNodeFactory.instance.arrayNode();
        points.forEach(point -> array.add(json(point)));
        return array;
    }

    private static ObjectNode json(ChartPoint point) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("key", point.key());
        json.put("label", point.label());
        json.put("tick", point.tick());
        json.put("title", point.title());
        if (point.value() != null) {
            json.put("value", point.value());
        }
        if (point.compare() != null) {
            json.put("compare", point.compare());
        }
        if (point.note() != null) {
            json.put("note", point.note());
        }
        json.put("open", point.kind() == ChartPoint.Kind.OPEN);
        json.put("several", point.kind() == ChartPoint.Kind.SEVERAL);
        json.put("ahead", point.kind() == ChartPoint.Kind.AHEAD);
        return json;
    }
}
