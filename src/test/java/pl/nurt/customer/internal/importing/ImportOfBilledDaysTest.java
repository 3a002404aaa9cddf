package pl.nurt.customer.internal.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.db.customer.Tables.SUPPLY_CONTRACT;
import static pl.nurt.db.metering.Tables.METER;
import static pl.nurt.db.metering.Tables.READING;

import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.customer.importing.ImportReason;
import pl.nurt.customer.importing.Imports;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.readings.BilledPeriods;
import pl.nurt.platform.CubicMetres;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;

/** The old system goes on sending readings while the portal issues invoices already: what stands on one is not changed by a table. */
@IntegrationTest
class ImportOfBilledDaysTest {
    private static final String HEAD =
            "Nr odbiorcy;Imię;Nazwisko;Ulica punktu;Nr domu punktu;Kod punktu;Miejscowość punktu;Nr umowy;Umowa od;Grupa;Okres;"
                    + "Wodomierz;Producent;DN;Q3;Cyfry;Legalizacja;Wskazanie;Data odczytu\n";
    private static final String EWA =
            "900401;Ewa;Łączyńska;ul. Żeglarska;71;14-420;Młynary;U/401;12.03.2018;GD;2;W-88401;APA;20;2,5;5;31.12.2028;";

    @Autowired
    Imports imports;

    @Autowired
    ImportCheckJob checking;

    @Autowired
    ImportApplyJob applying;

    @Autowired
    ImportUndoJob undoing;

    @Autowired
    BilledPeriods billed;

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

    @Test
    void a_reading_of_a_billed_day_is_left_out_and_said_whatever_is_decided() {
        steps.applied(table("100;30.09.2026"));
        freeze("2026-10-01", "2026-11-01");

        var run = steps.checked(table("105;15.10.2026"));
        assertThat(steps.rows(run).getFirst().reasons()).containsExactly(ImportReason.READING_BILLED);
        imports.accept(run, 1, true, clerk);
        steps.applied(run);

        assertThat(indexes()).containsExactly("100.000");
    }

    @Test
    void the_last_reading_before_a_billed_day_begins_it_and_is_left_out_too() {
        steps.applied(table("100;29.09.2026"));
        freeze("2026-10-01", "2026-11-01");

        assertThat(steps.onlyRow(table("101;30.09.2026")).reasons()).containsExactly(ImportReason.READING_BILLED);
        assertThat(steps.onlyRow(table("99;28.09.2026")).reasons()).isEmpty();
        assertThat(steps.onlyRow(table("110;2.11.2026")).reasons()).isEmpty();
        assertThat(steps.onlyRow(table("100;29.09.2026")).reasons())
                .as("it is there already")
                .isEmpty();
    }

    @Test
    void a_day_that_was_billed_after_the_table_was_looked_through_is_not_changed_either() {
        steps.applied(table("100;30.09.2026"));
        var run = steps.checked(table("105;15.10.2026"));
        assertThat(steps.rows(run).getFirst().reasons()).isEmpty();
        freeze("2026-10-01", "2026-11-01");
        steps.applied(run);

        assertThat(indexes()).containsExactly("100.000");
        assertThat(steps.rows(run).getFirst().reasons()).containsExactly(ImportReason.READING_BILLED);
    }

    @Test
    void an_import_on_which_an_invoice_stands_is_not_taken_back() {
        steps.applied(table("100;30.09.2026"));
        var run = steps.applied(steps.checked(table("105;31.10.2026")));
        freeze("2026-11-01", "2026-11-20");
        steps.notUndone(run);

        assertThat(indexes()).containsExactly("100.000", "105.000");
    }

    private static String table(String reading) {
        return HEAD + EWA + reading + "\n";
    }

    private void freeze(String from, String until) {
        var contract = db.select(SUPPLY_CONTRACT.SUPPLY_CONTRACT_ID)
                .from(SUPPLY_CONTRACT)
                .where(SUPPLY_CONTRACT.NUMBER.eq("U/401"))
                .fetchSingle(SUPPLY_CONTRACT.SUPPLY_CONTRACT_ID);
        AsSystem.run(() -> billed.freeze(contract, List.of(meter()), LocalDate.parse(from), LocalDate.parse(until)));
    }

    private MeterId meter() {
        return db.select(METER.METER_ID)
                .from(METER)
                .where(METER.IDENTIFICATION.eq("W-88401"))
                .fetchSingle(METER.METER_ID);
    }

    private List<String> indexes() {
        return db
                .select(READING.INDEX_M3)
                .from(READING)
                .where(READING.METER_ID.eq(meter()))
                .orderBy(READING.READ_AT)
                .fetch(READING.INDEX_M3)
                .stream()
                .map(CubicMetres::value)
                .map(Object::toString)
                .toList();
    }
}
