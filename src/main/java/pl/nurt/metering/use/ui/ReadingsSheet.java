package pl.nurt.metering.use.ui;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.use.Consumption;
import pl.nurt.metering.use.IndexReading;
import pl.nurt.platform.sheets.SheetColumn;
import pl.nurt.platform.sheets.SheetLayout;
import pl.nurt.platform.sheets.SheetRows;

/** A resident's readings as a spreadsheet: what stands in it, and the rows, a month in memory at a time. */
final class ReadingsSheet {
    private final Consumption consumption;
    private final Viewer viewer;
    private final MeterId meter;
    private final String name;
    private final List<SheetColumn<IndexReading>> columns;

    /** @param texts asked here and never later, when no page is there to ask */
    ReadingsSheet(Consumption consumption, Viewer viewer, MeterId meter, UnaryOperator<String> texts) {
        this.consumption = consumption;
        this.viewer = viewer;
        this.meter = meter;
        name = texts.apply("metering.download.sheet");
        var origins = new EnumMap<IndexReading.Origin, String>(IndexReading.Origin.class);
        for (var origin : IndexReading.Origin.values()) {
            origins.put(origin, texts.apply("metering.download.origin." + origin));
        }
        columns = List.of(
                SheetColumn.moment(texts.apply("metering.download.at"), IndexReading::at),
                SheetColumn.volume(texts.apply("metering.download.index"), IndexReading::index),
                SheetColumn.text(texts.apply("metering.download.meter"), IndexReading::serialNumber),
                SheetColumn.text(texts.apply("metering.download.origin"), reading -> origins.get(reading.origin())));
    }

    SheetLayout<IndexReading> layout(Locale language, Instant madeAt) {
        return new SheetLayout<>(name, columns, language, madeAt);
    }

    /** Both days included. */
    SheetRows<IndexReading> rows(LocalDate first, LocalDate last) {
        return row -> each(first, last, row);
    }

    private void each(LocalDate first, LocalDate last, Consumer<? super IndexReading> row) {
        var begin = first;
        while (!begin.isAfter(last)) {
            var nextMonth = begin.plusMonths(1).withDayOfMonth(1);
            var end = nextMonth.isAfter(last) ? last.plusDays(1) : nextMonth;
            consumption.readings(viewer, meter, begin, end).forEach(row);
            begin = end;
        }
    }
}
