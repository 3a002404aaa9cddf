package pl.nurt.metering.meters.ui;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSingleSelectionModel;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.metering.meters.MeterOrder.By;
import pl.nurt.metering.meters.MeterRow;
import pl.nurt.platform.CubicMetres;
import pl.nurt.platform.ui.Moments;

/** The columns of the office's list of meters; where the place is narrow it leaves some out, on a phone all but one. */
final class MeterGrid extends Grid<MeterRow> {
    private static final String NOTHING = "–";

    private record Wide(Column<MeterRow> column, int fromWidth) {}

    private final Moments moments;
    private final List<Wide> columns = new ArrayList<>();
    private final Column<MeterRow> compact;

    MeterGrid(Moments moments) {
        this.moments = moments;
        addClassName("dense-grid");
        setAriaLabel(getTranslation("metering.office.meters"));
        setPageSize(50);
        setSizeFull();
        ((GridSingleSelectionModel<MeterRow>) getSelectionModel()).setDeselectAllowed(false);
        compact = addColumn(compact()).setHeader(getTranslation("metering.office.meter"));
        sorted(By.NUMBER, 600, addColumn(number()).setWidth("98px"), "number");
        sorted(By.ADDRESS, 600, addColumn(this::address).setFlexGrow(3).setWidth("140px"), "address");
        plain(1080, addColumn(this::customer).setFlexGrow(2).setWidth("150px"), "customer");
        plain(600, addColumn(states()).setFlexGrow(2).setWidth("160px"), "state");
        figures(sorted(By.INDEX, 600, addColumn(row -> volume(row.index())).setWidth("130px"), "index"));
        figures(plain(750, addColumn(row -> volume(row.lastDayUse())).setWidth("76px"), "day"));
        sorted(By.READ_AT, 600, addColumn(this::readAt).setWidth("94px"), "readAt");
        plain(850, addColumn(this::verifiedUntil).setWidth("98px"), "verified");
        fit(1200);
    }

    /** Shows the columns for which a list of so many pixels has room. */
    void fit(int width) {
        boolean phone = width < 600;
        compact.setVisible(phone);
        columns.forEach(wide -> wide.column().setVisible(!phone && width >= wide.fromWidth()));
    }

    private Column<MeterRow> sorted(By by, int fromWidth, Column<MeterRow> column, String name) {
        return plain(fromWidth, column.setSortProperty(by.name()).setSortable(true), name);
    }

    private Column<MeterRow> plain(int fromWidth, Column<MeterRow> column, String name) {
        columns.add(new Wide(column, fromWidth));
        return column.setHeader(getTranslation("metering.office.column." + name))
                .setKey(name)
                .setResizable(true);
    }

    private static void figures(Column<MeterRow> column) {
        column.setTextAlign(ColumnTextAlign.END);
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
                <div class="meter-compact"><b>${item.number}</b><span class=${item.badge}>${item.word}</span>
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
        return StateWord.of(row, this, moments.now());
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
