package pl.nurt.customer.internal.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.customer.CustomerDeed;
import pl.nurt.customer.CustomerKind;
import pl.nurt.customer.Drafts;
import pl.nurt.customer.importing.ImportField;
import pl.nurt.customer.importing.ImportPart;
import pl.nurt.customer.importing.ImportReason;
import pl.nurt.customer.importing.ImportRunId;
import pl.nurt.customer.importing.ImportVerdict;
import pl.nurt.customer.importing.ImportedRow;
import pl.nurt.customer.importing.Imports;
import pl.nurt.customer.merging.Merges;
import pl.nurt.customer.people.CustomerCard;
import pl.nurt.customer.people.Customers;
import pl.nurt.customer.supply.Contract;
import pl.nurt.customer.supply.Contracts;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.FieldChange;
import pl.nurt.metering.meters.MeterRow;
import pl.nurt.metering.meters.Meters;
import pl.nurt.platform.CubicMetres;
import pl.nurt.platform.files.StoredFiles;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;

/** The old system goes on for a while: tables of it come again, with what changed in between, and are taken back. */
@IntegrationTest
class ImportAgainTest {
    private static final String HEAD =
            "Nr odbiorcy;Imię;Nazwisko;Ulica punktu;Nr domu punktu;Kod punktu;Miejscowość punktu;Działka;Nr umowy;Umowa od;"
                    + "Umowa do;Grupa;Okres;Wodomierz;Producent;DN;Q3;Cyfry;Legalizacja;Wskazanie;Data odczytu;Saldo;Saldo na dzień\n";
    private static final String EWA =
            "900101;Ewa;Łączyńska;ul. Żeglarska;61;14-420;Młynary;12/3;U/1;12.03.2018;;GD;2;W-88001;APA;20;2,5;5;31.12.2028;123,456;31.10.2026;1173,20;31.10.2026\n";
    /** The contract ends, and somebody else takes the place over on the day behind its last one. */
    private static final String ENDED = EWA.replace(";12.03.2018;;", ";12.03.2018;31.10.2026;");

    private static final String NEXT =
            "900108;Jan;Lis;ul. Żeglarska;61;14-420;Młynary;12/3;U/8;1.11.2026;;GD;2;;;;;;;;;;\n";

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
    Meters meters;

    @Autowired
    Merges merges;

    @Autowired
    StoredFiles files;

    @Autowired
    Audit audit;

    @Autowired
    DSLContext db;

    @Autowired
    SignIn signIn;

    private Viewer clerk;
    private ImportSteps steps;

    @BeforeEach
    void signIn() {
        clerk = signIn.as(Role.CUSTOMER_SERVICE).viewer();
        steps = new ImportSteps(imports, checking, applying, undoing, clerk);
    }

    private CustomerCard card(String number) {
        return customers.card(customers.byNumber(number).orElseThrow().customerId());
    }

    private Contract contract() {
        return contracts.ofCustomer(card("900101").customerId()).getFirst();
    }

    private MeterRow meter() {
        return meters.at(contract().place().servicePointId()).getFirst();
    }

    private List<String> balances() {
        return db.fetch(
                        "select balance_pln || ' ' || as_of from customer.opening_balance join customer.customer using (customer_id) where number = '900101' order by opening_balance_id")
                .getValues(0, String.class);
    }

    private static String changed(String... pairs) {
        var row = EWA;
        for (var at = 0; at < pairs.length; at += 2) {
            assertThat(row).contains(pairs[at]);
            row = row.replace(pairs[at], pairs[at + 1]);
        }
        return HEAD + row;
    }

