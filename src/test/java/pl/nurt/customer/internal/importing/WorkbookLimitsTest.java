package pl.nurt.customer.internal.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.nurt.customer.importing.TableUnreadableException;
import pl.nurt.platform.work.HeavyWork;

/** Spreadsheets that are small as they come and would fill all memory. */
class WorkbookLimitsTest {
    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final String STRINGS = "xl/sharedStrings.xml";

    @TempDir
    Path folder;

    @Test
    void a_usual_table_is_read() throws IOException {
        var file = workbook(part -> part, SHEET);

        assertThatCode(() -> TableReader.check(file)).doesNotThrowAnyException();
        try (var rows = TableReader.rows(file)) {
            assertThat(rows).containsExactly(List.of("Nr odbiorcy", "Nazwa r=\"AAAAAA\""), List.of("17", "Łączyńska"));
        }
    }

    @Test
    void one_that_unpacks_without_end_is_refused_before_it_is_read() throws IOException {
        var file = folder.resolve("bomb.xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(SHEET));
            var megabyte = "<row/> ".repeat(150 * 1024).getBytes(StandardCharsets.US_ASCII);
            for (var written = 0; written < 520; written++) {
                zip.write(megabyte);
            }
        }

        assertThat(Files.size(file)).isLessThan(5_000_000);
        refused(file);
        try (var content = Files.newInputStream(file)) {
            assertThatThrownBy(() -> TableFile.of(content, new HeavyWork(1)))
                    .as("where tables come in")
                    .isInstanceOf(TableUnreadableException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<row>|<c/>|1000001", "<x:sst>|<x:si></x:si>|5000001"})
    void a_row_or_a_list_of_texts_that_fills_all_memory_is_refused(String content) throws IOException {
        var parts = content.split("\\|");
        var file = folder.resolve("many.xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(SHEET));
            zip.write(parts[0].getBytes(StandardCharsets.US_ASCII));
            var one = parts[1].getBytes(StandardCharsets.US_ASCII);
            for (var written = 0; written < Integer.parseInt(parts[2]); written++) {
                zip.write(one);
            }
        }

        refused(file);
    }

    @Test
    void one_of_very_many_parts_is_refused() throws IOException {
        var file = folder.resolve("parts.xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var part = 0; part < 1_001; part++) {
                zip.putNextEntry(new ZipEntry("part" + part));
            }
        }

        refused(file);
    }

    @Test
    void a_cell_without_end_is_refused() throws IOException {
        refused(workbook(strings -> strings.replace("Nazwa", "N".repeat(2_000_000)), STRINGS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "r=\"ZZZZZZ1\"",
                "x=\">\" r=\"ZZZZ1\"",
                "x='\"'\n r = '$ZZZZ1'",
                "r=\"&#90;&#90;&#90;&#90;&#90;1\"",
                "x=\"1\"r=\"ZZZZ1\""
            })
    void a_cell_so_far_to_the_right_that_its_row_has_no_room_is_refused(String address) throws IOException {
        refused(workbook(sheet -> sheet.replaceFirst("r=\"A1\"", address.replace("$", "\\$")), SHEET));
    }

    @Test
    void so_is_one_in_letters_of_two_bytes() throws IOException {
        var file = folder.resolve("wide.xlsx");
        write(
                file,
                (name, text) -> name.equals(SHEET)
                        ? text.replaceFirst("r=\"A1\"", "r=\"ZZZZZZ1\"").getBytes(StandardCharsets.UTF_16)
                        : text.getBytes(StandardCharsets.UTF_8));

        refused(file);
    }

    /** Requirement 1.5.1. */
    @Test
    void what_a_table_names_outside_itself_is_not_looked_up() throws IOException {
        var secret = Files.writeString(folder.resolve("secret"), "the secret");
        var file = workbook(
                strings -> strings.replaceFirst(
                                "<sst ", "<!DOCTYPE sst [<!ENTITY out SYSTEM \"" + secret.toUri() + "\">]><sst ")
                        .replace("Nazwa", "&out;"),
                STRINGS);

        try (var rows = TableReader.rows(file)) {
            assertThat(rows.flatMap(List::stream)).noneMatch(cell -> cell.contains("secret"));
        } catch (TableUnreadableException refused) {
            assertThat(refused.messageKey()).startsWith("customer.import.problem.");
        }
    }

    private static void refused(Path file) {
        assertThatThrownBy(() -> TableReader.check(file))
                .isInstanceOfSatisfying(
                        TableUnreadableException.class,
                        refused -> assertThat(refused.messageKey()).isEqualTo("customer.import.problem.tooLarge"));
    }

    private Path workbook(UnaryOperator<String> change, String part) throws IOException {
        var file = folder.resolve("table.xlsx");
        write(file, (name, text) -> (name.equals(part) ? change.apply(text) : text).getBytes(StandardCharsets.UTF_8));
        return file;
    }

    private interface Change {
        byte[] of(String name, String text);
    }

    private void write(Path file, Change change) throws IOException {
        var plain = folder.resolve("plain.xlsx");
        try (var workbook = new XSSFWorkbook();
                var to = Files.newOutputStream(plain)) {
            var sheet = workbook.createSheet();
            var head = sheet.createRow(0);
            head.createCell(0).setCellValue("Nr odbiorcy");
            head.createCell(1).setCellValue("Nazwa r=\"AAAAAA\"");
            var row = sheet.createRow(1);
            row.createCell(0).setCellValue(17);
            row.createCell(1).setCellValue("Łączyńska");
            workbook.write(to);
        }
        try (var from = new ZipInputStream(Files.newInputStream(plain));
                var to = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var part = from.getNextEntry(); part != null; part = from.getNextEntry()) {
                to.putNextEntry(new ZipEntry(part.getName()));
                put(to, change.of(part.getName(), new String(from.readAllBytes(), StandardCharsets.UTF_8)));
            }
        }
    }

    private static void put(OutputStream to, byte[] content) {
        try {
            to.write(content);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
