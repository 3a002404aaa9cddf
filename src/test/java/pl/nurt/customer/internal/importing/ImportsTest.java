package pl.nurt.customer.internal.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.nurt.db.customer.Tables.OPENING_BALANCE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.customer.CustomerFiles;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.CustomerKind;
import pl.nurt.customer.Drafts;
import pl.nurt.customer.importing.ImportField;
import pl.nurt.customer.importing.ImportReason;
import pl.nurt.customer.importing.ImportRunId;
import pl.nurt.customer.importing.ImportState;
import pl.nurt.customer.importing.ImportVerdict;
import pl.nurt.customer.importing.ImportedRow;
import pl.nurt.customer.importing.Imports;
import pl.nurt.customer.importing.TableUnreadableException;
import pl.nurt.customer.notes.NoteKind;
import pl.nurt.customer.notes.Notes;
import pl.nurt.customer.people.CustomerCard;
import pl.nurt.customer.people.Customers;
import pl.nurt.customer.supply.Contracts;
import pl.nurt.identity.Role;
import pl.nurt.identity.UserAccountId;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.meters.MeterFilter;
import pl.nurt.metering.meters.MeterOrder;
import pl.nurt.metering.meters.Meters;
import pl.nurt.platform.CubicMetres;
import pl.nurt.platform.Money;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.files.FileRefusedException;
import pl.nurt.platform.files.StoredFiles;
import pl.nurt.platform.jobs.JobFailedException;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;

/** A utility brings its customers from the system it had. */
@IntegrationTest
class ImportsTest {
    private static final String HEAD =
            "Nr odbiorcy;Imię;Nazwisko;Nazwa;NIP;Telefon;Ulica punktu;Nr domu punktu;Kod punktu;Miejscowość punktu;Nr umowy;Umowa od;Grupa;Saldo;Uwagi\n";
    private static final String EWA =
            "900001;Ewa;Łączyńska;;;600 000 391;ul. Żeglarska;16;14-420;Młynary;S/1;12.03.2018;GD;1 173,20;stara karta\n";
    private static final String JAN = "900002;Jan;Śliż;;;;;3;14420;Błudowo;S/2;2021-05-01;GD;-86,40;\n";
    private static final String FIRM =
            "900003;;;Piekarnia Źródło;123-456-32-18;;ul. Żeglarska;18;14-420;Młynary;S/3;1.01.2020;PR;0;\n";

    @TempDir
    Path folder;

    @Autowired
    Imports imports;

    @Autowired
    ImportCheckJob checking;

    @Autowired
    ImportApplyJob applying;

    @Autowired
    ImportUndoJob undoing;

    @Autowired
    Customers customers;

    @Autowired
    Contracts contracts;

    @Autowired
    Notes notes;

    @Autowired
    Meters meters;

    @Autowired
    StoredFiles files;

    @Autowired
    DSLContext db;

    @Autowired
    SignIn signIn;

    Viewer clerk = new Viewer(new UserAccountId(0), Set.of(Role.CUSTOMER_SERVICE));

    @BeforeEach
    void signIn() {
        clerk = signIn.as(Role.CUSTOMER_SERVICE).viewer();
    }

    private ImportSteps steps() {
        return new ImportSteps(imports, checking, applying, undoing, clerk);
    }

    private ImportRunId checked(String table) {
        return steps().checked(table);
    }

    private ImportRunId applied(ImportRunId run) {
        return steps().applied(run);
    }

    private List<ImportedRow> rows(ImportRunId run) {
        return steps().rows(run);
    }

    private CustomerCard card(String number) {
        return customers.card(customers.byNumber(number).orElseThrow().customerId());
    }

    @Test
    void a_table_in_cp1250_with_semicolons_and_decimal_commas_is_taken_in_whole() {
        var run = steps().checked((HEAD + EWA + JAN + FIRM).getBytes(Charset.forName("windows-1250")));
        assertThat(imports.get(run).count(ImportVerdict.NEW)).isEqualTo(3);

        applied(run);

        assertThat(card("900001").name()).isEqualTo("Ewa Łączyńska");
        assertThat(card("900001").phones()).containsExactly("600000391");
        assertThat(card("900003").kind()).isEqualTo(CustomerKind.COMPANY);
        assertThat(card("900003").nip()).isEqualTo("1234563218");
        assertThat(contracts.ofCustomer(card("900001").customerId()))
                .singleElement()
                .satisfies(contract -> {
                    assertThat(contract.number()).isEqualTo("S/1");
                    assertThat(contract.place().fullAddress()).isEqualTo("ul. Żeglarska 16, Młynary");
                    assertThat(contract.terms())
                            .singleElement()
                            .satisfies(terms -> assertThat(terms.tariffGroup()).isEqualTo("GD"));
                });
        assertThat(balance("900001")).isEqualTo(Money.of("1173.20"));
        assertThat(balance("900002")).isEqualTo(Money.of("-86.40"));
    }

