package pl.nurt.billing.register.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.nurt.billing.BillingDeed;
import pl.nurt.billing.documents.BillingFiles;
import pl.nurt.billing.pricing.VatRate;
import pl.nurt.billing.register.MonthClosing;
import pl.nurt.billing.register.SalesRegister;
import pl.nurt.billing.register.SalesRow;
import pl.nurt.billing.register.SalesRow.Taxed;
import pl.nurt.identity.AccountFiles;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.platform.files.FileKind;
import pl.nurt.platform.files.FileName;
import pl.nurt.platform.files.StoredFile;
import pl.nurt.platform.files.StoredFileId;
import pl.nurt.platform.files.StoredFiles;
import pl.nurt.platform.jobs.JobId;
import pl.nurt.platform.jobs.JobKind;
import pl.nurt.platform.jobs.JobResult;
import pl.nurt.platform.jobs.JobRun;
import pl.nurt.platform.jobs.JobText;
import pl.nurt.platform.jobs.Jobs;
import pl.nurt.platform.sheets.SheetColumn;
import pl.nurt.platform.sheets.SheetFormat;
import pl.nurt.platform.sheets.SheetLayout;
import pl.nurt.platform.sheets.SheetRows;
import pl.nurt.platform.sheets.Sheets;
import pl.nurt.platform.ui.text.Languages;

/**
 * The register of a month as a spreadsheet: a job whose file belongs to whoever asked. Of a closed month it is made once for each language; whoever
 * asks again gets those bytes.
 */
@Component
class RegisterExport implements JobKind<RegisterExport.Wish> {
    private static final int PAGE = 1_000;

    private final SalesRegister register;
    private final Sheets sheets;
    private final StoredFiles files;
    private final Jobs jobs;
    private final Audit audit;
    private final I18NProvider texts;
    private final Clock clock;

    RegisterExport(
            SalesRegister register,
            Sheets sheets,
            StoredFiles files,
            Jobs jobs,
            Audit audit,
            I18NProvider texts,
            Clock clock) {
        this.register = register;
        this.sheets = sheets;
        this.files = files;
        this.jobs = jobs;
        this.audit = audit;
        this.texts = texts;
        this.clock = clock;
    }

    /** The month as ISO 8601 writes it. @param language of whoever asked */
    record Wish(String month, String language) {}

    /** Begins; the file is to be fetched from the viewer's jobs. */
    JobId start(Viewer viewer, YearMonth month, Locale language) {
        audit.took(viewer, BillingDeed.REGISTER_TAKEN, BillingDeed.month(month), null);
        return jobs.start(
                this,
                new Wish(month.toString(), Languages.supported(language).toLanguageTag()),
                viewer.jobOwner(),
                JobText.of("billing.register"));
    }

    @Override
    public String name() {
        return "billing.register";
    }

    @Override
    public Class<Wish> dataType() {
        return Wish.class;
    }

    @Override
    public Optional<JobResult> run(Wish wish, JobRun run) {
        var language = Locale.forLanguageTag(wish.language());
        var month = YearMonth.parse(wish.month());
        var owner = AccountFiles.of(run.owner());
        var holding = AsSystem.call(() -> register.closing(month));
        if (holding.isEmpty()) {
            var open = files.keepMade(
                    owner,
                    name(month, language),
                    FileKind.XLSX,
                    to -> write(month, clock.instant(), language, run, to));
            return JobResult.file(open.address());
        }
        var kept = kept(holding.get(), language, run);
        var copy = files.keepMade(owner, name(month, language), FileKind.XLSX, to -> {
            try (var from = files.open(kept)) {
                from.transferTo(to);
            }
        });
        return JobResult.file(copy.address());
    }

    private StoredFile kept(MonthClosing closing, Locale language, JobRun run) {
        var there = AsSystem.call(() -> register.file(closing, language));
        return files.kept(there.orElseGet(() -> make(closing, language, run)));
    }

    /** Whatever is written while the month is closed is as it was: KSeF may send numbers later, so the first file is kept. */
    private StoredFileId make(MonthClosing closing, Locale language, JobRun run) {
        var made = files.keepMade(
                BillingFiles.ofMonth(closing.id()),
                name(closing.month(), language),
                FileKind.XLSX,
                to -> write(closing.month(), closing.closedAt(), language, run, to));
        return AsSystem.call(() -> register.keepFile(closing, language, made.id()));
    }

    private String name(YearMonth month, Locale language) {
        return FileName.clean(text(language, "billing.register.file") + " " + month + ".xlsx", FileKind.XLSX);
    }

    private void write(YearMonth month, Instant madeAt, Locale language, JobRun run, OutputStream to) {
        var rates = AsSystem.call(() -> register.rates(month));
        var done = new long[1];
        SheetRows<SalesRow> rows = SheetRows.byKey(last -> AsSystem.call(() -> {
            var page = register.page(month, last == null ? null : last.key(), PAGE);
            done[0] += page.size();
            run.done(done[0]);
            return page;
        }));
        sheets.write(SheetFormat.XLSX, layout(rates, madeAt, language), rows, to);
    }

    SheetLayout<SalesRow> layout(List<VatRate> rates, Instant madeAt, Locale language) {
        return new SheetLayout<>(text(language, "billing.register.sheet"), columns(rates, language), language, madeAt);
    }

    private List<SheetColumn<SalesRow>> columns(List<VatRate> rates, Locale language) {
        var columns = new ArrayList<SheetColumn<SalesRow>>(List.of(
                SheetColumn.text(text(language, "billing.register.number"), SalesRow::number),
                SheetColumn.text(text(language, "billing.register.ksef"), SalesRow::ksefNumber),
                SheetColumn.day(text(language, "billing.register.issued"), SalesRow::issuedOn),
                SheetColumn.day(text(language, "billing.register.sold"), SalesRow::lastDay),
                SheetColumn.text(
                        text(language, "billing.register.nip"),
                        row -> row.buyer().nip()),
                SheetColumn.text(
                        text(language, "billing.register.buyer"),
                        row -> row.buyer().name()),
                SheetColumn.text(text(language, "billing.register.address"), RegisterExport::address)));
        for (var rate : rates) {
            columns.add(SheetColumn.money(
                    text(language, "billing.register.netAt", rate.toString()),
                    row -> row.at(rate).map(Taxed::net).orElse(null)));
            columns.add(SheetColumn.money(
                    text(language, "billing.register.vatAt", rate.toString()),
                    row -> row.at(rate).map(Taxed::vat).orElse(null)));
        }
        columns.add(SheetColumn.money(text(language, "billing.register.net"), SalesRow::net));
        columns.add(SheetColumn.money(text(language, "billing.register.vat"), SalesRow::vat));
        columns.add(SheetColumn.money(text(language, "billing.register.gross"), SalesRow::gross));
        return columns;
    }

    private static String address(SalesRow row) {
        var town = row.buyer().town();
        return town == null ? row.buyer().address() : row.buyer().address() + ", " + town;
    }

    private String text(Locale language, String key, Object... arguments) {
        return texts.getTranslation(key, language, arguments);
    }
}
