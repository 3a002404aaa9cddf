package pl.nurt.telemetry.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pl.nurt.metering.ConcentratorId;
import pl.nurt.metering.ConcentratorState;
import pl.nurt.platform.ui.list.KeyedColumn;
import pl.nurt.platform.ui.list.KeyedGrid;
import pl.nurt.platform.ui.text.Moments;
import pl.nurt.telemetry.bridges.PolledConcentrator;

/** How a concentrator looks in the list. */
record ConcentratorColumns(Component view, Moments moments) {
    void addTo(KeyedGrid<PolledConcentrator, ConcentratorId> grid) {
        grid.column("name", header("name"), name()).grow(3).width(200);
        grid.column("state", header("state"), state()).grow(2).width(210);
        grid.column("lastContact", header("lastContact"), lastContact())
                .from(620)
                .width(140);
        text(grid, "meters", this::answered).width(110).figures();
        text(grid, "protocol", this::protocol).from(900).width(140);
        text(grid, "error", this::error).from(1050).grow(2).width(160);
        grid.compact(header("name"), compact());
    }

    private KeyedColumn<PolledConcentrator> text(
            KeyedGrid<PolledConcentrator, ConcentratorId> grid,
            String name,
            ValueProvider<PolledConcentrator, String> text) {
        return grid.column(name, header(name), text);
    }

    private String header(String name) {
        return view.getTranslation("telemetry.office.concentrator." + name);
    }

    private LitRenderer<PolledConcentrator> name() {
        return named(LitRenderer.of("<b>${item.name}</b> <span class='muted'>${item.code} · ${item.bridge}</span>"));
    }

    private LitRenderer<PolledConcentrator> state() {
        return badge(LitRenderer.of(
                "<span class=${item.badge}>${item.word}</span> <span class='muted'>${item.since}</span>"));
    }

    private LitRenderer<PolledConcentrator> lastContact() {
        return LitRenderer.<PolledConcentrator>of("<span title=${item.exact}>${item.ago}</span>")
                .withProperty("ago", one -> at(one.concentrator().lastContactAt(), true))
                .withProperty("exact", one -> at(one.concentrator().lastContactAt(), false));
    }

    private LitRenderer<PolledConcentrator> compact() {
        return badge(named(LitRenderer.of("""
                <div class="compact-row"><b>${item.name}</b><span class=${item.badge}>${item.word}</span>
                <span class="muted">${item.code} · ${item.bridge}</span><span class="muted">${item.ago}</span></div>""")))
                .withProperty("ago", one -> at(one.concentrator().lastContactAt(), true));
    }

    private static LitRenderer<PolledConcentrator> named(LitRenderer<PolledConcentrator> renderer) {
        return renderer.withProperty("name", one -> one.concentrator().name())
                .withProperty("code", one -> one.concentrator().code())
                .withProperty("bridge", one -> one.bridge().code());
    }

    private LitRenderer<PolledConcentrator> badge(LitRenderer<PolledConcentrator> renderer) {
        return renderer.withProperty("badge", one -> word(one).className())
                .withProperty("word", one -> word(one).word())
                .withProperty("since", one -> since(one.concentrator().stateSince()));
    }

    private ConcentratorWord word(PolledConcentrator one) {
        return ConcentratorWord.of(one.concentrator().state(), one.bridge().isSilent(moments.now()), view);
    }

    private String since(@Nullable Instant since) {
        return since == null ? "" : view.getTranslation("telemetry.office.concentrator.since", moments.brief(since));
    }

    private String at(@Nullable Instant at, boolean ago) {
        return at == null ? "–" : ago ? moments.ago(at) : moments.formats().moment(at);
    }

    private String answered(PolledConcentrator one) {
        var status = one.concentrator();
        return status.state() == ConcentratorState.NEW
                ? "–"
                : view.getTranslation(
                        "telemetry.office.concentrator.ofMeters", status.metersAnswered(), status.metersAsked());
    }

    private String protocol(PolledConcentrator one) {
        return view.getTranslation(
                "telemetry.office.protocol." + one.concentrator().protocol());
    }

    private String error(PolledConcentrator one) {
        var error = one.concentrator().error();
        return error == null ? "" : error;
    }
}
