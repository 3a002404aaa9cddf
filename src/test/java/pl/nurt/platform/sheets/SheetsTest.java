package pl.nurt.platform.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.util.DefaultTempFileCreationStrategy;
import org.apache.poi.util.TempFile;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pl.nurt.platform.CubicMetres;
import pl.nurt.platform.Money;
import pl.nurt.platform.sheets.internal.CsvWriter;
import pl.nurt.platform.sheets.internal.XlsxWriter;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.platform.work.HeavyWork;

class SheetsTest {
    private static final Instant MADE_AT = Instant.parse("2026-11-28T22:30:00Z");
    // Names people have, and what was tried elsewhere.
    private static final List<String> NAMES = List.of(
            "=HYPERLINK(\"http://x\";\"klik\")",
            "+48 550 000 000",
            "-Bar „Pod Minusem”",
            "@GOK",
            "\tTab",
            "'Apostrof",
            "Zwykły Klient");

    @TempDir
    private Path folder;

    private record Row(
            String name,
            String account,
            @Nullable Money amount,
            CubicMetres volume,
            LocalDate day,
            Instant moment,
            long count,
            BigDecimal number) {}

    @Test
    void names_that_look_like_formulas_stay_text_to_the_letter() throws IOException {
        try (var workbook = read(xlsx(rows(NAMES), Languages.POLISH))) {
            var sheet = workbook.getSheetAt(0);
            for (var at = 0; at < NAMES.size(); at++) {
                var cell = sheet.getRow(at + 1).getCell(0);
                assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
                assertThat(cell.getStringCellValue()).isEqualTo(NAMES.get(at));
                assertThat(cell.getCellStyle().getQuotePrefixed())
                        .as(NAMES.get(at))
                        .isEqualTo("=+-@".indexOf(NAMES.get(at).charAt(0)) >= 0);
            }
        }
        assertThat(part(xlsx(rows(NAMES), Languages.POLISH), "xl/worksheets/sheet1.xml"))
                .doesNotContain("<f>");
    }

    @Test
    void numbers_days_and_long_digits_keep_their_kind() throws IOException {
        try (var workbook = read(xlsx(rows(List.of("Klient")), Languages.POLISH))) {
            var cells = workbook.getSheetAt(0).getRow(1);
            assertThat(cells.getCell(1).getStringCellValue()).isEqualTo("27999100084711000000000123");
            assertThat(cells.getCell(2).getNumericCellValue()).isEqualTo(-187.49);
            assertThat(cells.getCell(2).getCellStyle().getDataFormatString()).isEqualTo("#,##0.00");
            assertThat(cells.getCell(3).getNumericCellValue()).isEqualTo(13.457);
            assertThat(cells.getCell(3).getCellStyle().getDataFormatString()).isEqualTo("#,##0.000");
            assertThat(cells.getCell(4).getLocalDateTimeCellValue()).isEqualTo(LocalDateTime.of(2026, 11, 20, 0, 0));
            assertThat(cells.getCell(4).getCellStyle().getDataFormatString()).isEqualTo("dd.mm.yyyy");
            // A quarter past midnight in Warsaw is the day before in UTC.
            assertThat(cells.getCell(5).getLocalDateTimeCellValue()).isEqualTo(LocalDateTime.of(2026, 7, 1, 0, 15));
            assertThat(cells.getCell(6).getNumericCellValue()).isEqualTo(42);
        }
    }