    private Money balance(String number) {
        return db.select(OPENING_BALANCE.BALANCE_PLN)
                .from(OPENING_BALANCE)
                .where(OPENING_BALANCE.CUSTOMER_ID.eq(card(number).customerId()))
                .orderBy(OPENING_BALANCE.OPENING_BALANCE_ID.desc())
                .limit(1)
                .fetchSingle()
                .value1();
    }

    @Test
    void the_same_table_again_changes_nothing() {
        applied(checked(HEAD + EWA + JAN + FIRM));
        var version = card("900001").version();

        var again = checked(HEAD + EWA + JAN + FIRM);
        assertThat(imports.get(again).count(ImportVerdict.SAME)).isEqualTo(3);
        applied(again);

        assertThat(card("900001").version()).isEqualTo(version);
        assertThat(rows(again)).noneMatch(ImportedRow::applied);
    }

    @Test
    void what_differs_is_named_field_by_field() {
        applied(checked(HEAD + EWA));
        var run = checked(HEAD + EWA.replace("Łączyńska", "Nowak").replace("1 173,20", "0,60"));

        assertThat(rows(run)).singleElement().satisfies(row -> {
            assertThat(row.verdict()).isEqualTo(ImportVerdict.CHANGED);
            assertThat(row.differs())
                    .containsExactlyInAnyOrder(ImportField.NAME, ImportField.FAMILY_NAME, ImportField.BALANCE);
        });
        applied(run);
        assertThat(card("900001").name()).isEqualTo("Ewa Nowak");
        assertThat(balance("900001")).isEqualTo(Money.of("0.60"));
    }

    @Test
    void a_nip_with_a_wrong_check_digit_waits_for_somebody_and_is_left_out_when_accepted() {
        var run = checked(HEAD + FIRM.replace("123-456-32-18", "123-456-32-19") + JAN);
        assertThat(rows(run).getFirst().verdict()).isEqualTo(ImportVerdict.DOUBTFUL);
        assertThat(rows(run).getFirst().reasons()).containsExactly(ImportReason.BAD_NIP);

        applied(run);
        assertThat(customers.byNumber("900003")).isEmpty();
        assertThat(customers.byNumber("900002")).isPresent();

        imports.accept(run, 1, true, clerk);
        applied(run);
        assertThat(card("900003").nip()).isNull();
    }

    @Test
    void the_same_customer_twice_is_one_customer_when_both_say_the_same_and_doubtful_when_not() {
        var secondPlace = EWA.replace(";16;", ";17;").replace("S/1", "S/9");
        var other = EWA.replace("Łączyńska", "Nowak").replace(";16;", ";18;").replace("S/1", "S/8");
        var run = checked(HEAD + EWA + secondPlace + other);

        assertThat(rows(run))
                .extracting(ImportedRow::verdict)
                .containsExactly(ImportVerdict.NEW, ImportVerdict.NEW, ImportVerdict.DOUBTFUL);
        assertThat(rows(run).getLast().reasons()).containsExactly(ImportReason.TWICE_DIFFERENT);

        applied(run);
        assertThat(contracts.ofCustomer(card("900001").customerId())).hasSize(2);
    }

    @Test
    void numbers_that_people_read_as_one_are_doubtful_in_the_file_and_beside_the_register() {
        var first = EWA.replace("900001", "HX1");
        var alike = EWA.replace("900001", "hx 1").replace(";16;", ";17;").replace("S/1", "S/9");
        var run = checked(HEAD + first + alike);

        assertThat(rows(run))
                .extracting(ImportedRow::verdict)
                .containsExactly(ImportVerdict.NEW, ImportVerdict.DOUBTFUL);
        assertThat(rows(run).getLast().reasons()).contains(ImportReason.NUMBER_ALIKE);

        applied(run);
        var later = checked(HEAD + alike);
        assertThat(rows(later).getFirst().reasons()).contains(ImportReason.NUMBER_ALIKE);
    }

