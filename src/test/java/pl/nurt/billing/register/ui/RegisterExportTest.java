package pl.nurt.billing.register.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.db.billing.Tables.INVOICE;
import static pl.nurt.db.billing.Tables.KSEF_SUBMISSION;
import static pl.nurt.db.billing.Tables.MONTH_CLOSING;
import static pl.nurt.db.billing.Tables.MONTH_REGISTER;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.billing.StoredInvoices;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.ksef.KsefState;
import pl.nurt.billing.register.SalesRegister;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.files.StoredFileId;
import pl.nurt.platform.files.StoredFiles;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.HttpTest;
import pl.nurt.testing.MovableClock;
import pl.nurt.testing.SignIn;
import pl.nurt.testing.UnwatchedRun;

/** The register as a file; in a month years ahead, for what is closed here is committed. */
@HttpTest
class RegisterExportTest {
    private static final String KSEF_NUMBER = "5265877635-20261103-0123456789AB-27";
    private static final Duration YEARS = Duration.ofDays(2_000);
    private static final Duration A_MONTH = Duration.ofDays(32);

    @Autowired
    private SalesRegister register;

    @Autowired
    private RegisterExport export;

    @Autowired
    private StoredFiles files;

    @Autowired
    private DSLContext db;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private SignIn signIn;

    @Autowired
    private MovableClock clock;

    private static int tests;

    private final List<InvoiceId> issued = new ArrayList<>();
    private Viewer finance;
    private StoredInvoices invoices;
    private YearMonth month;
    private String series = "";

    @BeforeEach
    void threeInvoices() {
        clock.advance(YEARS);
        finance = signIn.as(Role.FINANCE).viewer();
        invoices = new StoredInvoices(db, transaction, events, finance.account(), clock);
        series = "REGISTER" + (char) ('A' + tests++);
        issued.addAll(invoices.issue(series, 3));
        month = YearMonth.from(CivilTime.dayOf(clock.instant()));
    }

    @AfterEach
    void forget() {
        transaction.executeWithoutResult(status -> {
            db.execute("set local session_replication_role = replica");
            db.deleteFrom(MONTH_REGISTER).execute();
            db.deleteFrom(MONTH_CLOSING).execute();
        });
        invoices.forget(issued);
        signIn.out();
    }

    @Test
    void it_names_number_buyer_and_tax_of_each_invoice_by_its_number() throws Exception {
        numbered(issued.getFirst());

        var polish = rows(taken(Languages.POLISH));

        assertThat(polish.getFirst())
                .contains("Numer faktury", "Numer KSeF", "NIP nabywcy", "Netto 8%", "VAT 8%", "Brutto");
        assertThat(polish.subList(1, polish.size()))
                .extracting(List::getFirst)
                .containsExactly(issued.stream().map(this::number).toArray(String[]::new));
        assertThat(polish.get(1)).contains(KSEF_NUMBER, "Firma " + series + "-1", "10,00", "0,80", "10,80");
        assertThat(rows(taken(Languages.ENGLISH)).getFirst()).contains("Invoice number", "Net 8%");
    }

    @Test
    void of_a_closed_month_it_is_always_the_same_file() throws Exception {
        var open = taken(Languages.POLISH);
        clock.advance(A_MONTH);
        register.close(finance, month);
        var closed = taken(Languages.POLISH);
        assertThat(rows(closed)).isEqualTo(rows(open));

        // A number that came later changes nothing any more.
        numbered(issued.getFirst());
        clock.advance(A_MONTH);
        assertThat(taken(Languages.POLISH)).isEqualTo(closed);

        register.reopen(finance, month, "Brak numeru KSeF");
        assertThat(rows(taken(Languages.POLISH)).get(1)).contains(KSEF_NUMBER);
    }

    private void numbered(InvoiceId invoice) {
        db.update(KSEF_SUBMISSION)
                .set(KSEF_SUBMISSION.STATE, KsefState.ACCEPTED)
                .set(KSEF_SUBMISSION.KSEF_NUMBER, KSEF_NUMBER)
                .set(KSEF_SUBMISSION.ACCEPTED_AT, clock.instant().truncatedTo(ChronoUnit.MICROS))
                .set(KSEF_SUBMISSION.DOCUMENT_HASH, "0".repeat(64))
                .where(KSEF_SUBMISSION.INVOICE_ID.eq(invoice))
                .execute();
    }

    private String number(InvoiceId id) {
        return db.fetchSingle(INVOICE, INVOICE.INVOICE_ID.eq(id)).getNumber();
    }

    private byte[] taken(Locale language) throws Exception {
        var made = export.run(
                        new RegisterExport.Wish(month.toString(), language.toLanguageTag()),
                        new UnwatchedRun(finance.jobOwner()))
                .orElseThrow();
        var id = new StoredFileId(Long.parseLong(made.address().replaceAll("\\D+", "")));
        try (var content = files.open(files.kept(id))) {
            return content.readAllBytes();
        }
    }

    private static List<List<String>> rows(byte[] sheet) throws Exception {
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(sheet))) {
            var words = new DataFormatter(Languages.POLISH);
            return StreamSupport.stream(book.getSheetAt(0).spliterator(), false)
                    .map(row -> cells(row, words))
                    .toList();
        }
    }

    private static List<String> cells(Row row, DataFormatter words) {
        return StreamSupport.stream(row.spliterator(), false)
                .map(words::formatCellValue)
                .toList();
    }
}