    @Test
    void whatever_differs_is_shown_taken_in_noted_and_taken_back() {
        steps.applied(HEAD + EWA);
        var run = steps.checked(changed(
                ";GD;2;",
                ";PR;1;",
                ";12.03.2018;;",
                ";12.03.2018;31.12.2027;",
                "12/3",
                "12/4",
                "31.12.2028;123,456;31.10.2026",
                "31.12.2033;130;20.11.2026",
                "1173,20;31.10.2026",
                "250;20.11.2026"));

        assertThat(steps.rows(run)).singleElement().satisfies(row -> {
            assertThat(row.verdict()).isEqualTo(ImportVerdict.CHANGED);
            assertThat(row.differs())
                    .containsExactlyInAnyOrder(
                            ImportField.PLOT_NUMBER,
                            ImportField.CONTRACT_TO,
                            ImportField.TARIFF_GROUP,
                            ImportField.BILLING_MONTHS,
                            ImportField.METER_VERIFIED_UNTIL,
                            ImportField.READING_INDEX,
                            ImportField.BALANCE,
                            ImportField.BALANCE_DAY);
        });
        steps.applied(run);

        assertThat(contract().validTo()).isEqualTo("2028-01-01");
        assertThat(contract().terms()).extracting(terms -> terms.tariffGroup()).containsExactlyInAnyOrder("GD", "PR");
        assertThat(plot()).isEqualTo("12/4");
        assertThat(meter().index()).isEqualTo(CubicMetres.of("130"));
        assertThat(verified()).isEqualTo("2033-12-31");
        assertThat(balances()).containsExactly("1173.20 2026-10-31", "250.00 2026-11-20");
        assertThat(noted(CustomerDeed.CUSTOMERS_IMPORTED))
                .extracting(FieldChange::field, FieldChange::before, FieldChange::after)
                .contains(
                        tuple("tariffGroup", "GD", "PR"),
                        tuple("validTo", null, "2028-01-01"),
                        tuple("plotNumber", "12/3", "12/4"),
                        tuple("meterVerifiedUntil", "2028-12-31", "2033-12-31"),
                        tuple("readingIndex", null, "130"),
                        tuple("balance", "1173.20", "250.00"));

        steps.undone(run);

        assertThat(contract().validTo()).isNull();
        assertThat(contract().terms()).extracting(terms -> terms.tariffGroup()).containsExactly("GD");
        assertThat(plot()).isEqualTo("12/3");
        assertThat(meter().index()).isEqualTo(CubicMetres.of("123.456"));
        assertThat(verified()).isEqualTo("2028-12-31");
        assertThat(balances()).containsExactly("1173.20 2026-10-31");
        assertThat(noted(CustomerDeed.IMPORT_UNDONE))
                .extracting(FieldChange::field, FieldChange::before, FieldChange::after)
                .contains(tuple("tariffGroup", "PR", "GD"), tuple("balance", "250.00", "1173.20"));
        assertThat(steps.onlyRow(HEAD + EWA).verdict()).isEqualTo(ImportVerdict.SAME);
    }

    @Test
    void a_row_that_changes_a_customer_and_brings_something_new_says_both() {
        steps.applied(HEAD + EWA);

        var another =
                steps.onlyRow(changed("Ewa;Łączyńska", "Jan;Lis", ";61;", ";62;", "U/1", "U/2", "W-88001", "W-88004"));
        assertThat(another.verdict()).isEqualTo(ImportVerdict.DOUBTFUL);
        assertThat(another.reasons()).containsExactly(ImportReason.NUMBER_OF_ANOTHER);
        assertThat(another.differs()).contains(ImportField.NAME, ImportField.FAMILY_NAME);
        assertThat(another.brings()).containsExactly(ImportPart.PLACE, ImportPart.CONTRACT, ImportPart.METER);

        var moved = steps.onlyRow(changed("1173,20", "250", ";61;", ";62;", "U/1", "U/2", "W-88001", "W-88004"));
        assertThat(moved.verdict()).isEqualTo(ImportVerdict.CHANGED);
        assertThat(moved.differs()).containsExactly(ImportField.BALANCE);
        assertThat(moved.brings()).containsExactly(ImportPart.PLACE, ImportPart.CONTRACT, ImportPart.METER);
    }

