package pl.nurt.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.IntegrationTest;

@IntegrationTest
class DocumentsTest {
    private static final DocumentFacts FACTS =
            new DocumentFacts("Zażółć gęślą jaźń", Languages.POLISH, Instant.parse("2026-11-28T09:00:00Z"));
    // With what a decision has: headings, a table, a link, a list, a long text.
    private static final DocumentTemplate EVERYTHING = DocumentTemplate.of("""
            <h1>Zażółć gęślą jaźń</h1>
            <p>Odwołanie można złożyć na stronie <a href="https://example.invalid/odwolanie" title="Jak złożyć odwołanie">Jak złożyć
              odwołanie</a> w ciągu <strong>14 dni</strong>, <em>licząc od dziś</em>.</p>
            <h2>Opłaty</h2>
            <table>
              <thead><tr><th scope="col">Usługa</th><th scope="col">Ilość</th></tr></thead>
              <tbody>{{#lines}}<tr><th scope="row">{{.}}</th><td class="number">1 234,567 m³</td></tr>{{/lines}}</tbody>
            </table>
            <h2>Uwagi</h2>
            <ul><li>pierwsza</li><li>druga</li></ul>
            <h3>Koniec</h3>
            <p>{{name}}</p>
            """);

    @Autowired
    private Documents documents;

    @Autowired
    private Letters letters;

    @Test
    void a_document_with_everything_in_it_is_valid_pdf_ua() throws Exception {
        assertThat(problems(everything(3, FACTS))).isEmpty();
    }

    @Test
    void a_long_table_is_valid_pdf_ua_too() throws Exception {
        assertThat(problems(everything(120, FACTS))).isEmpty();
    }

    @Test
    void a_document_in_english_says_so() throws Exception {
        var english = new DocumentFacts("A letter", Locale.ENGLISH, FACTS.madeAt());
        var pdf = everything(60, english);
        assertThat(problems(pdf)).isEmpty();
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en");
            assertThat(text(document)).contains("page 1 of " + document.getNumberOfPages());
        }
    }

    @Test
    void readers_are_told_title_language_and_where_things_are() throws IOException {
        try (var document = Loader.loadPDF(everything(60, FACTS))) {
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Zażółć gęślą jaźń");
            var catalog = document.getDocumentCatalog();
            assertThat(catalog.getLanguage()).isEqualTo("pl");
            assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            var chapter = catalog.getDocumentOutline().getFirstChild();
            assertThat(chapter.getTitle()).isEqualTo("Zażółć gęślą jaźń");
            assertThat(chapter.getFirstChild().getTitle()).isEqualTo("Opłaty");
            assertThat(chapter.getLastChild().getFirstChild().getTitle()).isEqualTo("Koniec");
        }
    }

    @Test
    void polish_letters_can_be_copied_and_searched() throws IOException {
        try (var document = Loader.loadPDF(everything(1, FACTS))) {
            assertThat(text(document)).contains("Zażółć gęślą jaźń").contains("Łódź & <Ćma>");
        }
    }

    @Test
    void each_page_says_which_it_is() throws IOException {
        try (var document = Loader.loadPDF(everything(120, FACTS))) {
            var pages = document.getNumberOfPages();
            assertThat(pages).isGreaterThan(2);
            assertThat(text(document)).contains("strona 1 z " + pages).contains("strona " + pages + " z " + pages);
        }
    }

    @Test
    void the_same_document_has_the_same_bytes_and_another_one_has_not() {
        assertThat(everything(20, FACTS)).isEqualTo(everything(20, FACTS));
        assertThat(everything(20, FACTS)).isNotEqualTo(everything(21, FACTS));
    }

    @Test
    void what_is_not_well_formed_is_refused() {
        assertThatThrownBy(() -> documents.pdf(DocumentTemplate.of("<p>offen"), Map.of(), FACTS))
                .isInstanceOf(BrokenTemplateException.class);
    }

    @Test
    void nothing_is_fetched_from_outside_or_from_the_disk() {
        var spy = DocumentTemplate.of(
                "<p>a<img alt=\"\" src=\"file:///etc/hostname\"/><img alt=\"\" src=\"http://localhost:1/x.png\"/></p>");
        assertThat(documents.pdf(spy, Map.of(), FACTS)).isNotEmpty();
    }

    @Test
    void a_letter_is_valid_pdf_ua_with_the_address_in_the_window() throws Exception {
        var letter = new Letter(
                List.of("Żaneta Ćwikła-Łoś", "ul. Łąkowa 3 m. 5", "14-420 Młynary"),
                "Kod do założenia konta",
                List.of(
                        new Letter.Paragraph("Ten kod razem z numerem klienta pozwala założyć konto."),
                        new Letter.Code("K7QF-2M9P-XW4D"),
                        new Letter.Heading("Jak to zrobić"),
                        new Letter.Paragraph("Prosimy wejść na stronę i wybrać „Mam kod z listu”.")),
                LocalDate.of(2026, 11, 28),
                Languages.POLISH);
        var pdf = letters.pdf(letter);

        assertThat(problems(pdf)).isEmpty();
        assertThat(letters.pdf(letter)).isEqualTo(pdf);
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(text(document))
                    .contains(
                            "Żaneta Ćwikła-Łoś",
                            "14-420 Młynary",
                            "28 listopada 2026",
                            "K7QF-2M9P-XW4D",
                            "Z poważaniem");
        }
    }

    private byte[] everything(int lines, DocumentFacts facts) {
        return documents.pdf(
                EVERYTHING,
                Map.of(
                        "lines",
                        IntStream.range(0, lines)
                                .mapToObj(line -> "Woda " + line)
                                .toList(),
                        "name",
                        "Łódź & <Ćma>"),
                facts);
    }

    /** Without no-break spaces, so that tests can be read. */
    private static String text(PDDocument document) throws IOException {
        return new PDFTextStripper().getText(document).replace('\u00a0', ' ');
    }

    private static List<String> problems(byte[] pdf) throws VeraPDFException, IOException {
        VeraGreenfieldFoundryProvider.initialise();
        try (var parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFUA_1);
                var validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
            var result = validator.validate(parser);
            assertThat(result.isCompliant())
                    .isEqualTo(result.getTestAssertions().isEmpty());
            return result.getTestAssertions().stream()
                    .map(problem -> problem.getRuleId().getClause() + " " + problem.getMessage() + " "
                            + problem.getLocation().getContext())
                    .toList();
        }
    }
}