    @Test
    void one_nip_under_two_numbers_is_doubtful_in_the_file_and_beside_it() {
        customers.add(
                Drafts.of(CustomerKind.COMPANY, "Piekarnia").nip("1234563218").draft(), clerk);
        var run = checked(HEAD + FIRM);
        assertThat(rows(run).getFirst().reasons()).containsExactly(ImportReason.SAME_NIP);

        imports.accept(run, 1, true, clerk);
        applied(run);
        assertThat(imports.get(checked(HEAD + FIRM)).count(ImportVerdict.SAME)).isEqualTo(1);
        assertThat(imports.get(checked(HEAD + FIRM.replace(";;ul.", ";600100200;ul.")))
                        .count(ImportVerdict.CHANGED))
                .isEqualTo(1);
    }

    @Test
    void a_row_that_somebody_accepted_changes_nothing_the_second_time() {
        var table = HEAD + FIRM.replace("123-456-32-18", "123-456-32-19").replace(";0;", ";kilka;");
        var run = checked(table);
        assertThat(imports.get(run).count(ImportVerdict.DOUBTFUL)).isEqualTo(1);
        imports.accept(run, 1, true, clerk);
        applied(run);

        assertThat(rows(checked(table))).singleElement().satisfies(row -> {
            assertThat(row.verdict()).isEqualTo(ImportVerdict.SAME);
            assertThat(row.reasons()).containsExactly(ImportReason.BAD_NIP, ImportReason.BAD_NUMBER);
        });
        assertThat(imports.get(checked(table.replace("Źródło", "Żródło"))).count(ImportVerdict.DOUBTFUL))
                .isEqualTo(1);
        steps().undone(run);
        assertThat(imports.get(checked(table)).count(ImportVerdict.DOUBTFUL)).isEqualTo(1);
    }

    @Test
    void a_row_that_stands_in_the_table_twice_counts_once() {
        var bad = FIRM.replace("123-456-32-18", "123-456-32-19");
        var run = checked(HEAD + EWA + JAN + EWA + EWA + bad + bad);
        assertThat(rows(run))
                .extracting(ImportedRow::verdict)
                .containsExactly(
                        ImportVerdict.NEW,
                        ImportVerdict.NEW,
                        ImportVerdict.SAME,
                        ImportVerdict.SAME,
                        ImportVerdict.DOUBTFUL,
                        ImportVerdict.SAME);
    }

    @Test
    void a_row_that_cannot_be_right_is_refused_with_the_reason_and_the_others_are_taken_in() {
        var run = checked(HEAD
                + JAN
                + ";Jan;Bez Numeru;;;;;;;;;;;;\n"
                + JAN.replace("900002", "900004").replace("S/2", "S/4")
                + EWA.replace("GD", "XX")
                + FIRM.replace("1.01.2020", "31.02.2020"));

        assertThat(rows(run))
                .extracting(ImportedRow::reasons)
                .containsExactly(
                        List.of(),
                        List.of(ImportReason.NO_NUMBER),
                        List.of(ImportReason.PLACE_TAKEN),
                        List.of(ImportReason.UNKNOWN_GROUP),
                        List.of(ImportReason.NO_CONTRACT_DAY, ImportReason.BAD_DAY));
        applied(run);
        assertThat(customers.byNumber("900002")).isPresent();
        assertThat(customers.byNumber("900004")).isEmpty();
    }

    @Test
    void an_import_can_be_undone_as_long_as_nothing_stands_on_it() {
        applied(checked(HEAD + JAN));
        var run = applied(checked(HEAD + EWA + JAN.replace("Śliż", "Kowal")));
        assertThat(card("900002").name()).isEqualTo("Jan Kowal");

        steps().undone(run);

        assertThat(customers.byNumber("900001")).isEmpty();
        assertThat(card("900002").name()).isEqualTo("Jan Śliż");
        assertThat(imports.get(run).state()).isEqualTo(ImportState.UNDONE);
    }

    @Test
    void a_meter_comes_with_its_last_reading_and_goes_when_the_import_is_undone() {
        var head = HEAD.strip() + ";Wodomierz;Producent;DN;Q3;Cyfry;Legalizacja;Wskazanie;Data odczytu\n";
        var run = applied(checked(head + EWA.strip() + ";W-77001;apa;DN 20;2,5;5;31.12.2028;551,392;1.11.2026\n"));
        var place = contracts
                .ofCustomer(card("900001").customerId())
                .getFirst()
                .place()
                .servicePointId();

        assertThat(meters.at(place)).singleElement().satisfies(meter -> {
            assertThat(meter.serialNumber()).isEqualTo("W-77001");
            assertThat(meter.index()).isEqualTo(CubicMetres.of("551.392"));
        });

        steps().undone(run);
        assertThat(meters.page(new MeterFilter("W-77001", null), MeterOrder.NUMBER, null, 0, 5))
                .isEmpty();
    }