    @Test
    void whoever_an_import_made_is_told_when_it_is_made_and_when_it_is_taken_back() {
        var run = steps.applied(HEAD + EWA);
        var ewa = CustomerDeed.subject(card("900101").customerId());
        assertThat(noted(CustomerDeed.CUSTOMERS_IMPORTED))
                .extracting(FieldChange::field, FieldChange::before, FieldChange::after)
                .contains(
                        tuple("customerNumber", null, "900101"),
                        tuple("name", null, "Ewa Łączyńska"),
                        tuple("address", null, "ul. Żeglarska 61, 14-420 Młynary"),
                        tuple("contractNumber", null, "U/1"),
                        tuple("balance", null, "1173.20"));

        steps.undone(run);

        assertThat(customers.byNumber("900101")).isEmpty();
        assertThat(audit.history(ewa, null, 20).stream()
                        .filter(entry -> entry.deed().equals(CustomerDeed.IMPORT_UNDONE.code()))
                        .flatMap(entry -> entry.changes().stream()))
                .extracting(FieldChange::field, FieldChange::before, FieldChange::after)
                .contains(
                        tuple("import", "" + run.value(), null),
                        tuple("customerNumber", "900101", null),
                        tuple("name", "Ewa Łączyńska", null),
                        tuple("contractNumber", "U/1", null));
    }

    @Test
    void what_was_taken_in_first_stays_as_it_is_when_an_accepted_row_follows() {
        steps.applied(HEAD + EWA);
        // The balance is no number, so somebody has to look.
        var doubtful = "900107;Jan;Lis" + ";".repeat(19) + "kilka;\n";
        var run = steps.checked(changed("31.12.2028", "31.12.2033", ";GD;2;", ";PR;1;") + doubtful);
        steps.applied(run);
        db.execute("update metering.meter set verified_until = '2034-12-31' where identification = 'W-88001'");
        var noted = imported();

        imports.accept(run, null, true, clerk);
        steps.applied(run);

        assertThat(customers.byNumber("900107")).isPresent();
        assertThat(verified()).isEqualTo("2034-12-31");
        assertThat(imported()).isEqualTo(noted);
        db.execute("update metering.meter set verified_until = '2033-12-31' where identification = 'W-88001'");
        steps.undone(run);
        assertThat(noted(CustomerDeed.IMPORT_UNDONE))
                .extracting(FieldChange::field, FieldChange::before, FieldChange::after)
                .contains(tuple("tariffGroup", "PR", "GD"), tuple("meterVerifiedUntil", "2033-12-31", "2028-12-31"));
    }

    private long imported() {
        return audit.history(CustomerDeed.subject(card("900101").customerId()), null, 50).stream()
                .filter(entry -> entry.deed().equals(CustomerDeed.CUSTOMERS_IMPORTED.code()))
                .count();
    }

    private String plot() {
        return db.fetchSingle(
                        "select plot_number from customer.service_point where house_number = '61' and locality = 'Młynary'")
                .get(0, String.class);
    }

    private String verified() {
        return db.fetchSingle("select verified_until from metering.meter where identification = 'W-88001'")
                .get(0, String.class);
    }

    private List<FieldChange> noted(CustomerDeed deed) {
        return audit.history(CustomerDeed.subject(card("900101").customerId()), null, 20).stream()
                .filter(entry -> entry.deed().equals(deed.code()))
                .findFirst()
                .orElseThrow()
                .changes();
    }

    @Test
    void the_use_of_the_days_follows_the_readings_that_came_and_went() {
        steps.applied(HEAD + EWA);
        var run = steps.applied(changed("123,456;31.10.2026", "130;20.11.2026"));
        assertThat(due()).isPositive();
        db.execute("delete from metering.use_due");

        steps.undone(run);
        assertThat(due()).isPositive();
    }

