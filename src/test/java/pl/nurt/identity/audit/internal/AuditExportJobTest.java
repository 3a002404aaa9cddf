package pl.nurt.identity.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.AuditFilter;
import pl.nurt.identity.audit.AuditSubject;
import pl.nurt.identity.audit.Author;
import pl.nurt.identity.audit.Changes;
import pl.nurt.identity.audit.IdentityDeed;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.sheets.internal.XlsxWriter;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.IntegrationTest;

@IntegrationTest
class AuditExportJobTest {
    @Autowired
    private AuditExportJob job;

    @Autowired
    private Audit audit;

    @Autowired
    private Clock clock;

    @Test
    void the_file_holds_what_the_filter_finds_in_words_and_no_cell_is_a_formula() throws IOException {
        note("identity.test", "=HYPERLINK(\"http://x\")");
        note("identity.other", "nie tego szukano");

        var rows = rows(Languages.POLISH);
        assertThat(rows).hasSize(2);
        assertThat(rows.getFirst()).extracting(Cell::toString).contains("Wpis", "Kiedy", "Kto", "Czynność");
        assertThat(rows.getLast()).extracting(Cell::getCellType).doesNotContain(CellType.FORMULA);
        assertThat(rows.getLast())
                .extracting(Cell::toString)
                .contains("=HYPERLINK(\"http://x\")", "Sprawdzenie łańcucha", "portal · identity.test", "Zmiany");
        assertThat(rows(Languages.ENGLISH).getLast())
                .extracting(Cell::toString)
                .contains("Check of the chain", "Changes");
    }

    private void note(String author, String why) {
        audit.changed(
                Author.job(author),
                IdentityDeed.CHAIN_CHECKED,
                new AuditSubject("identity.log", "log"),
                Changes.none(),
                why);
    }

    private List<List<Cell>> rows(Locale language) throws IOException {
        var today = CivilTime.dayOf(clock.instant());
        var filter = new AuditFilter("identity.test", null, today, today);
        var file = new ByteArrayOutputStream();
        // Written on this thread, whose transaction alone knows the entries.
        XlsxWriter.write(job.layout(language), job.rows(filter), file);
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(file.toByteArray()))) {
            return StreamSupport.stream(book.getSheetAt(0).spliterator(), false)
                    .map(row -> StreamSupport.stream(row.spliterator(), false).toList())
                    .toList();
        }
    }
}
