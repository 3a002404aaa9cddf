package pl.nurt.customer.internal.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.nurt.customer.importing.ImportField;

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
        assertThat(RowReader.number(written)).contains(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"brak", "1,2,3", "12 34 5x", "--5", "1e9"})
    void what_is_no_amount_is_not_guessed(String written) {
        assertThat(RowReader.number(written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"12.03.2018", "2018-03-12", "12-03-2018", "12/3/2018", "2018-03-12 00:00:00", "2018-03-12T08:00"})
    void days_are_understood_however_they_are_written(String written) {
        assertThat(RowReader.day(written)).contains("2018-03-12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"31.02.2020", "2018.03.12", "marzec", "12.03.18"})
    void what_is_no_day_is_not_guessed(String written) {
        assertThat(RowReader.day(written)).isEmpty();
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
