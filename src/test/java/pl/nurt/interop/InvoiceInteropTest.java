package pl.nurt.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pl.nurt.billing.Billed;
import pl.nurt.billing.documents.InvoiceDocuments;
import pl.nurt.platform.files.StoredFiles;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.IntegrationTest;

/** An invoice on paper, read by others: no complaints, the words, and the code of the transfer off the rendered page. */
@Tag("interop")
@IntegrationTest
class InvoiceInteropTest {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private InvoiceDocuments documents;

    @Autowired
    private StoredFiles files;

    @TempDir
    private Path folder;

    @Test
    void qpdf_has_nothing_to_say_of_an_invoice() throws Exception {
        assertThat(PortalPeer.run("qpdf", "qpdf", "--check", invoice().toString()))
                .contains("No syntax or stream encoding errors found")
                .doesNotContain("WARNING");
    }

    @Test
    void pdftotext_reads_what_is_to_be_paid_and_why() throws Exception {
        assertThat(PortalPeer.run("pdftotext", "pdftotext", "-layout", invoice().toString(), "-")
                        .replace('\u00a0', ' '))
                .contains("146,88 zł", "Odbiorca 218", "M218", "50,00 zł", "29 8309 0000 2000 0000 0000 0123");
    }

    /** At 150 dots an inch, as a middling printer has it. */
    @Test
    void zbarimg_reads_the_transfer_off_the_rendered_page() throws Exception {
        var page = folder.resolve("page");
        PortalPeer.run(
                "pdftotext",
                "pdftoppm",
                "-r",
                "150",
                "-png",
                "-singlefile",
                invoice().toString(),
                page.toString());

        // What it says of a machine without a desktop comes before it.
        var read = PortalPeer.run("zbarimg", "zbarimg", "--quiet", "--raw", page + ".png")
                .lines()
                .toList()
                .getLast();

        assertThat(read.split("\\|", -1)).hasSize(9);
        assertThat(read).startsWith("1234563218|PL|29830900002000000000000123|014688|");
    }

    private Path invoice() throws IOException {
        var billed = new Billed(context);
        var id = billed.invoice("218", "10.000");
        billed.paidInto("29830900002000000000000123");
        var file = documents.of(billed.get(id), Languages.POLISH);
        try (var content = files.open(file)) {
            return Files.write(folder.resolve("faktura.pdf"), content.readAllBytes());
        }
    }
}