    private int due() {
        return db.fetchCount(db.selectFrom("metering.use_due"));
    }

    @Test
    void an_address_without_a_postal_code_takes_nothing_away() {
        var head = "Nr odbiorcy;Imię;Nazwisko;Ulica;Nr domu;Kod;Miejscowość\n";
        steps.applied(head + "900101;Ewa;Łączyńska;ul. Żeglarska;61;14-420;Młynary\n");
        var run = steps.checked(
                "Nr odbiorcy;Imię;Nazwisko;Ulica;Nr domu;Miejscowość\n900101;Ewa;Łączyńska;ul. Nowa;77;Młynary\n");
        assertThat(steps.rows(run).getFirst().reasons()).containsExactly(ImportReason.HALF_ADDRESS);

        imports.accept(run, 1, true, clerk);
        steps.applied(run);
        assertThat(card("900101").residence()).isNotNull();
    }

    @Test
    void who_a_customer_is_stays_when_the_table_does_not_say_it() {
        var bakery = customers.add(
                Drafts.of(CustomerKind.COMPANY, "Piekarnia").nip("1234563218").draft(), clerk);
        var number = customers.card(bakery).number();
        steps.applied("Nr odbiorcy;Nazwa;Telefon\n" + number + ";Piekarnia;600999111\n");

        assertThat(customers.card(bakery).kind()).isEqualTo(CustomerKind.COMPANY);
        assertThat(customers.card(bakery).phones()).containsExactly("600999111");
        assertThat(steps.onlyRow("Nr odbiorcy;Imię;Nazwisko\n" + number + ";Jan;Piekarz\n")
                        .reasons())
                .containsExactly(ImportReason.KIND_DIFFERS);
    }

    @Test
    void what_a_reading_or_a_meter_cannot_be_waits_for_somebody() {
        steps.applied(HEAD + EWA);

        assertThat(reasons(changed("123,456", "99"))).containsExactly(ImportReason.READING_DIFFERS);
        assertThat(reasons(changed("123,456;31.10.2026", "99;20.11.2026")))
                .containsExactly(ImportReason.READING_BACKWARDS);
        assertThat(reasons(changed("31.10.2026;1173", "31.10.2036;1173"))).containsExactly(ImportReason.READING_AHEAD);
        assertThat(reasons(changed(";61;", ";62;", "U/1", "U/2"))).containsExactly(ImportReason.METER_ELSEWHERE);
        assertThat(reasons(changed("W-88001", "W-88002"))).containsExactly(ImportReason.METER_ELSEWHERE);
    }

    @Test
    void a_reading_of_more_decimals_than_are_kept_is_no_change_the_second_time() {
        var table = changed("123,456;", "123,45678;", "2,5;5", "2,504;5");
        steps.applied(table);
        assertThat(meter().index()).isEqualTo(CubicMetres.of("123.457"));

        assertThat(steps.onlyRow(table)).satisfies(row -> {
            assertThat(row.reasons()).isEmpty();
            assertThat(row.verdict()).isEqualTo(ImportVerdict.SAME);
        });
    }

    @Test
    void a_meter_that_stands_in_the_table_twice_with_all_it_belongs_to_counts_once() {
        var run = steps.checked(HEAD + EWA + EWA);
        assertThat(steps.rows(run))
                .extracting(ImportedRow::verdict)
                .containsExactly(ImportVerdict.NEW, ImportVerdict.SAME);
        steps.applied(run);
        assertThat(meter().index()).isEqualTo(CubicMetres.of("123.456"));
    }

    @Test
    void a_contract_stays_where_it_is_and_when_it_began() {
        steps.applied(HEAD + EWA);

        assertThat(reasons(changed(";61;", ";62;", "W-88001", "W-88003")))
                .containsExactly(ImportReason.CONTRACT_ELSEWHERE);
        assertThat(reasons(changed("12.03.2018", "13.03.2018"))).containsExactly(ImportReason.CONTRACT_BEGAN_OTHERWISE);
        assertThat(reasons(changed(";12.03.2018;;", ";12.03.2018;1.01.2018;")))
                .containsExactly(ImportReason.ENDS_BEFORE);
    }

