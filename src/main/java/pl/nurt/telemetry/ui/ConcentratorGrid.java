package pl.nurt.telemetry.ui;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSingleSelectionModel;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.text.Collator;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.metering.ConcentratorId;
import pl.nurt.metering.ConcentratorState;
import pl.nurt.platform.ui.Moments;
import pl.nurt.telemetry.bridges.BridgeStatus;
import pl.nurt.telemetry.bridges.ConcentratorStatus;

/** All concentrators, those in trouble first; the rows are few and change in place. */
public final class ConcentratorGrid extends Grid<ConcentratorGrid.Line> {
    private static final List<ConcentratorState> WORST_FIRST = List.of(
            ConcentratorState.OFFLINE, ConcentratorState.DEGRADED, ConcentratorState.NEW, ConcentratorState.ONLINE);

    /** A concentrator and the bridge that reads it. */
    public record Line(ConcentratorStatus status, BridgeStatus bridge) {
        public ConcentratorId id() {
            return status.concentratorId();
        }
    }

    private final Moments moments;

    public ConcentratorGrid(Moments moments) {
        this.moments = moments;
        addClassName("dense-grid");
        setAriaLabel(getTranslation("telemetry.office.concentrators"));
        ((GridSingleSelectionModel<Line>) getSelectionModel()).setDeselectAllowed(false);
        column("name", addColumn(name()).setFlexGrow(3).setWidth("200px"));
        column("state", addColumn(state()).setFlexGrow(2).setWidth("210px"));
        column("lastContact", addColumn(lastContact()).setWidth("140px"));
        column("meters", addColumn(this::answered).setWidth("110px")).setTextAlign(ColumnTextAlign.END);
        column(
                "protocol",
                addColumn(line -> getTranslation(
                                "telemetry.office.protocol." + line.status().protocol()))
                        .setWidth("140px"));
        column(
                "error",
                addColumn(line -> text(line.status().error())).setFlexGrow(2).setWidth("160px"));
    }

    /** Shows what is true now; rows keep their places unless some came or went. */
    public void show(List<BridgeStatus> bridges) {
        var lines = bridges.stream()
                .flatMap(bridge -> bridge.concentrators().stream().map(status -> new Line(status, bridge)))
                .toList();
        var shown = getListDataView().getItems().toList();
        if (shown.size() == lines.size()
                && lines.stream()
                        .allMatch(
                                line -> shown.stream().anyMatch(old -> old.id().equals(line.id())))) {
            setItems(shown.stream()
                    .map(old -> lines.stream()
                            .filter(line -> line.id().equals(old.id()))
                            .findFirst()
                            .orElse(old))
                    .toList());
        } else {
            setItems(lines.stream()
                    .sorted(Comparator.<Line>comparingInt(
                                    line -> WORST_FIRST.indexOf(line.status().state()))
                            .thenComparing(line -> line.status().name(), Collator.getInstance(getLocale())))
                    .toList());
        }
        getListDataView().setIdentifierProvider(Line::id);
    }

    public Optional<Line> line(ConcentratorId wanted) {
        return getListDataView()
                .getItems()
                .filter(line -> line.id().equals(wanted))
                .findFirst();
    }

    /** Leaves out what does not fit into {@code width} pixels. */
    public void fit(int width) {
        var narrow = width < 480;
        getColumnByKey("name").setWidth(narrow ? "140px" : "200px");
        getElement().getThemeList().set("wrap-cell-content", narrow);
        show("lastContact", width >= 620);
        show("meters", width >= 480);
        show("protocol", width >= 900);
        show("error", width >= 1050);
    }

    private void show(String key, boolean visible) {
        getColumnByKey(key).setVisible(visible);
    }

    private Column<Line> column(String name, Column<Line> column) {
        return column.setHeader(getTranslation("telemetry.office.concentrator." + name))
                .setKey(name);
    }

    private LitRenderer<Line> name() {
        return LitRenderer.<Line>of("<b>${item.name}</b> <span class='muted'>${item.code} · ${item.bridge}</span>")
                .withProperty("name", line -> line.status().name())
                .withProperty("code", line -> line.status().code())
                .withProperty("bridge", line -> line.bridge().code());
    }

    private LitRenderer<Line> state() {
        return LitRenderer.<Line>of(
                        "<span class=${item.badge}>${item.word}</span> <span class='muted'>${item.since}</span>")
                .withProperty("badge", line -> word(line).className())
                .withProperty("word", line -> word(line).word())
                .withProperty("since", line -> since(line.status().stateSince()));
    }

    private LitRenderer<Line> lastContact() {
        return LitRenderer.<Line>of("<span title=${item.exact}>${item.ago}</span>")
                .withProperty("ago", line -> at(line.status().lastContactAt(), true))
                .withProperty("exact", line -> at(line.status().lastContactAt(), false));
    }

    private ConcentratorWord word(Line line) {
        return ConcentratorWord.of(line.status().state(), line.bridge().isSilent(moments.now()), this);
    }

    private String since(@Nullable Instant since) {
        return since == null ? "" : getTranslation("telemetry.office.concentrator.since", moments.brief(since));
    }

    private String at(@Nullable Instant at, boolean ago) {
        return at == null ? "–" : ago ? moments.ago(at) : moments.formats().moment(at);
    }

    private String answered(Line line) {
        var status = line.status();
        return status.state() == ConcentratorState.NEW
                ? "–"
                : getTranslation(
                        "telemetry.office.concentrator.ofMeters", status.metersAnswered(), status.metersAsked());
    }

    private static String text(@Nullable String error) {
        return error == null ? "" : error;
    }
}
