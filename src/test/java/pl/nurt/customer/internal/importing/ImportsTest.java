package pl.nurt.customer.internal.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.nurt.db.customer.Tables.OPENING_BALANCE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
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
            assertThat(row.differs()).containsExactlyInAnyOrder("name", "familyName", "balance");
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
    void one_nip_under_two_numbers_is_doubtful_in_the_file_and_beside_it() {
        customers.add(
                Drafts.of(CustomerKind.COMPANY, "Piekarnia").nip("1234563218").draft(), clerk);
        var run = checked(HEAD + FIRM);
        assertThat(rows(run).getFirst().reasons()).containsExactly(ImportReason.SAME_NIP);
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
            sheet.value(1, 11, java.time.LocalDate.of(2018, 3, 12));
            sheet.style(1, 11).format("yyyy-mm-dd").set();
        }
        var run = applied(steps().checked(bytes.toByteArray()));

        assertThat(imports.get(run).count(ImportVerdict.NEW)).isEqualTo(1);
        assertThat(contracts.ofCustomer(card("900001").customerId()).getFirst().validFrom())
                .isEqualTo("2018-03-12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "tylko jedna kolumna\n1\n", "\0\0\0PNG", "PK\3\4 not a sheet"})
    void a_file_that_is_no_table_is_refused_and_nothing_is_kept(String content) {
        var before = imports.newest(10).size();
        assertThatThrownBy(() ->
                        imports.upload(ImportSteps.sent("x.csv", content.getBytes(StandardCharsets.UTF_8)), clerk))
                .isInstanceOfAny(TableUnreadableException.class, FileRefusedException.class);
        assertThat(imports.newest(10)).hasSize(before);
    }
}