    @Test
    void the_head_stays_in_sight_and_can_filter() throws IOException {
        try (var workbook = read(xlsx(rows(NAMES), Languages.ENGLISH))) {
            var sheet = workbook.getSheetAt(0);
            assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
            assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 1);
            assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).startsWith("A1:H1");
            assertThat(sheet.getColumnWidth(0)).isGreaterThan(20 * 256);
            assertThat(sheet.getRow(0).getCell(0).getCellStyle().getFont().getBold())
                    .isTrue();
            assertThat(sheet.getRow(1).getCell(4).getCellStyle().getDataFormatString())
                    .isEqualTo("dd/mm/yyyy");
        }
    }

    @Test
    void nothing_is_an_empty_cell_and_not_a_zero() throws IOException {
        var row = new Row("a", "1", null, CubicMetres.ZERO, LocalDate.EPOCH, MADE_AT, 0, BigDecimal.ZERO);
        try (var workbook = read(xlsx(List.of(row), Languages.POLISH))) {
            assertThat(workbook.getSheetAt(0).getRow(1).getCell(2)).isNull();
        }
        assertThat(csv(List.of(row), Languages.POLISH).lines().skip(1))
                .first()
                .asString()
                .startsWith("\"a\";\"1\";\"\";");
    }

    @Test
    void the_same_rows_make_the_same_bytes() {
        assertThat(xlsx(many(500), Languages.POLISH)).isEqualTo(xlsx(many(500), Languages.POLISH));
    }

    @Test
    void a_text_longer_than_a_cell_is_cut_and_says_so() throws IOException {
        try (var workbook = read(xlsx(rows(List.of("ż".repeat(40_000))), Languages.POLISH))) {
            assertThat(workbook.getSheetAt(0).getRow(1).getCell(0).getStringCellValue())
                    .hasSize(32_767)
                    .endsWith("ż…");
        }
    }

    @Test
    void polish_csv_opens_with_a_double_click() {
        assertThat(csv(rows(NAMES), Languages.POLISH))
                .startsWith("\ufeff\"Nazwa\";\"Konto\";\"Kwota (zł)\"")
                .contains("\"'=HYPERLINK(\"\"http://x\"\";\"\"klik\"\")\"")
                .contains("\"'+48 550 000 000\";\"27999100084711000000000123\";\"-187,49\";\"13,457\";\"2026-11-20\";"
                        + "\"2026-07-01 00:15:00\";\"42\";\"1234,5\"\r\n")
                .contains("\"'\tTab\"")
                .contains("\"'Apostrof\"");
    }

    @Test
    void english_csv_has_commas_and_points() {
        assertThat(csv(rows(NAMES), Languages.ENGLISH))
                .contains("\"Zwykły Klient\",\"27999100084711000000000123\",\"-187.49\"");
    }

    @Test
    void no_temporary_file_is_left_however_it_ends() throws IOException {
        TempFile.setTempFileCreationStrategy(new DefaultTempFileCreationStrategy(folder.toFile()));
        try {
            xlsx(many(3_000), Languages.POLISH);
            assertThat(files()).isEmpty();

            SheetRows<Row> cancelled = rows -> {
                many(2_000).forEach(rows);
                throw new IllegalStateException("cancelled");
            };
            assertThatThrownBy(() ->
                            XlsxWriter.write(layout(Languages.POLISH), cancelled, OutputStream.nullOutputStream()))
                    .hasMessage("cancelled");
            assertThat(files()).isEmpty();

            var full = new OutputStream() {
                @Override
                public void write(int value) throws IOException {
                    throw new IOException("disk full");
                }
            };
            assertThatThrownBy(() -> XlsxWriter.write(layout(Languages.POLISH), SheetRows.of(many(2_000)), full))
                    .isInstanceOf(IOException.class);
            assertThat(files()).isEmpty();
        } finally {
            TempFile.setTempFileCreationStrategy(new DefaultTempFileCreationStrategy());
        }
    }

    @Test
    void whoever_takes_a_sheet_slowly_holds_no_thread_that_others_need() throws Exception {
        var pool = new HeavyWork(1);
        var sending = new CountDownLatch(1);
        var slow = new CountDownLatch(1);
        var line = new ByteArrayOutputStream() {
            @Override
            public void write(byte[] bytes, int from, int count) {
                sending.countDown();
                await(slow);
                super.write(bytes, from, count);
            }
        };
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var download = people.submit(() ->
                    new Sheets(pool).write(SheetFormat.CSV, layout(Languages.POLISH), SheetRows.of(rows(NAMES)), line));
            sending.await();
            try {
                assertThat(people.submit(() -> pool.call(() -> "looked at")).get(1, TimeUnit.MINUTES))
                        .isEqualTo("looked at");
            } finally {
                slow.countDown();
            }
            download.get();
        } finally {
            pool.stop();
        }
        assertThat(line.toString(StandardCharsets.UTF_8)).isEqualTo(csv(rows(NAMES), Languages.POLISH));
    }

    @Test
    void nothing_is_sent_of_a_sheet_whose_rows_break_off() {
        var pool = new HeavyWork(1);
        var line = new ByteArrayOutputStream();
        SheetRows<Row> broken = rows -> {
            many(2_000).forEach(rows);
            throw new IllegalStateException("the database is away");
        };
        try {
            assertThatThrownBy(() -> new Sheets(pool).write(SheetFormat.CSV, layout(Languages.POLISH), broken, line))
                    .hasMessage("the database is away");
        } finally {
            pool.stop();
        }
        assertThat(line.size()).isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void rows_come_by_page_until_one_is_empty() {
        var all = IntStream.range(0, 25).boxed().toList();
        SheetRows<Integer> rows = SheetRows.byKey(last -> {
            var from = last == null ? 0 : last + 1;
            return all.subList(from, Math.min(all.size(), from + 10));
        });
        var seen = new java.util.ArrayList<Integer>();
        rows.each(seen::add);
        assertThat(seen).isEqualTo(all);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static List<Row> rows(List<String> names) {
        return names.stream().map(SheetsTest::row).toList();
    }

    private static List<Row> many(int count) {
        return IntStream.range(0, count).mapToObj(at -> row("Klient " + at)).toList();
    }

    private static Row row(String name) {
        return new Row(
                name,
                "27999100084711000000000123",
                Money.of("-187.49"),
                CubicMetres.of("13.457"),
                LocalDate.of(2026, 11, 20),
                Instant.parse("2026-06-30T22:15:00Z"),
                42,
                new BigDecimal("1234.5"));
    }

    private static SheetLayout<Row> layout(Locale language) {
        return new SheetLayout<>(
                "Należności",
                List.of(
                        SheetColumn.text("Nazwa", Row::name),
                        SheetColumn.text("Konto", Row::account),
                        SheetColumn.money("Kwota (zł)", Row::amount),
                        SheetColumn.volume("Zużycie (m³)", Row::volume),
                        SheetColumn.day("Dzień", Row::day),
                        SheetColumn.moment("Odczyt", Row::moment),
                        SheetColumn.count("Sztuk", Row::count),
                        SheetColumn.number("Liczba", 1, Row::number)),
                language,
                MADE_AT);
    }

    private static byte[] xlsx(List<Row> rows, Locale language) {
        try {
            var out = new ByteArrayOutputStream();
            XlsxWriter.write(layout(language), SheetRows.of(rows), out);
            return out.toByteArray();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static String csv(List<Row> rows, Locale language) {
        try {
            var out = new ByteArrayOutputStream();
            CsvWriter.write(layout(language), SheetRows.of(rows), out);
            return out.toString(StandardCharsets.UTF_8);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static XSSFWorkbook read(byte[] xlsx) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(xlsx));
    }

    private static String part(byte[] xlsx, String name) throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(xlsx))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new AssertionError("no part " + name);
    }
}