    @Test
    void a_reading_of_the_first_day_of_a_month_long_ago_has_its_place() {
        var head = HEAD.strip() + ";Wodomierz;Producent;DN;Q3;Cyfry;Legalizacja;Wskazanie;Data odczytu\n";
        applied(checked(head + EWA.strip() + ";W-77004;apa;20;2,5;5;31.12.2028;551,392;1.03.2019\n"));

        assertThat(meters.page(new MeterFilter("W-77004", null), MeterOrder.NUMBER, null, 0, 5))
                .singleElement()
                .satisfies(meter -> assertThat(meter.index()).isEqualTo(CubicMetres.of("551.392")));
    }

    @Test
    void meters_may_come_in_a_table_of_their_own_and_again_changes_nothing() {
        applied(checked(HEAD + EWA));
        var table = HEAD.strip() + ";Wodomierz;Producent;DN;Q3;Cyfry;Legalizacja;Wskazanie;Data odczytu\n" + EWA.strip()
                + ";W-77003;apa;20;2,5;5;31.12.2028;551,392;1.11.2026\n";
        var run = checked(table);
        assertThat(imports.get(run).count(ImportVerdict.NEW)).isEqualTo(1);
        applied(run);

        assertThat(imports.get(checked(table)).count(ImportVerdict.SAME)).isEqualTo(1);
    }

    @Test
    void a_meter_of_which_too_little_is_known_is_doubtful_and_left_out_when_accepted() {
        var head = HEAD.strip() + ";Wodomierz;DN\n";
        var run = checked(head + EWA.strip() + ";W-77002;20\n");
        assertThat(rows(run).getFirst().reasons()).containsExactly(ImportReason.HALF_METER);
    }

    @Test
    void an_import_that_a_note_stands_on_stays() {
        var run = applied(checked(HEAD + EWA));
        notes.write(card("900001").customerId(), NoteKind.NOTE, "dzwoniła", null, clerk);

        steps().notUndone(run);
    }

    @Test
    void an_import_whose_customer_was_changed_since_stays() {
        var run = applied(checked(HEAD + EWA));
        CustomerId ewa = card("900001").customerId();
        customers.change(ewa, 1, Drafts.person("Ewa", "Nowak").draft(), clerk);

        steps().notUndone(run);
        assertThat(card("900001").name()).isEqualTo("Ewa Nowak");
    }

    @Test
    void what_a_column_means_is_remembered() {
        var run = imports.upload(
                ImportSteps.sent("a.csv", "Kto;Jak\n900009;Jan Lis\n".getBytes(StandardCharsets.UTF_8)), clerk);
        assertThat(imports.get(run).mapping()).containsExactly(Optional.empty(), Optional.empty());
        imports.check(run, List.of(Optional.of(ImportField.CUSTOMER_NUMBER), Optional.of(ImportField.NAME)), clerk);

        var later = imports.upload(
                ImportSteps.sent("b.csv", "Jak;Kto\nJan Lis;900009\n".getBytes(StandardCharsets.UTF_8)), clerk);
        assertThat(imports.get(later).mapping())
                .containsExactly(Optional.of(ImportField.NAME), Optional.of(ImportField.CUSTOMER_NUMBER));
    }

    @Test
    void that_a_column_means_nothing_is_remembered_only_when_somebody_said_it_of_the_only_one_with_its_head() {
        var number = Optional.of(ImportField.CUSTOMER_NUMBER);
        var surname = Optional.of(ImportField.FAMILY_NAME);
        var phone = Optional.of(ImportField.PHONE);
        Optional<ImportField> nothing = Optional.empty();
        var doubled = begun("Numer odbiorcy;Nazwisko;Nazwisko;Telefon;Telefon");
        assertThat(imports.get(doubled).mapping()).containsExactly(number, surname, nothing, phone, nothing);
        imports.check(doubled, List.of(number, nothing, surname, nothing, nothing), clerk);

        // Both mean a name, so the second one was left out without anybody saying it.
        var both = begun("Numer odbiorcy;Nazwa;Odbiorca");
        imports.check(both, imports.get(both).mapping(), clerk);
        assertThat(imports.get(begun("Numer odbiorcy;Nazwisko;Telefon;Odbiorca"))
                        .mapping())
                .containsExactly(number, surname, phone, Optional.of(ImportField.NAME));

        imports.check(begun("Numer odbiorcy;Nazwisko;Telefon"), List.of(number, surname, nothing), clerk);
        assertThat(imports.get(begun("Numer odbiorcy;Nazwisko;Telefon")).mapping())
                .containsExactly(number, surname, nothing);
    }