    private List<ImportReason> reasons(String table) {
        return steps.onlyRow(table).reasons();
    }

    @Test
    void what_contradicts_itself_within_one_table_is_refused_where_it_first_does() {
        var other = EWA.replace("900101", "900102").replace("W-88001", "W-88009");
        var run = steps.checked(HEAD
                + EWA.replace(";12.03.2018;;", ";12.03.2018;1.01.2022;")
                + other.replace("U/1", "U/2").replace("12.03.2018", "1.06.2021")
                + other.replace(";61;", ";63;")
                + EWA.replace("900101", "900103").replace(";61;", ";64;").replace("U/1", "U/4"));

        assertThat(steps.rows(run))
                .extracting(ImportedRow::verdict)
                .containsExactly(
                        ImportVerdict.NEW, ImportVerdict.REFUSED, ImportVerdict.REFUSED, ImportVerdict.REFUSED);
        assertThat(steps.rows(run).get(1).reasons()).contains(ImportReason.PLACE_TAKEN);
        assertThat(steps.rows(run).get(2).reasons()).contains(ImportReason.CONTRACT_OF_ANOTHER);
        assertThat(steps.rows(run).get(3).reasons()).contains(ImportReason.METER_TWICE);
        steps.applied(run);
    }

    @Test
    void an_end_in_the_table_frees_the_place_for_the_contracts_below_it() {
        steps.applied(HEAD + EWA);
        var run = steps.checked(HEAD + ENDED + NEXT);
        assertThat(steps.rows(run))
                .extracting(ImportedRow::verdict)
                .containsExactly(ImportVerdict.CHANGED, ImportVerdict.NEW);
        steps.applied(run);

        assertThat(contract().validTo()).isEqualTo("2026-11-01");
        assertThat(contracts.ofCustomer(card("900108").customerId()))
                .singleElement()
                .satisfies(next -> {
                    assertThat(next.validFrom()).isEqualTo("2026-11-01");
                    assertThat(next.place()).isEqualTo(contract().place());
                });

        steps.undone(run);
        assertThat(contract().validTo()).isNull();
        assertThat(customers.byNumber("900108")).isEmpty();
    }

    @Test
    void the_last_day_of_a_contract_is_its_own_and_may_be_its_first() {
        var oneDay = HEAD + EWA.replace(";12.03.2018;;", ";30.06.2026;30.06.2026;");
        steps.applied(oneDay);
        assertThat(contract().validFrom()).isEqualTo("2026-06-30");
        assertThat(contract().validTo()).isEqualTo("2026-07-01");
        assertThat(steps.onlyRow(oneDay).verdict()).isEqualTo(ImportVerdict.SAME);

        var onThatDay = NEXT.replace("1.11.2026", "30.06.2026");
        assertThat(reasons(HEAD + onThatDay)).containsExactly(ImportReason.PLACE_TAKEN);
        assertThat(reasons(HEAD + onThatDay.replace("30.06", "1.07"))).isEmpty();
    }

    @Test
    void an_end_frees_nothing_above_it_nor_while_somebody_has_to_look_at_it_first() {
        steps.applied(HEAD + EWA);

        assertThat(steps.rows(steps.checked(HEAD + NEXT + ENDED)).getFirst().reasons())
                .containsExactly(ImportReason.PLACE_TAKEN);
        var doubtful = ENDED.replace("123,456;31.10.2026", "99;20.11.2026");
        assertThat(steps.rows(steps.checked(HEAD + doubtful + NEXT)).getLast().reasons())
                .containsExactly(ImportReason.PLACE_TAKEN);
    }

