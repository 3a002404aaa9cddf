package pl.nurt.identity.audit.internal;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pl.nurt.identity.AccountFiles;
import pl.nurt.identity.audit.AuditEntry;
import pl.nurt.identity.audit.AuditFilter;
import pl.nurt.identity.audit.AuditKind;
import pl.nurt.identity.audit.EntryWords;
import pl.nurt.platform.Texts;
import pl.nurt.platform.jobs.JobKind;
import pl.nurt.platform.jobs.JobResult;
import pl.nurt.platform.jobs.JobRun;
import pl.nurt.platform.sheets.SheetColumn;
import pl.nurt.platform.sheets.SheetExports;
import pl.nurt.platform.sheets.SheetFormat;
import pl.nurt.platform.sheets.SheetLayout;
import pl.nurt.platform.sheets.SheetRows;
import pl.nurt.platform.ui.text.Formats;

/**
 * The entries a filter finds, newest first, as a spreadsheet in the words of whoever asked; as CSV when there are more than a spreadsheet
 * holds. Pages by key, so that any number fits into memory. Run again it makes the file anew.
 */
@Component
public class AuditExportJob implements JobKind<AuditExportJob.Wish> {
    private static final int PAGE = 1000;
    private static final long MOST_IN_A_SHEET = 1_000_000;

    private final AuditRepository log;
    private final SheetExports exports;
    private final Texts texts;
    private final Clock clock;

    AuditExportJob(AuditRepository log, SheetExports exports, Texts texts, Clock clock) {
        this.log = log;
        this.exports = exports;
        this.texts = texts;
        this.clock = clock;
    }

    /** @param language of whoever asked */
    public record Wish(
            String text,
            @Nullable AuditKind kind,
            @Nullable String deed,
            LocalDate from,
            LocalDate to,
            String language) {
        public static Wish of(AuditFilter filter, Locale language) {
            return new Wish(
                    filter.text(), filter.kind(), filter.deed(), filter.from(), filter.to(), language.toLanguageTag());
        }

        AuditFilter filter() {
            return new AuditFilter(text, kind, deed, from, to);
        }
    }

    @Override
    public String name() {
        return "identity.audit-export";
    }

    @Override
    public Class<Wish> dataType() {
        return Wish.class;
    }

    @Override
    public Optional<JobResult> run(Wish wish, JobRun run) {
        var language = Locale.forLanguageTag(wish.language());
        var filter = wish.filter();
        var count = log.total(filter);
        return exports.export(
                run,
                AccountFiles.of(run.owner()),
                texts.getTranslation("identity.log.export.file", language) + " " + wish.from() + " – " + wish.to(),
                count > MOST_IN_A_SHEET ? SheetFormat.CSV : SheetFormat.XLSX,
                layout(language),
                rows(filter),
                count);
    }

    SheetLayout<AuditEntry> layout(Locale language) {
        return new SheetLayout<>(
                texts.getTranslation("identity.log", language), columns(language), language, clock.instant());
    }

    SheetRows<AuditEntry> rows(AuditFilter filter) {
        return SheetRows.byKey(last -> log.page(filter, last == null ? null : last.id(), 0, PAGE));
    }

    private List<SheetColumn<AuditEntry>> columns(Locale language) {
        var words = new EntryWords(new Language(texts, language));
        return List.of(
                SheetColumn.count(title("entry", language), entry -> entry.id().value()),
                SheetColumn.moment(title("at", language), AuditEntry::at),
                SheetColumn.text(
                        title("kind", language),
                        entry -> texts.getTranslation("identity.log.kind." + entry.kind(), language)),
                SheetColumn.text(title("who", language), words::author),
                SheetColumn.text(title("role", language), words::roles),
                SheetColumn.text(title("deed", language), entry -> words.deed(entry.deed())),
                SheetColumn.text(title("subject", language), entry -> words.subject(entry.subject())),
                SheetColumn.text(
                        title("key", language), entry -> entry.subject().id()),
                SheetColumn.text(title("changes", language), entry -> changes(words, entry, language)),
                SheetColumn.text(title("why", language), AuditEntry::note),
                SheetColumn.text(title("from", language), words::address),
                SheetColumn.text(title("session", language), AuditEntry::session),
                SheetColumn.text(title("request", language), AuditEntry::request));
    }

    private String title(String what, Locale language) {
        return texts.getTranslation("identity.log." + what, language);
    }

    private String changes(EntryWords words, AuditEntry entry, Locale language) {
        return entry.changes().stream()
                .map(change -> words.field(entry, change) + ": "
                        + texts.getTranslation(
                                "identity.log.change",
                                language,
                                words.value(entry, change, change.before()),
                                words.value(entry, change, change.after())))
                .collect(Collectors.joining("; "));
    }

    private record Language(Texts texts, Locale locale) implements EntryWords.Language {
        @Override
        public String text(String key, Object... params) {
            return texts.getTranslation(key, locale, params);
        }

        @Override
        public String moment(Instant moment) {
            return Formats.of(locale).moment(moment);
        }

        @Override
        public String day(LocalDate day) {
            return Formats.of(locale).day(day);
        }

        @Override
        public String number(BigDecimal number) {
            return Formats.of(locale).decimal(number);
        }
    }
}
