package pl.nurt.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pl.nurt.platform.CubicMetres;
import pl.nurt.platform.Money;
import pl.nurt.platform.documents.DocumentFacts;
import pl.nurt.platform.documents.DocumentTemplate;
import pl.nurt.platform.documents.internal.PdfRendering;
import pl.nurt.platform.sheets.SheetColumn;
import pl.nurt.platform.sheets.SheetLayout;
import pl.nurt.platform.sheets.SheetRows;
import pl.nurt.platform.sheets.internal.XlsxWriter;
import pl.nurt.platform.ui.text.Languages;

/** Spreadsheets and documents read by others: the same cells, no complaints. */
@Tag("interop")
class PapersInteropTest {
    private static final Instant MADE_AT = Instant.parse("2026-11-28T09:00:00Z");
    private static final List<String> NAMES =
            List.of("=1+1", "+48 550 000 000", "-Bar", "@GOK", "000123", "Zażółć gęślą jaźń");

    // One line a row: type and value of each cell.
    private static final String READ_CELLS = """
            import openpyxl, sys
            for row in openpyxl.load_workbook(sys.argv[1]).active.iter_rows(min_row=2):
                print('|'.join(cell.data_type + ':' + str(cell.value) for cell in row))
            """;

    @TempDir
    private Path folder;

    @Test
    void openpyxl_reads_the_same_cells() throws Exception {
        var xlsx = xlsx();
        var rows = PortalPeer.run("openpyxl", "/usr/bin/python3", "-W", "ignore", "-c", READ_CELLS, xlsx.toString())
                .lines()
                .toList();
        assertThat(rows)
                .containsExactlyElementsOf(NAMES.stream()
                        .map(
                                name -> "s:" + name
                                        + "|s:27999100084711000000000123|n:-187.49|n:13.457|d:2026-11-20 00:00:00|d:2026-11-28 10:00:00")
                        .toList());
    }

    @Test
    @Tag("full")
    void libreoffice_reads_the_same_cells() throws Exception {
        var xlsx = xlsx();
        PortalPeer.run(
                "libreoffice",
                "soffice",
                "-env:UserInstallation=file://" + folder.resolve("profile"),
                "--headless",
                "--convert-to",
                // As it is shown, so that days come in the form the sheet gives them, whatever language this machine
                // speaks.
                "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,true",
                "--outdir",
                folder.toString(),
                xlsx.toString());
        var rows = Files.readAllLines(folder.resolve("cells.csv"));
        assertThat(rows).hasSize(NAMES.size() + 1);
        for (var at = 0; at < NAMES.size(); at++) {
            assertThat(rows.get(at + 1))
                    .startsWith(
                            NAMES.get(at) + ";27999100084711000000000123;-187.49;13.457;20.11.2026;28.11.2026 10:00");
        }
    }

    @Test
    void qpdf_has_nothing_to_say_of_a_document() throws Exception {
        var lines = List.of("Woda", "Ścieki");
        var template = DocumentTemplate.of("<h1>Decyzja</h1><table><tr><th scope=\"col\">Usługa</th></tr>"
                + "{{#lines}}<tr><td>{{.}}</td></tr>{{/lines}}</table>");
        var facts = new DocumentFacts("Decyzja", Languages.POLISH, MADE_AT);
        var pdf = Files.write(
                folder.resolve("decyzja.pdf"), new PdfRendering().pdf(template.fill(Map.of("lines", lines)), facts));
        assertThat(PortalPeer.run("qpdf", "qpdf", "--check", pdf.toString()))
                .contains("No syntax or stream encoding errors found")
                .doesNotContain("WARNING");
    }

    private record Row(String name) {}

    private Path xlsx() throws IOException {
        var layout = new SheetLayout<Row>(
                "Klienci",
                List.of(
                        SheetColumn.text("Nazwa", Row::name),
                        SheetColumn.text("Konto", row -> "27999100084711000000000123"),
                        SheetColumn.money("Kwota", row -> Money.of("-187.49")),
                        SheetColumn.volume("Zużycie", row -> CubicMetres.of(new BigDecimal("13.457"))),
                        SheetColumn.day("Dzień", row -> LocalDate.of(2026, 11, 20)),
                        SheetColumn.moment("Odczyt", row -> MADE_AT)),
                Languages.POLISH,
                MADE_AT);
        var file = folder.resolve("cells.xlsx");
        try (var out = Files.newOutputStream(file)) {
            XlsxWriter.write(layout, SheetRows.of(NAMES.stream().map(Row::new).toList()), out);
        }
        return file;
    }
}
