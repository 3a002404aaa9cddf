package pl.nurt.metering.meters.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.meters.MeterRow;
import pl.nurt.platform.CubicMetres;
import pl.nurt.platform.ui.list.KeyedColumn;
import pl.nurt.platform.ui.list.KeyedGrid;
import pl.nurt.platform.ui.text.Moments;

/** The columns of the office's list of meters; where the place is narrow it leaves some out, on a phone all but one. */
final class MeterColumns {
    private static final String NOTHING = "–";

    private final Component view;
    private final Moments moments;

    MeterColumns(Component view, Moments moments) {
        this.view = view;
        this.moments = moments;
    }

    /** Adds them; those that can be sorted by are named as {@code MeterList} knows them. */
    void addTo(KeyedGrid<MeterRow, MeterId> grid) {
        grid.column("number", header("number"), number()).width(98).sortable();
        text(grid, "address", this::address).grow(3).width(140).sortable();
        text(grid, "customer", this::customer).from(1080).grow(2).width(150);
        grid.column("state", header("state"), states()).grow(2).width(160);
        text(grid, "index", row -> volume(row.index())).width(130).figures().sortable();
        text(grid, "day", row -> volume(row.lastDayUse())).from(750).width(76).figures();
        text(grid, "readAt", this::readAt).width(94).sortable();
        text(grid, "verified", this::verifiedUntil).from(850).width(98);
        grid.compact(view.getTranslation("metering.office.meter"), compact());
    }

    private KeyedColumn<MeterRow> text(
            KeyedGrid<MeterRow, MeterId> grid, String name, ValueProvider<MeterRow, String> text) {
        return grid.column(name, header(name), text);
    }

    private String header(String name) {
        return view.getTranslation("metering.office.column." + name);
    }

    private static LitRenderer<MeterRow> number() {
        return LitRenderer.<MeterRow>of("<b>${item.number}</b>").withProperty("number", MeterRow::serialNumber);
    }

    private LitRenderer<MeterRow> states() {
        return badge(LitRenderer.of("""
                <span class=${item.badge}>${item.word}</span>
                <span class="badge-more" title=${item.others} ?hidden=${!item.others}>+${item.more}</span>"""))
                .withProperty("others", row -> String.join(", ", others(row)))
                .withProperty("more", row -> others(row).size());
    }

    private LitRenderer<MeterRow> compact() {
        return badge(LitRenderer.of("""
                <div class="compact-row"><b>${item.number}</b><span class=${item.badge}>${item.word}</span>
                <span>${item.address}</span><span class="muted">${item.index} m³ · ${item.readAt}</span></div>"""))
                .withProperty("number", MeterRow::serialNumber)
                .withProperty("address", this::address)
                .withProperty("index", row -> volume(row.index()))
                .withProperty("readAt", this::readAt);
    }

    private LitRenderer<MeterRow> badge(LitRenderer<MeterRow> renderer) {
        return renderer.withProperty("badge", worst(StateWord::className)).withProperty("word", worst(StateWord::word));
    }

    private ValueProvider<MeterRow, String> worst(ValueProvider<StateWord, String> part) {
        return row -> part.apply(words(row).getFirst());
    }

    private List<String> others(MeterRow row) {
        return words(row).stream().skip(1).map(StateWord::word).toList();
    }

    private List<StateWord> words(MeterRow row) {
        return StateWord.of(row, view, moments.now());
    }

    private String address(MeterRow row) {
        var place = row.place();
        return place == null ? NOTHING : place.shortAddress();
    }

    private String customer(MeterRow row) {
        var customer = row.customer();
        return customer == null ? NOTHING : customer.name();
    }

    private String readAt(MeterRow row) {
        var readAt = row.readAt();
        return readAt == null ? NOTHING : moments.brief(readAt);
    }

    private String verifiedUntil(MeterRow row) {
        return moments.formats().day(row.verifiedUntil());
    }

    private String volume(@Nullable CubicMetres volume) {
        return volume == null ? NOTHING : moments.formats().index(volume);
    }
}
