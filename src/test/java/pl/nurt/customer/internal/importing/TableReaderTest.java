package pl.nurt.customer.internal.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What programs make of tables: signs that part cells, formats of cells, formulas. */
class TableReaderTest {
    @TempDir
    Path folder;

    @Test
    void what_parts_the_cells_is_counted_outside_quotation_marks_or_named_by_the_first_line() throws IOException {
        var rows = List.of(List.of("Nr; dawny; i nowy", "Nazwa"), List.of("1", "Jan"));
        for (var table : List.of(
                "\"Nr; dawny; i nowy\",Nazwa\n1,Jan\n",
                "sep=,\r\n\"Nr; dawny; i nowy\",Nazwa\r\n1,Jan\r\n",
                "\ufeffSEP=|\nNr; dawny; i nowy|Nazwa\n1|Jan\n")) {
            var file = Files.write(folder.resolve("table"), table.getBytes(StandardCharsets.UTF_8));
            try (var read = TableReader.rows(file)) {
                assertThat(read).isEqualTo(rows);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "000000|227|000227",
                "\"R\"0000|227|R0227",
                "0000\"/2026\"|12|0012/2026",
                "00\\-000|950|00-950",
                "000\\ 000\\ 000|600000391|600 000 391",
                "[$-415]000;[Red]\\-000|7|007",
                "#|0|~~",
                "00|12345|12345"
            })
    void numbers_that_name_something_are_read_as_they_are_shown(String format, BigDecimal number, String shown) {
        assertThat(NamingFormat.of(format).orElseThrow().shown(number)).contains(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"General", "@", "#,##0", "0.00", "0.00E+00", "0%", "# ?/?", "[<=9]00;000", ";;;", "yyyy\\-mm\\-dd"
            })
    void formats_of_amounts_and_texts_name_nothing(String format) {
        assertThat(NamingFormat.of(format)).isEmpty();
    }

    @Test
    void a_sheet_says_names_as_shown_amounts_as_they_are_days_as_days_and_that_a_formula_has_no_result()
            throws IOException {
        try (var workbook = new XSSFWorkbook();
                var bytes = Files.newOutputStream(folder.resolve("table"))) {
            var row = workbook.createSheet().createRow(0);
            formatted(workbook, row.createCell(0), "000000").setCellValue(227);
            formatted(workbook, row.createCell(1), "\"R\"0000").setCellValue(227);
            formatted(workbook, row.createCell(2), "#,##0.00").setCellValue(1234.5);
            row.createCell(3).setCellValue(0.1 + 0.2);
            formatted(workbook, row.createCell(4), "yyyy\\-mm\\-dd").setCellValue(LocalDate.of(2018, 3, 12));
            row.createCell(5).setCellErrorValue(FormulaError.VALUE.getCode());
            var broken = row.createCell(6);
            broken.setCellFormula("1/0");
            broken.setCellErrorValue(FormulaError.DIV0.getCode());
            var sum = row.createCell(7);
            sum.setCellFormula("0.1+0.2");
            sum.setCellValue(0.1 + 0.2);
            formatted(workbook, row.createCell(8), "000000").setCellValue(227);
            workbook.write(bytes);
        }
        try (var read = TableReader.rows(folder.resolve("table"), Set.of(0, 1, 2, 3, 4, 5, 6, 7))) {
            assertThat(read)
                    .containsExactly(List.of(
                            "000227", "R0227", "1234.5", "0.3", "2018-03-12", "#VALUE!", "#DIV/0!", "0.3", "227"));
        }
    }

    private static Cell formatted(XSSFWorkbook workbook, Cell cell, String format) {
        var style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        cell.setCellStyle(style);
        return cell;
    }
}
