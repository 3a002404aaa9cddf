package pl.nurt.notice.ui.unreached;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pl.nurt.customer.CustomerRef;
import pl.nurt.identity.AccountFiles;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.notice.NoticeDeed;
import pl.nurt.notice.reach.Unreached;
import pl.nurt.notice.reach.UnreachedFilter;
import pl.nurt.notice.reach.UnreachedOrder;
import pl.nurt.notice.reach.UnreachedPeople;
import pl.nurt.notice.reach.WhyUnreached;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.Texts;
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

/** The list as it is filtered, as a spreadsheet: a job whose file belongs to whoever asked. Run again it makes the file anew. */
@Component
class UnreachedExport implements JobKind<UnreachedExport.Wish> {
    private static final int PAGE = 500;

    private final UnreachedPeople people;
    private final SheetExports exports;
    private final Jobs jobs;
    private final Audit audit;
    private final Texts texts;
    private final Clock clock;

    UnreachedExport(UnreachedPeople people, SheetExports exports, Jobs jobs, Audit audit, Texts texts, Clock clock) {
        this.people = people;
        this.exports = exports;
        this.jobs = jobs;
        this.audit = audit;
        this.texts = texts;
        this.clock = clock;
    }

    /** @param language of whoever asked */
    record Wish(String text, @Nullable WhyUnreached why, String language) {
        UnreachedFilter filter() {
            return new UnreachedFilter(text, why);
        }
    }

    /** Begins; the file is to be fetched from the viewer's jobs. */
    JobId start(Viewer viewer, UnreachedFilter filter, Locale language) {
        audit.took(viewer, NoticeDeed.UNREACHED_EXPORTED, NoticeDeed.UNREACHED, null);
        var wish = new Wish(filter.text(), filter.why(), language.toLanguageTag());
        return jobs.start(this, wish, viewer.jobOwner(), JobText.of("notice.unreached"));
    }

    @Override
    public String name() {
        return "notice.unreached";
    }

    @Override
    public Class<Wish> dataType() {
        return Wish.class;
    }

    @Override
    public Optional<JobResult> run(Wish wish, JobRun run) {
        var language = Locale.forLanguageTag(wish.language());
        var now = clock.instant();
        var counts = AsSystem.call(() -> people.counts(wish.text()));
        return exports.export(
                run,
                AccountFiles.of(run.owner()),
                text(language, "notice.unreached.file") + " " + CivilTime.dayOf(now),
                SheetFormat.XLSX,
                layout(language, now),
                rows(wish.filter()),
                wish.why() == null
                        ? counts.values().stream().mapToInt(Integer::intValue).sum()
                        : counts.getOrDefault(wish.why(), 0));
    }

    SheetLayout<Unreached> layout(Locale language, Instant madeAt) {
        return new SheetLayout<>(text(language, "notice.unreached"), columns(language), language, madeAt);
    }

    SheetRows<Unreached> rows(UnreachedFilter filter) {
        return SheetRows.byKey(last -> AsSystem.call(() -> people.page(filter, UnreachedOrder.NAME, last, 0, PAGE)));
    }

    private List<SheetColumn<Unreached>> columns(Locale language) {
        return List.of(
                SheetColumn.text(text(language, "notice.unreached.column.name"), Unreached::name),
                SheetColumn.text(text(language, "notice.unreached.column.login"), Unreached::login),
                SheetColumn.text(
                        text(language, "notice.unreached.export.number"), row -> joined(row, CustomerRef::number)),
                SheetColumn.text(
                        text(language, "notice.unreached.column.customer"), row -> joined(row, CustomerRef::name)),
                SheetColumn.text(
                        text(language, "notice.unreached.column.why"),
                        row -> text(language, "notice.unreached.why." + row.why())),
                SheetColumn.moment(text(language, "notice.unreached.column.shown"), Unreached::lastShown));
    }

    private static String joined(Unreached person, Function<CustomerRef, String> part) {
        return person.customers().stream().map(part).collect(Collectors.joining(", "));
    }

    private String text(Locale language, String key) {
        return texts.getTranslation(key, language);
    }
}
