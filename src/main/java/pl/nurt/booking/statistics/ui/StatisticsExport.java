package pl.nurt.booking.statistics.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.nurt.booking.BookingDeed;
import pl.nurt.booking.CancelReason;
import pl.nurt.booking.statistics.BookingStatistics;
import pl.nurt.booking.statistics.MonthFigures;
import pl.nurt.identity.AccountFiles;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
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

/** The figures of the calendars as a spreadsheet: a job whose file belongs to whoever asked. Run again it makes the file anew. */
@Component
class StatisticsExport implements JobKind<StatisticsExport.Wish> {
    private final BookingStatistics statistics;
    private final SheetExports exports;
    private final Jobs jobs;
    private final Audit audit;
    private final I18NProvider texts;
    private final Clock clock;

    StatisticsExport(
            BookingStatistics statistics,
            SheetExports exports,
            Jobs jobs,
            Audit audit,
            I18NProvider texts,
            Clock clock) {
        this.statistics = statistics;
        this.exports = exports;
        this.jobs = jobs;
        this.audit = audit;
        this.texts = texts;
        this.clock = clock;
    }

    /** Months as ISO 8601 writes them. @param language of whoever asked */
    record Wish(String from, String to, String language) {}

    /** Begins; the file is to be fetched from the viewer's jobs. */
    JobId start(Viewer viewer, YearMonth from, YearMonth to, Locale language) {
        audit.took(viewer, BookingDeed.STATISTICS_TAKEN, BookingDeed.STATISTICS, null);
        var wish = new Wish(from.toString(), to.toString(), language.toLanguageTag());
        return jobs.start(this, wish, viewer.jobOwner(), JobText.of("booking.statistics"));
    }

    @Override
    public String name() {
        return "booking.statistics";
    }

    @Override
    public Class<Wish> dataType() {
        return Wish.class;
    }

    @Override
    public Optional<JobResult> run(Wish wish, JobRun run) {
        var language = Locale.forLanguageTag(wish.language());
        var rows = AsSystem.call(() -> statistics.of(YearMonth.parse(wish.from()), YearMonth.parse(wish.to())));
        return exports.export(
                run,
                AccountFiles.of(run.owner()),
                text(language, "booking.statistics") + " " + wish.from() + " " + wish.to(),
                SheetFormat.XLSX,
                layout(language, clock.instant()),
                SheetRows.of(rows),
                rows.size());
    }

    SheetLayout<MonthFigures> layout(Locale language, Instant madeAt) {
        return new SheetLayout<>(text(language, "booking.statistics"), columns(language), language, madeAt);
    }

    private List<SheetColumn<MonthFigures>> columns(Locale language) {
        var columns = new ArrayList<SheetColumn<MonthFigures>>(List.of(
                SheetColumn.text(
                        text(language, "booking.statistics.month"),
                        row -> row.month().toString()),
                SheetColumn.text(
                        text(language, "booking.plan.unit"), row -> row.unit().in(language)),
                SheetColumn.text(
                        text(language, "booking.settings.kind"),
                        row -> text(language, "booking.settings.kind." + row.kind())),
                SheetColumn.number(text(language, "booking.statistics.open"), 1, row -> hours(row.open())),
                SheetColumn.number(text(language, "booking.statistics.taken"), 1, row -> hours(row.taken())),
                SheetColumn.number(text(language, "booking.statistics.use"), 0, MonthFigures::use),
                SheetColumn.number(text(language, "booking.statistics.lead"), 1, MonthFigures::leadDays),
                SheetColumn.count(text(language, "booking.statistics.booked"), MonthFigures::booked),
                SheetColumn.count(text(language, "booking.statistics.attended"), MonthFigures::attended),
                SheetColumn.count(text(language, "booking.statistics.missed"), MonthFigures::missed),
                SheetColumn.count(text(language, "booking.statistics.walkIns"), MonthFigures::walkIns),
                SheetColumn.count(text(language, "booking.statistics.moved"), MonthFigures::moved),
                SheetColumn.count(text(language, "booking.statistics.given"), MonthFigures::given)));
        for (var reason : CancelReason.values()) {
            columns.add(SheetColumn.count(
                    text(language, "booking.statistics.off." + reason), row -> row.calledOffFor(reason)));
        }
        return columns;
    }

    private static BigDecimal hours(Duration time) {
        return BigDecimal.valueOf(time.toMinutes()).divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP);
    }

    private String text(Locale language, String key) {
        return texts.getTranslation(key, language);
    }
}
