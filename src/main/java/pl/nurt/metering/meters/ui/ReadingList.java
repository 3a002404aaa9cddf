package pl.nurt.metering.meters.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.meters.Meters;
import pl.nurt.metering.readings.StoredReading;
import pl.nurt.metering.readings.Verdict;
import pl.nurt.metering.readings.ui.FlagWords;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.Segmented;
import pl.nurt.platform.ui.feedback.EmptyState;
import pl.nurt.platform.ui.list.KeyedPages;
import pl.nurt.platform.ui.text.Moments;

/**
 * All readings of a meter, newest first, fetched as one scrolls; each opens to its verdicts in words and its raw bytes.
 *
 * <p>New readings do not push the list under the reader's eyes: a button tells of them.
 */
final class ReadingList extends Card {
    private final Meters meters;
    private final MeterId meter;
    private final Moments moments;
    private final Grid<StoredReading> grid = new Grid<>();
    private final KeyedPages<StoredReading> pages;
    private final Segmented<Boolean> onlyOdd;
    private final Button fresh = new Button();
    private final Div instead = new Div();
    private int waiting;

    /** Just after the newest reading of the list: later ones wait behind the button, also when its beginning is fetched again. */
    private @Nullable Instant end;

    ReadingList(Meters meters, MeterId meter, Moments moments) {
        super("");
        this.meters = meters;
        this.meter = meter;
        this.moments = moments;
        setHeading(getTranslation("metering.office.readings"));
        pages = new KeyedPages<>((after, skip, size) ->
                meters.readings(meter, onlyOdd(), after == null ? end : after.readAt(), skip, size));
        onlyOdd = new Segmented<>(
                getTranslation("metering.office.readings.which"),
                List.of(false, true),
                odd -> getTranslation(odd ? "metering.office.readings.odd" : "metering.office.readings.all"));
        onlyOdd.addValueChangeListener(changed -> reload());
        fresh.addThemeVariants(ButtonVariant.TERTIARY);
        fresh.addClickListener(pressed -> reload());
        fresh.getElement().setAttribute("aria-live", "polite");
        aside(fresh, onlyOdd);
        columns();
        add(instead, grid);
        reload();
    }

    /** Tells of readings that came since the list was fetched. */
    void announce(int arrived) {
        waiting += arrived;
        if (!grid.isVisible()) {
            reload();
            return;
        }
        fresh.setText(getTranslation("metering.office.readings.new", waiting));
        fresh.setVisible(true);
    }

    private boolean onlyOdd() {
        return onlyOdd.getValue();
    }

    private void reload() {
        waiting = 0;
        fresh.setVisible(false);
        pages.forget();
        var newest = meters.readings(meter, onlyOdd(), null, 0, 1);
        var any = !newest.isEmpty();
        end = any ? newest.getFirst().readAt().plus(1, ChronoUnit.MICROS) : null;
        grid.setVisible(any);
        instead.removeAll();
        if (!any) {
            var which = onlyOdd() ? "metering.office.readings.noneOdd" : "metering.office.readings.none";
            instead.add(new EmptyState(Icons.CHECK, getTranslation(which), getTranslation(which + ".text")));
        }
        grid.setItems(query -> pages.rows(query.getOffset(), query.getLimit()).stream());
    }

    private void columns() {
        grid.addClassNames("dense-grid", "reading-grid");
        grid.setAriaLabel(getTranslation("metering.office.readings"));
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setPageSize(50);
        column(
                "readAt",
                grid.addColumn(reading -> moments.formats().moment(reading.readAt()))
                        .setWidth("150px"));
        column(
                        "index",
                        grid.addColumn(reading -> moments.formats().index(reading.index()))
                                .setWidth("130px"))
                .setTextAlign(ColumnTextAlign.END);
        column("verdicts", grid.addColumn(verdicts()).setFlexGrow(3).setWidth("200px"));
        column("source", grid.addColumn(this::source).setFlexGrow(2).setWidth("170px"));
        column(
                "received",
                grid.addColumn(reading -> received(reading.receivedAt())).setWidth("150px"));
        grid.setItemDetailsRenderer(new ComponentRenderer<>(this::details));
    }

    private Grid.Column<StoredReading> column(String name, Grid.Column<StoredReading> column) {
        return column.setHeader(getTranslation("metering.office.readings." + name))
                .setKey(name);
    }

    private LitRenderer<StoredReading> verdicts() {
        return LitRenderer.<StoredReading>of("<span class=${item.badge}>${item.word}</span>")
                .withProperty("badge", reading -> isFine(reading) ? "muted" : "badge warn")
                .withProperty(
                        "word",
                        reading -> isFine(reading)
                                ? getTranslation("metering.office.readings.fine")
                                : words(reading).collect(Collectors.joining(", ")));
    }

    private Stream<String> words(StoredReading reading) {
        var verdicts = reading.verdicts().stream()
                .sorted()
                .map(verdict -> getTranslation("metering.office.verdict." + verdict));
        return reading.flags().isEmpty()
                ? verdicts
                : Stream.concat(verdicts, Stream.of(FlagWords.of(this, reading.flags())));
    }

    private static boolean isFine(StoredReading reading) {
        return reading.verdicts().isEmpty() && reading.flags().isEmpty();
    }

    private String source(StoredReading reading) {
        var source = getTranslation("metering.office.source." + reading.source());
        var through = reading.concentrator();
        return through == null ? source : source + " · " + through;
    }

    private String received(Instant at) {
        return moments.formats().moment(at);
    }

    private Component details(StoredReading reading) {
        var details = new Div();
        details.addClassName("reading-details");
        reading.verdicts().stream().sorted().map(this::explained).forEach(details::add);
        if (!reading.flags().isEmpty()) {
            details.add(new Paragraph(getTranslation("metering.plan.flags", FlagWords.of(this, reading.flags()))));
        }
        details.add(raw(reading));
        return details;
    }

    private Paragraph explained(Verdict verdict) {
        return new Paragraph(getTranslation("metering.office.verdict." + verdict + ".text"));
    }

    private Component raw(StoredReading reading) {
        byte @Nullable [] bytes =
                reading.hasRaw() ? meters.raw(meter, reading.readAt()).orElse(null) : null;
        if (bytes == null) {
            return new Paragraph(getTranslation("metering.office.readings.noRaw"));
        }
        var hex = new Pre(HexFormat.ofDelimiter(" ").formatHex(bytes));
        hex.addClassName("raw");
        var disclosure = new NativeDetails(getTranslation("metering.office.readings.raw", bytes.length), hex);
        disclosure.setOpen(true);
        return disclosure;
    }
}
