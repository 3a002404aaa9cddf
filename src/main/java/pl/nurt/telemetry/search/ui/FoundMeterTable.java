package pl.nurt.telemetry.search.ui;

import static pl.nurt.platform.ui.list.OfficeTable.column;
import static pl.nurt.platform.ui.list.OfficeTable.figures;
import static pl.nurt.platform.ui.list.OfficeTable.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pl.nurt.metering.MBusIdentification;
import pl.nurt.metering.MeteringNavigation;
import pl.nurt.platform.ui.Badge;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.list.OfficeTable;
import pl.nurt.platform.ui.text.Moments;
import pl.nurt.telemetry.bridges.ConcentratorStatus;
import pl.nurt.telemetry.search.FoundMeterStatus;

/** The meters that a search found. A row changes only when something about its meter did, so that nobody's focus is lost. */
final class FoundMeterTable extends Div {
    private final OfficeTable table;
    private final Moments moments;
    private final FoundMeterActions actions;
    private final Map<String, FoundMeterStatus> shown = new LinkedHashMap<>();
    private final Map<String, NativeTableRow> rows = new LinkedHashMap<>();
    private List<ConcentratorStatus> concentrators = List.of();

    FoundMeterTable(Moments moments, FoundMeterActions actions) {
        this.moments = moments;
        this.actions = actions;
        addClassName("found-meters");
        table = new OfficeTable(
                getTranslation("telemetry.search.found"),
                column(word("number")),
                column(word("maker")),
                column(word("device")),
                figures(word("index")),
                column(word("primary")),
                column(word("known")),
                column(word("configured")),
                figures(word("waiting")),
                column(word("action")));
        add(table);
    }

    private String word(String column) {
        return getTranslation("telemetry.search.found." + column);
    }

    /** @param known the bridge's concentrators, to name them */
    void show(List<FoundMeterStatus> found, List<ConcentratorStatus> known) {
        concentrators = known;
        var meters = found.stream().map(status -> status.found().meter()).toList();
        if (!meters.containsAll(rows.keySet())) {
            table.clear();
            shown.clear();
            rows.clear();
        }
        for (var status : found) {
            var before = shown.put(status.found().meter(), status);
            if (!status.equals(before)) {
                fill(rows.computeIfAbsent(status.found().meter(), meter -> table.addRow()), status);
            }
        }
    }

    /** Writes every row anew when something changed that concerns all of them. */
    void forget() {
        shown.clear();
    }

    private void fill(NativeTableRow row, FoundMeterStatus status) {
        var found = status.found();
        var device = MBusIdentification.parse(found.meter());
        var number = device.map(MBusIdentification::ident).orElse(found.meter());
        var registered = status.registered();
        table.fill(
                row,
                registered == null ? text(number) : new PageLink(MeteringNavigation.meter(registered), number),
                text(device.map(MBusIdentification::manufacturer).orElse("–")),
                text(device.map(this::device).orElse("–")),
                text(index(found.indexM3())),
                text(found.primary() == null ? "–" : "" + found.primary()),
                known(status),
                text(configured(status)),
                text(status.waiting() == 0 ? "–" : moments.formats().count(status.waiting())),
                actions.of(status, number, device));
    }

    private String device(MBusIdentification device) {
        var medium = Medium.of(device.medium());
        return getTranslation(
                "telemetry.search.device",
                getTranslation("telemetry.search.medium." + medium, device.medium()),
                device.version());
    }

    private String index(@Nullable String text) {
        return text == null ? "–" : moments.formats().indexAsItCame(text) + " m³";
    }

    private Badge known(FoundMeterStatus status) {
        var through = status.readThrough();
        if (status.registered() == null) {
            return new Badge(State.WARN, getTranslation("telemetry.search.known.no"));
        }
        if (through == null) {
            return new Badge(State.INFO, getTranslation("telemetry.search.known.nowhere"));
        }
        return actions.isHere(through)
                ? new Badge(State.GOOD, getTranslation("telemetry.search.known.here"))
                : new Badge(State.INFO, getTranslation("telemetry.search.known.elsewhere", through.name()));
    }

    private String configured(FoundMeterStatus status) {
        var code = status.configuredAt();
        if (code == null) {
            return getTranslation("telemetry.search.configured.no");
        }
        return concentrators.stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .map(one -> actions.isHere(one.code())
                        ? getTranslation("telemetry.search.configured.here")
                        : getTranslation("telemetry.search.configured.elsewhere", one.name()))
                .orElse(code);
    }
}
