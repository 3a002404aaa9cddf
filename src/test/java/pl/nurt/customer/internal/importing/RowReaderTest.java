package pl.nurt.customer.internal.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.nurt.customer.importing.ImportField;
import pl.nurt.customer.importing.ImportReason;
import pl.nurt.customer.importing.TableUnreadableException;

class RowReaderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "173,20|173.2",
                "1 173,20|1173.2",
                "1.173,20|1173.2",
                "1,173.20|1173.2",
                "-86,40 zł|-86.4",
                "551,392 m3|551.392",
                "0|0",
                "54.186356|54.186356"
            })
    void amounts_are_understood_however_they_are_written(String written, String kept) {
        assertThat(Cells.number(written)).contains(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"brak", "1,2,3", "12 34 5x", "--5", "1e9"})
    void what_is_no_amount_is_not_guessed(String written) {
        assertThat(Cells.number(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12.03.2018",
                "2018-03-12",
                "12-03-2018",
                "12/3/2018",
                "2018.03.12",
                "2018/3/12",
                "12.03.2018 r.",
                "2018-03-12 00:00:00",
                "2018-3-12 00:00:00.000",
                "12.3.2018 10:00",
                "2018-03-12T08:00"
            })
    void days_are_understood_however_they_are_written(String written) {
        assertThat(Cells.day(written)).contains("2018-03-12");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"31.02.2020", "2018-03.12", "marzec", "12.03.18", "2018-03-12T23:30:00Z", "2018-03-12 lub 13"})
    void what_is_no_day_is_not_guessed(String written) {
        assertThat(Cells.day(written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Nr odbiorcy,CUSTOMER_NUMBER",
        "NR_ODBIORCY,CUSTOMER_NUMBER",
        "Imię,GIVEN_NAMES",
        "Miejscowość,LOCALITY",
        "Saldo,BALANCE"
    })
    void usual_heads_are_recognised(String head, ImportField field) {
        assertThat(ImportField.guess(head)).contains(field);
    }

    @Test
    void the_delimiter_is_the_sign_the_head_has_most_of_and_quotes_keep_line_breaks(@TempDir Path folder)
            throws IOException {
        var table = "nr;nazwa, pełna\n1;\"Spółka \"\"Źródło\"\"\nz o.o.\"\n";
        for (var charset : List.of(StandardCharsets.UTF_8, Charset.forName("windows-1250"))) {
            var file = Files.write(folder.resolve("table"), table.getBytes(charset));
            try (var rows = TableReader.rows(file)) {
                assertThat(rows)
                        .containsExactly(List.of("nr", "nazwa, pełna"), List.of("1", "Spółka \"Źródło\"\nz o.o."));
            }
        }
    }

    private static RowReader.Understood read(Map<ImportField, String> cells) {
        var reader = new RowReader(cells.keySet().stream().map(Optional::of).toList());
        return reader.read(List.copyOf(cells.values()));
    }

    private static Map<ImportField, String> row(Map<ImportField, String> more) {
        var cells = new EnumMap<>(Map.of(ImportField.CUSTOMER_NUMBER, "7", ImportField.NAME, "Jan Lis"));
        cells.putAll(more);
        return cells;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "METER_DIAMETER|15,0|15",
                "METER_DIAMETER|DN 15|15",
                "METER_DIAMETER|dn020 mm|20",
                "METER_DIGITS|5,0|5",
                "METER_DIGITS|5 cyfr|5",
                "BILLING_MONTHS|2 m-cy|2",
                "BILLING_MONTHS|co 2 miesiące|2",
                "BILLING_MONTHS|1,00|1",
                "BILLING_MONTHS|Miesięcznie|1",
                "BILLING_MONTHS|co miesiąc|1",
                "BILLING_MONTHS|co dwa miesiące|2",
                "BILLING_MONTHS|dwumiesięcznie|2",
                "BILLING_MONTHS|kwartał|3",
                "BILLING_MONTHS|kwartalnie|3",
                "BILLING_MONTHS|półrocznie|6",
                "BILLING_MONTHS|12-miesięczny|12",
                "BILLING_MONTHS|rocznie|12",
                "BALANCE|1.234,50 zł|1234.5",
                "BALANCE|1 173,2000|1173.2",
                "BALANCE|0,000|0",
                "BALANCE|-86.4|-86.4",
                "READING_INDEX|1.234|1.234",
                "KIND|osoba fizyczna|PERSON",
                "KIND|os. fiz.|PERSON",
                "KIND|Osoba prawna|COMPANY",
                "KIND|Spółdzielnia mieszkaniowa|COMPANY",
                "KIND|gmina|MUNICIPAL_UNIT",
                "KIND|jednostka gminy|MUNICIPAL_UNIT",
                "KIND|Wspólnota mieszkaniowa|HOUSING_COMMUNITY"
            })
    void what_people_write_for_numbers_periods_and_kinds_is_understood(ImportField field, String written, String kept) {
        var understood = read(row(Map.of(field, written)));
        assertThat(understood.doc()).containsEntry(field.key(), kept);
        assertThat(understood.doubts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "METER_DIAMETER|DN 15/20|BAD_NUMBER",
                "METER_DIAMETER|1/2\"|BAD_NUMBER",
                "METER_DIAMETER|15,5|BAD_NUMBER",
                "METER_DIGITS|5,000|BAD_NUMBER",
                "METER_DIGITS|pięć|BAD_NUMBER",
                "BILLING_MONTHS|1,2|BAD_MONTHS",
                "BILLING_MONTHS|-1|BAD_MONTHS",
                "BILLING_MONTHS|4|BAD_MONTHS",
                "BILLING_MONTHS|kiedy chcą|BAD_MONTHS",
                "BALANCE|1.234|BAD_NUMBER",
                "BALANCE|1.234 zł|BAD_NUMBER",
                "BALANCE|-12,345|BAD_NUMBER",
                "BALANCE|12,3456|BAD_NUMBER",
                "BALANCE|#VALUE!|NO_RESULT",
                "CONTRACT_TO|#N/D|NO_RESULT",
                "PHONE|#ARG!|NO_RESULT",
                "KIND|osoba fizyczna prowadząca działalność|UNKNOWN_KIND",
                "KIND|jednoosobowa działalność|UNKNOWN_KIND",
                "KIND|3|UNKNOWN_KIND"
            })
    void what_may_be_read_in_two_ways_is_left_out_and_somebody_should_look(
            ImportField field, String written, ImportReason doubt) {
        var understood = read(row(Map.of(field, written)));
        assertThat(understood.doc()).doesNotContainKey(field.key());
        assertThat(understood.doubts()).containsExactly(doubt);
        if (doubt == ImportReason.BAD_NUMBER || doubt == ImportReason.NO_RESULT) {
            assertThat(understood.fields()).containsExactly(Map.entry(doubt, List.of(field)));
        }
    }

    @ParameterizedTest
    @CsvSource({"2026-01-01,true", "2025-12-31,false"})
    void a_contract_may_end_on_the_day_it_begins_but_not_before(String last, boolean mayBe) {
        var understood = read(row(Map.of(
                ImportField.PLACE_HOUSE_NUMBER, "1",
                ImportField.PLACE_LOCALITY, "Młynary",
                ImportField.PLACE_POSTAL_CODE, "14-420",
                ImportField.CONTRACT_NUMBER, "S/1",
                ImportField.CONTRACT_FROM, "1.01.2026",
                ImportField.CONTRACT_TO, last)));
        assertThat(understood.refusals()).isEqualTo(mayBe ? List.of() : List.of(ImportReason.ENDS_BEFORE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-01-01", "-0001-01-01", "12.03.0218", "+12345-01-01", "1.1.1899", "2101-01-01"})
    void a_day_of_another_age_is_refused_wherever_it_stands(String day) {
        for (var field : List.of(ImportField.BALANCE_DAY, ImportField.METER_VERIFIED_UNTIL, ImportField.READING_DAY)) {
            var understood = read(row(Map.of(field, day)));
            assertThat(understood.refusals()).containsExactly(ImportReason.FAR_DAY);
            assertThat(understood.doc()).doesNotContainKey(field.key());
        }
    }

    @ParameterizedTest
    @CsvSource({"154.2,19", "54.2,190", "19,54.2", "999999999,999999999", "-54.2,19"})
    void coordinates_outside_poland_are_refused_as_the_form_does(String latitude, String longitude) {
        var understood = read(row(Map.of(ImportField.LATITUDE, latitude, ImportField.LONGITUDE, longitude)));
        assertThat(understood.refusals()).containsExactly(ImportReason.NOT_IN_POLAND);
        assertThat(understood.doc()).doesNotContainKeys("latitude", "longitude");
    }

    @Test
    void numbers_are_rounded_as_they_are_kept_before_anything_is_asked_of_them() {
        var understood = read(row(Map.of(
                ImportField.READING_INDEX, "1,23456",
                ImportField.LATITUDE, "54,18635649",
                ImportField.LONGITUDE, "19,7")));
        assertThat(understood.doc())
                .containsEntry("readingIndex", "1.235")
                .containsEntry("latitude", "54.186356")
                .containsEntry("longitude", "19.7");
    }

    @ParameterizedTest
    @CsvSource({"'0,0000001',100", "'0,004',100", "'2,5','99999,9996'", "9998.999,100"})
    void a_meter_that_rounding_makes_impossible_is_left_out(String flow, String index) {
        var cells = new EnumMap<>(Map.of(
                ImportField.METER_NUMBER, "W-1",
                ImportField.METER_MADE, "APA",
                ImportField.METER_DIAMETER, "20",
                ImportField.METER_DIGITS, "5",
                ImportField.METER_FLOW, flow,
                ImportField.METER_VERIFIED_UNTIL, "2030-12-31",
                ImportField.READING_DAY, "2026-10-31",
                ImportField.READING_INDEX, index));
        cells.putAll(Map.of(
                ImportField.PLACE_HOUSE_NUMBER, "1",
                ImportField.PLACE_LOCALITY, "Młynary",
                ImportField.PLACE_POSTAL_CODE, "14-420"));
        var understood = read(row(cells));
        assertThat(understood.doubts()).containsExactly(ImportReason.HALF_METER);
        assertThat(understood.doc()).doesNotContainKey("meterNumber");
    }

    @ParameterizedTest
    @EnumSource(
            value = ImportField.class,
            names = {
                "CUSTOMER_NUMBER",
                "NAME",
                "FAMILY_NAME",
                "STREET",
                "PLACE_NUMBER",
                "PLACE_LOCALITY",
                "CONTRACT_NUMBER",
                "METER_NUMBER"
            })
    void what_is_longer_than_the_form_takes_is_refused_by_its_field(ImportField field) {
        assertThat(read(row(Map.of(field, "7".repeat(201)))).fields())
                .containsEntry(ImportReason.TOO_LONG, List.of(field));
        assertThat(read(row(Map.of(field, "7".repeat(40)))).fields()).doesNotContainKey(ImportReason.TOO_LONG);
    }

    @Test
    void what_is_no_sign_of_a_text_is_refused_and_kept_nowhere() {
        for (var sign : List.of("\u0000", "\u0007", "\ud83d")) {
            var understood = read(row(Map.of(ImportField.NAME, "Jan" + sign + "Lis")));
            assertThat(understood.refusals()).containsExactly(ImportReason.BAD_SIGN);
            assertThat(understood.doc()).containsEntry("name", "Jan Lis");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void unicode_text_of_spreadsheets_is_read_with_and_without_its_mark(String name, @TempDir Path folder)
            throws IOException {
        for (var mark : List.of("\ufeff", "")) {
            var file = Files.write(
                    folder.resolve("table"), (mark + "nr\tnazwa\n1\tŁąka Źródło\n").getBytes(Charset.forName(name)));
            try (var rows = TableReader.rows(file)) {
                assertThat(rows).containsExactly(List.of("nr", "nazwa"), List.of("1", "Łąka Źródło"));
            }
        }
    }

    @Test
    void zeros_behind_the_beginning_of_a_table_make_it_no_text(@TempDir Path folder) throws IOException {
        var table = "nr;nazwa\n" + "1;Łąka\n".repeat(20_000) + "2;Ł\0ka\n";
        for (var charset : List.of(StandardCharsets.UTF_8, Charset.forName("windows-1250"))) {
            var file = Files.write(folder.resolve("table"), table.getBytes(charset));
            assertThatThrownBy(() -> TableReader.heads(file))
                    .isInstanceOf(TableUnreadableException.class)
                    .hasMessage("customer.import.problem.badSign");
        }
    }

    @Test
    void a_row_shorter_than_the_head_says_nothing_in_what_is_missing() {
        var reader = new RowReader(List.of(
                Optional.of(ImportField.CUSTOMER_NUMBER), Optional.of(ImportField.NAME), Optional.of(ImportField.NIP)));
        var row = reader.read(List.of("7", "Jan Lis"));
        assertThat(row.doc())
                .containsEntry("customerNumber", "7")
                .containsEntry("name", "Jan Lis")
                .doesNotContainKey("nip");
        assertThat(row.refusals()).isEmpty();
    }
}