    private ImportRunId begun(String head) {
        var table = head + "\n900009" + ";x".repeat(head.split(";", -1).length - 1) + "\n";
        return imports.upload(ImportSteps.sent("a.csv", table.getBytes(StandardCharsets.UTF_8)), clerk);
    }

    @Test
    void without_a_column_for_the_number_nothing_is_begun() {
        var run = imports.upload(ImportSteps.sent("a.csv", "Kto;Jak\n1;2\n".getBytes(StandardCharsets.UTF_8)), clerk);
        assertThatThrownBy(() -> imports.check(run, List.of(Optional.empty(), Optional.of(ImportField.NAME)), clerk))
                .isInstanceOf(RefusedInputException.class);
        assertThat(imports.get(run).state()).isEqualTo(ImportState.UPLOADED);
    }

    @Test
    void a_spreadsheet_is_read_as_a_table_with_its_dates() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            var sheet = workbook.newWorksheet("odbiorcy");
            var heads = HEAD.strip().split(";", -1);
            var cells = EWA.strip().split(";", -1);
            for (var at = 0; at < heads.length; at++) {
                sheet.value(0, at, heads[at]);
                sheet.value(1, at, at < cells.length ? cells[at] : "");
            }
            sheet.value(1, 0, 900001);
            sheet.value(1, 10, 1);
            sheet.style(1, 10).format("\"S/\"000").set();
            sheet.value(1, 11, java.time.LocalDate.of(2018, 3, 12));
            sheet.style(1, 11).format("yyyy-mm-dd").set();
        }
        var run = applied(steps().checked(bytes.toByteArray()));

        assertThat(imports.get(run).count(ImportVerdict.NEW)).isEqualTo(1);
        assertThat(contracts.ofCustomer(card("900001").customerId()))
                .singleElement()
                .satisfies(contract -> {
                    assertThat(contract.number()).isEqualTo("S/001");
                    assertThat(contract.validFrom()).isEqualTo("2018-03-12");
                });
    }

    @Test
    void one_impossible_row_is_refused_with_its_reason_and_the_others_are_taken_in() {
        var head = HEAD.strip() + ";Szerokość;Długość;Saldo na dzień\n";
        var run = checked(head
                + odd(1) + ";154,2;19,7;\n"
                + FIRM.strip().replace("Źródło", "Źródło".repeat(40)) + ";;;\n"
                + odd(3).replace("900103", "9".repeat(5_000)) + ";;;\n"
                + odd(4).replace("S/14", "S/" + "7".repeat(5_000)) + ";;;\n"
                + odd(5) + ";;;0000-01-01\n"
                + odd(6).replace("12.03.2018", "-0001-01-01") + ";;;\n"
                + JAN.strip() + ";54,1;19,7;31.10.2026\n");

        assertThat(rows(run)).extracting(ImportedRow::verdict).containsExactly(verdicts(6));
        assertThat(rows(run))
                .extracting(ImportedRow::reasons)
                .containsExactly(
                        List.of(ImportReason.NOT_IN_POLAND),
                        List.of(ImportReason.TOO_LONG),
                        List.of(ImportReason.TOO_LONG),
                        List.of(ImportReason.TOO_LONG),
                        List.of(ImportReason.FAR_DAY),
                        List.of(ImportReason.FAR_DAY, ImportReason.NO_CONTRACT_DAY),
                        List.of());
        assertThat(rows(run))
                .extracting(row -> row.about().get(ImportReason.TOO_LONG))
                .contains(
                        List.of(ImportField.NAME),
                        List.of(ImportField.CUSTOMER_NUMBER),
                        List.of(ImportField.CONTRACT_NUMBER));
        applied(run);
        assertThat(customers.byNumber("900002")).isPresent();
        assertThat(customers.byNumber("900101")).isEmpty();
    }

    /** Ewa's row as that of another customer at another place. */
    private static String odd(int at) {
        return EWA.strip()
                .replace("900001", "90010" + at)
                .replace("S/1;", "S/1" + at + ";")
                .replace(";16;", ";16" + at + ";");
    }

    /** So many refused ones and a new one. */
    private static ImportVerdict[] verdicts(int refused) {
        var verdicts = new ImportVerdict[refused + 1];
        Arrays.fill(verdicts, ImportVerdict.REFUSED);
        verdicts[refused] = ImportVerdict.NEW;
        return verdicts;
    }

    @ParameterizedTest
    @CsvSource({"UTF-16LE,true", "UTF-16LE,false", "UTF-16BE,true", "UTF-16BE,false"})
    void what_spreadsheets_save_as_unicode_text_is_a_table(String charset, boolean marked) {
        var table = (marked ? "\ufeff" : "") + (HEAD + EWA + JAN).replace(';', '\t');
        applied(steps().checked(table.getBytes(Charset.forName(charset))));
        assertThat(card("900001").name()).isEqualTo("Ewa Łączyńska");
    }

    @Test
    void a_sheet_that_breaks_off_is_refused_in_words_where_it_does() throws IOException {
        var whole = sheet(3_000);
        assertThatThrownBy(() -> imports.upload(ImportSteps.sent("a.xlsx", cut(whole, 1)), clerk))
                .isInstanceOf(TableUnreadableException.class)
                .hasMessage("customer.import.problem.cutSheet");
        assertThat(files.of(CustomerFiles.imports(clerk))).isEmpty();

        var run = imports.upload(ImportSteps.sent("b.xlsx", cut(whole, 1_500)), clerk);
        imports.check(run, imports.get(run).mapping(), clerk);
        assertThatThrownBy(() -> checking.run(ImportSteps.data(run), steps().job(run)))
                .isInstanceOf(JobFailedException.class)
                .hasMessage("customer.import.problem.cutSheet");
        assertThat(imports.get(run).state()).isEqualTo(ImportState.UPLOADED);
    }

    private static byte[] sheet(int rows) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            var sheet = workbook.newWorksheet("odbiorcy");
            sheet.value(0, 0, "Nr odbiorcy");
            sheet.value(0, 1, "Nazwa");
            for (var at = 1; at <= rows; at++) {
                sheet.value(at, 0, 800_000 + at);
                sheet.value(at, 1, at * 17);
            }
        }
        return bytes.toByteArray();
    }

    /** The same workbook with a sheet that breaks off within that row. */
    private byte[] cut(byte[] workbook, int row) throws IOException {
        var whole = Files.write(folder.resolve("whole.xlsx"), workbook);
        var bytes = new ByteArrayOutputStream();
        try (var from = new ZipFile(whole.toFile());
                var to = new ZipOutputStream(bytes)) {
            for (var entry : Collections.list(from.entries())) {
                var content = from.getInputStream(entry).readAllBytes();
                to.putNextEntry(new ZipEntry(entry.getName()));
                var end = content.length;
                if (entry.getName().endsWith("sheet1.xml")) {
                    end = new String(content, StandardCharsets.UTF_8).indexOf("<row r=\"" + row + "\"") + 14;
                    assertThat(end).isGreaterThan(14);
                }
                to.write(content, 0, end);
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void a_head_that_is_no_head_is_refused_and_the_file_forgotten() {
        for (var head : List.of("Nr odbiorcy;" + "x".repeat(3_000), "Nr odbiorcy;Naz\u0001wa")) {
            assertThatThrownBy(() -> imports.upload(
                            ImportSteps.sent("a.csv", (head + "\n1;2\n").getBytes(StandardCharsets.UTF_8)), clerk))
                    .isInstanceOfAny(TableUnreadableException.class, FileRefusedException.class);
        }
        assertThat(files.of(CustomerFiles.imports(clerk))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "tylko jedna kolumna\n1\n", "\0\0\0PNG", "PK\3\4 not a sheet"})
    void a_file_that_is_no_table_is_refused_and_nothing_is_kept(String content) {
        var before = imports.newest(10).size();
        assertThatThrownBy(() ->
                        imports.upload(ImportSteps.sent("x.csv", content.getBytes(StandardCharsets.UTF_8)), clerk))
                .isInstanceOfAny(TableUnreadableException.class, FileRefusedException.class);
        assertThat(imports.newest(10)).hasSize(before);
        assertThat(files.of(CustomerFiles.imports(clerk))).isEmpty();
    }
}
