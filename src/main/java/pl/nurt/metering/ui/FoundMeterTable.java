package pl.nurt.metering.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pl.nurt.metering.ConcentratorStatus;
import pl.nurt.metering.FoundMeterStatus;
import pl.nurt.metering.MBusIdentification;
import pl.nurt.platform.ui.Badge;
import pl.nurt.platform.ui.State;

/** The meters that a search found. A row changes only when something about its meter did, so that nobody's focus is lost. */
final class FoundMeterTable extends Div {
    private static final List<String> COLUMNS =
            List.of("number", "maker", "device", "index", "primary", "known", "configured", "waiting", "action");

    private final NativeTable table = new NativeTable();
    private final Moments moments;
    private final FoundMeterActions actions;
    private final Map<String, FoundMeterStatus> shown = new LinkedHashMap<>();
    private final Map<String, NativeTableRow> rows = new LinkedHashMap<>();
    private List<ConcentratorStatus> concentrators = List.of();

    FoundMeterTable(Moments moments, FoundMeterActions actions) {
        this.moments = moments;
        this.actions = actions;
        addClassNames("table-scroll", "table-stacks", "found-meters");
        // Where it scrolls sideways the keyboard must reach it.
        getElement().setAttribute("tabindex", "0");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", getTranslation("metering.search.found"));
        table.addClassName("table");
        var head = table.getHead().addRow();
        for (var name : COLUMNS) {
            var cell = new NativeTableHeaderCell(getTranslation("metering.search.found." + name));
            cell.getElement().setAttribute("scope", "col");
            cell.setClassName("figures", name.equals("index") || name.equals("waiting"));
            head.add(cell);
        }
        add(table);
    }

    /** @param known the bridge's concentrators, to name them */
    void show(List<FoundMeterStatus> found, List<ConcentratorStatus> known) {
        concentrators = known;
        var meters = found.stream().map(status -> status.found().meter()).toList();
        if (!meters.containsAll(rows.keySet())) {
            table.getBody().removeAll();
            shown.clear();
            rows.clear();
        }
        for (var status : found) {
            var before = shown.put(status.found().meter(), status);
            if (!status.equals(before)) {
                var row = rows.computeIfAbsent(
                        status.found().meter(), meter -> table.getBody().addRow());
                row.removeAll();
                fill(row, status);
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
        cell(
                row,
                "number",
                registered == null
                        ? new Span(number)
                        : MeteringNavigation.link(MeteringNavigation.meter(registered), number));
        cell(row, "maker", text(device.map(MBusIdentification::manufacturer).orElse("–")));
        cell(row, "device", text(device.map(this::device).orElse("–")));
        cell(row, "index", text(index(found.indexM3())));
        cell(row, "primary", text(found.primary() == null ? "–" : "" + found.primary()));
        cell(row, "known", known(status));
        cell(row, "configured", text(configured(status)));
        cell(
                row,
                "waiting",
                text(status.waiting() == 0 ? "–" : moments.formats().count(status.waiting())));
        cell(row, "action", actions.of(status, number, device));
    }

    /** On a phone every value stands below the other and carries its column's name; there the head is not seen. */
    private void cell(NativeTableRow row, String column, Component value) {
        var cell = row.addDataCell();
        cell.getElement().setAttribute("data-label", getTranslation("metering.search.found." + column));
        cell.addClassName("found-" + column);
        cell.setClassName("figures", column.equals("index") || column.equals("waiting"));
        cell.add(value);
    }

    private String device(MBusIdentification device) {
        var medium = Medium.of(device.medium());
        return getTranslation(
                "metering.search.device",
                getTranslation("metering.search.medium." + medium, device.medium()),
                device.version());
    }

    private String index(@Nullable String text) {
        return text == null ? "–" : moments.formats().indexAsItCame(text) + " m³";
    }

    private Badge known(FoundMeterStatus status) {
        var through = status.readThrough();
        if (status.registered() == null) {
            return new Badge(State.WARN, getTranslation("metering.search.known.no"));
        }
        if (through == null) {
            return new Badge(State.INFO, getTranslation("metering.search.known.nowhere"));
        }
        return actions.isHere(through)
                ? new Badge(State.GOOD, getTranslation("metering.search.known.here"))
                : new Badge(State.INFO, getTranslation("metering.search.known.elsewhere", through.name()));
    }

    private String configured(FoundMeterStatus status) {
        var code = status.configuredAt();
        if (code == null) {
            return getTranslation("metering.search.configured.no");
        }
        return concentrators.stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .map(one -> actions.isHere(one.code())
                        ? getTranslation("metering.search.configured.here")
                        : getTranslation("metering.search.configured.elsewhere", one.name()))
                .orElse(code);
    }

    private static Span text(String text) {
        return new Span(text);
    }
}
