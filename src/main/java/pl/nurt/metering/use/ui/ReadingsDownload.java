package pl.nurt.metering.use.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.streams.DownloadEvent;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.use.Consumption;
import pl.nurt.metering.use.OwnMeter;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.files.FileName;
import pl.nurt.platform.sheets.SheetFormat;
import pl.nurt.platform.sheets.Sheets;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.DayPicker;
import pl.nurt.platform.ui.files.Download;

/**
 * A resident's own readings between two days, to keep or to reckon with: XLSX or CSV.
 *
 * <p>Streamed at once and not through a job: a year of hourly readings is some 9,000 rows, made in about a second.
 */
class ReadingsDownload extends Card {
    private final Consumption consumption;
    private final Sheets sheets;
    private final Viewer viewer;
    private final OwnMeter meter;
    private final Clock clock;
    private final DayPicker from;
    private final DayPicker until;
    private final Paragraph problem = new Paragraph();
    private final Anchor xlsx;
    private final Anchor csv;

    // What the download needs is put together here: it runs without the page's lock.
    private final Locale language;
    private final String file = getTranslation("metering.download.file");
    private final ReadingsSheet sheet;
    private volatile Days days;

    private record Days(LocalDate first, LocalDate last) {}

    ReadingsDownload(
            Consumption consumption, Sheets sheets, Viewer viewer, OwnMeter meter, LocalDate firstDay, Clock clock) {
        super("");
        this.consumption = consumption;
        this.sheets = sheets;
        this.viewer = viewer;
        this.meter = meter;
        this.clock = clock;
        language = getLocale();
        sheet = new ReadingsSheet(consumption, viewer, meter.id(), key -> getTranslation(key));
        setHeading(getTranslation("metering.download.title"));
        var today = CivilTime.dayOf(clock.instant());
        var yearAgo = today.minusYears(1);
        days = new Days(yearAgo.isBefore(firstDay) ? firstDay : yearAgo, today);
        from = picker("metering.download.from", firstDay, today, days.first());
        until = picker("metering.download.until", firstDay, today, days.last());
        xlsx = link(SheetFormat.XLSX, "metering.download.xlsx");
        csv = link(SheetFormat.CSV, "metering.download.csv");
        problem.addClassName("field-problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        var pickers = new Div(from, until);
        pickers.addClassName("download-days");
        var links = new Div(xlsx, csv);
        links.addClassName("actions");
        add(new Paragraph(getTranslation("metering.download.text")), pickers, problem, links);
    }

    private DayPicker picker(String label, LocalDate earliest, LocalDate latest, LocalDate value) {
        var outside = getTranslation("metering.download.outside");
        var picker = new DayPicker(getTranslation(label), getLocale(), earliest, latest, outside);
        picker.setRequiredIndicatorVisible(true);
        picker.setValue(value);
        picker.addValueChangeListener(changed -> check());
        return picker;
    }

    /** A link leads nowhere while the days make no sense; why, stands at the field or above the links. */
    private void check() {
        var first = from.getValue();
        var last = until.getValue();
        var turned = first != null && last != null && first.isAfter(last);
        var sound = first != null && last != null && !turned && !from.isInvalid() && !until.isInvalid();
        problem.setText(turned ? getTranslation("metering.download.turned") : "");
        problem.setVisible(turned);
        xlsx.setEnabled(sound);
        csv.setEnabled(sound);
        if (sound) {
            days = new Days(first, last);
        }
    }

    private Anchor link(SheetFormat format, String text) {
        var link = new Anchor(Download.of(event -> send(format, event)), getTranslation(text));
        link.addClassName("download-link");
        return link;
    }

    private void send(SheetFormat format, DownloadEvent event) {
        // Not theirs any more: said before the first byte leaves.
        consumption.meter(viewer, meter.id());
        var asked = days;
        var name = "%s %s %s – %s.%s"
                .formatted(file, meter.serialNumber(), asked.first(), asked.last(), format.extension());
        event.setContentType(format.mediaType());
        var response = event.getResponse();
        response.setHeader("Content-Disposition", FileName.attachment(name));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "private, no-store");
        sheets.write(
                format,
                sheet.layout(language, clock.instant()),
                sheet.rows(asked.first(), asked.last()),
                event.getOutputStream());
    }
}