    @Test
    void of_two_balances_the_one_taken_in_last_counts_whichever_table_came_last() {
        steps.applied(HEAD + EWA);
        var earlier = steps.checked(changed("1173,20", "250"));
        var later = steps.checked(changed("1173,20", "300"));
        steps.applied(later);
        steps.applied(earlier);

        assertThat(steps.onlyRow(changed("1173,20", "250")).verdict()).isEqualTo(ImportVerdict.SAME);
        steps.undone(earlier);
        assertThat(steps.onlyRow(changed("1173,20", "300")).verdict()).isEqualTo(ImportVerdict.SAME);
    }

    @Test
    void an_import_that_a_later_one_changed_stays() {
        var head = "Nr odbiorcy;Imię;Nazwisko;Ulica;Nr domu;Kod;Miejscowość\n";
        ImportRunId first = steps.applied(head + "900101;Ewa;Łączyńska;ul. Żeglarska;61;14-420;Młynary\n");
        steps.applied(head + "900101;Ewa;Łączyńska;ul. Nowa;7;14-420;Młynary\n");

        steps.notUndone(first);
        assertThat(card("900101").residence()).isNotNull();
    }

    @Test
    void a_short_table_full_of_polish_letters_is_a_table() {
        var table = "Nr odbiorcy;Imię;Nazwisko;Saldo;Saldo na dzień\n900101;Zażółć;Gęślą;250,00;20.11.2026\n";
        var run = steps.applied(steps.checked(table.getBytes(Charset.forName("windows-1250"))));
        assertThat(card("900101").name()).isEqualTo("Zażółć Gęślą");
        steps.undone(run);
    }

    @Test
    void a_forgotten_quotation_mark_is_noticed() {
        var row = steps.onlyRow(
                "Nr odbiorcy;Nazwa;Telefon\n900102;\"Mlekpol sp. z o.o.;600999202\n900103;Jan \"Nowak\";600999203\n");
        assertThat(row.reasons()).contains(ImportReason.SEVERAL_LINES);
    }

    @Test
    void a_customer_that_lives_on_in_another_one_is_not_brought_back() {
        steps.applied("Nr odbiorcy;Imię;Nazwisko\n900104;Jan;Lis\n900105;Jan;Liss\n");
        merges.merge(card("900105").customerId(), card("900104").customerId(), clerk);

        assertThat(reasons("Nr odbiorcy;Imię;Nazwisko\n900105;Jan;Liss\n")).containsExactly(ImportReason.MERGED);
    }

    @Test
    void who_takes_the_table_is_noted() {
        var run = steps.checked(HEAD + EWA);
        files.forReader(Objects.requireNonNull(imports.get(run).file()));

        assertThat(db.fetchCount(db.selectFrom("identity.audit_entry")
                        .where("deed = 'customer.IMPORT_FILE_TAKEN' and subject_id = '" + run.value() + "'")))
                .isEqualTo(1);
    }

    @Test
    void a_row_of_somebody_else_reads_no_meter_of_another_place() {
        steps.applied(HEAD + EWA);
        var run = steps.checked(
                changed("900101", "900106", ";61;", ";66;", "U/1", "U/6", "123,456;31.10.2026", "999;20.11.2026"));
        imports.accept(run, 1, true, clerk);
        steps.applied(run);

        assertThat(meter().index()).isEqualTo(CubicMetres.of("123.456"));
    }

    @Test
    void a_meter_that_is_read_from_afar_is_not_made_a_second_time() {
        db.execute(
                "insert into metering.meter (serial_number, identification, manufacturer, diameter_mm, q3_m3h, digits, verified_until)"
                        + " values ('88007', '00088007-APA-0A-07', 'APA', 20, 2.5, 5, '2030-01-01')");
        assertThat(reasons(changed("W-88001", "88007"))).containsExactly(ImportReason.METER_REMOTE);
    }
}
