package pl.nurt.metering.meters.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pl.nurt.identity.AccountFiles;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.metering.MeteringDeed;
import pl.nurt.metering.meters.MeterFilter;
import pl.nurt.metering.meters.MeterOrder;
import pl.nurt.metering.meters.MeterRow;
import pl.nurt.metering.meters.MeterState;
import pl.nurt.metering.meters.Meters;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.jobs.JobId;
import pl.nurt.platform.jobs.JobKind;
import pl.nurt.platform.jobs.JobResult;
import pl.nurt.platform.jobs.JobRun;
import pl.nurt.platform.jobs.JobText;
import pl.nurt.platform.jobs.Jobs;
import pl.nurt.platform.sheets.SheetColumn;
import pl.nurt.platform.sheets.SheetExports;
import pl.nurt.platform.sheets.SheetFormat;
import pl.nurt.platform.sheets.SheetLayout;
import pl.nurt.platform.sheets.SheetRows;

/**
 * The list of meters, as it is filtered, as a spreadsheet: a job whose file belongs to whoever asked.
 *
 * <p>Rows are read page by page while meters go on being read, so each shows its own latest moment. Run again it makes the file anew.
 */
@Component
class MeterListExport implements JobKind<MeterListExport.Wish> {
    private static final int PAGE = 500;

    private final Meters meters;
    private final SheetExports exports;
    private final Jobs jobs;
    private final Audit audit;
    private final I18NProvider texts;
    private final Clock clock;

    MeterListExport(Meters meters, SheetExports exports, Jobs jobs, Audit audit, I18NProvider texts, Clock clock) {
        this.meters = meters;
        this.exports = exports;
        this.jobs = jobs;
        this.audit = audit;
        this.texts = texts;
        this.clock = clock;
    }

    /** @param language of whoever asked */
    record Wish(String text, @Nullable MeterState state, String language) {
        MeterFilter filter() {
            return new MeterFilter(text, state);
        }
    }

    /** Begins; the file is to be fetched from the viewer's jobs. */
    JobId start(Viewer viewer, MeterFilter filter, Locale language) {
        audit.took(viewer, MeteringDeed.METERS_EXPORTED, MeteringDeed.LIST, null);
        var wish = new Wish(filter.text(), filter.state(), language.toLanguageTag());
        return jobs.start(this, wish, viewer.jobOwner(), JobText.of("metering.export.meters"));
    }

    @Override
    public String name() {
        return "metering.meter-list";
    }

    @Override
    public Class<Wish> dataType() {
        return Wish.class;
    }

    @Override
    public Optional<JobResult> run(Wish wish, JobRun run) {
        var language = Locale.forLanguageTag(wish.language());
        var filter = wish.filter();
        var counts = AsSystem.call(() -> meters.counts(filter));
        var now = clock.instant();
        return exports.export(
                run,
                AccountFiles.of(run.owner()),
                text(language, "metering.export.meters.file") + " " + CivilTime.dayOf(now),
                SheetFormat.XLSX,
                layout(language, now),
                rows(filter),
                counts.of(filter.state()));
    }

    SheetLayout<MeterRow> layout(Locale language, Instant madeAt) {
        return new SheetLayout<>(text(language, "metering.export.meters"), columns(language), language, madeAt);
    }

    /** Page by page, each as it is when it is read. */
    SheetRows<MeterRow> rows(MeterFilter filter) {
        return SheetRows.byKey(last -> AsSystem.call(() -> meters.page(filter, MeterOrder.NUMBER, last, 0, PAGE)));
    }

    private List<SheetColumn<MeterRow>> columns(Locale language) {
        return List.of(
                SheetColumn.text(text(language, "metering.export.number"), MeterRow::serialNumber),
                SheetColumn.text(
                        text(language, "metering.export.address"),
                        row -> row.place() == null ? null : row.place().fullAddress()),
                SheetColumn.text(
                        text(language, "metering.export.customerNumber"),
                        row -> row.customer() == null ? null : row.customer().number()),
                SheetColumn.text(
                        text(language, "metering.export.customer"),
                        row -> row.customer() == null ? null : row.customer().name()),
                SheetColumn.volume(text(language, "metering.export.index"), MeterRow::index),
                SheetColumn.moment(text(language, "metering.export.readAt"), MeterRow::readAt),
                SheetColumn.volume(text(language, "metering.export.lastDay"), MeterRow::lastDayUse),
                SheetColumn.day(text(language, "metering.export.verifiedUntil"), MeterRow::verifiedUntil),
                SheetColumn.text(
                        text(language, "metering.export.state"),
                        row -> row.odd() ? text(language, "metering.export.suspect") : null));
    }

    private String text(Locale language, String key) {
        return texts.getTranslation(key, language);
    }
}
