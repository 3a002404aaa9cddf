package pl.nurt.platform.documents.internal;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import java.util.zip.CRC32;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.w3c.dom.Document;
import pl.nurt.platform.documents.DocumentFacts;

/** From a page to the bytes of a tagged PDF: fonts embedded, nothing fetched from anywhere, no moment of its own. */
final class PdfWriter {
    private static final String PRODUCER = "Nurt";
    private static final String FAMILY = "Inter";
    private static final String TRANSFORMER = "javax.xml.transform.TransformerFactory";
    private static final int REGULAR = 400;
    private static final int SEMI_BOLD = 600;

    private final byte[] regular = font("Inter-Regular.ttf");
    private final byte[] semiBold = font("Inter-SemiBold.ttf");
    private final byte[] italic = font("Inter-Italic.ttf");

    static {
        // It tells each step of each document; what goes wrong comes as an exception or as a diagnostic.
        XRLog.setLoggingEnabled(false);
        // Its metadata asks for a transformer in each document, and finding the JDK's own by looking through all jars
        // takes longer than the page.
        if (System.getProperty(TRANSFORMER) == null) {
            System.setProperty(TRANSFORMER, "com.sun.org.apache.xalan.internal.xsltc.trax.TransformerFactoryImpl");
        }
    }

    byte[] write(Document page, DocumentFacts facts) {
        var builder = new PdfRendererBuilder()
                .usePdfUaAccessibility(true)
                .useFastMode()
                .withProducer(PRODUCER)
                .withW3cDocument(page, "")
                .useFont(() -> new ByteArrayInputStream(regular), FAMILY, REGULAR, FontStyle.NORMAL, true)
                .useFont(() -> new ByteArrayInputStream(semiBold), FAMILY, SEMI_BOLD, FontStyle.NORMAL, true)
                .useFont(() -> new ByteArrayInputStream(italic), FAMILY, REGULAR, FontStyle.ITALIC, true);
        for (var priority : ExternalResourceControlPriority.values()) {
            builder.useExternalResourceAccessControl((address, type) -> address.startsWith("data:"), priority);
        }
        try (var renderer = builder.buildPdfRenderer();
                var document = renderer.createPDFKeepOpen()) {
            describe(document, facts, page);
            var bytes = new ByteArrayOutputStream();
            // Without object streams: with them PDFBox counts one object too many, which strict readers complain about.
            document.save(bytes, CompressParameters.NO_COMPRESSION);
            return bytes.toByteArray();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** The id and the moments come from what the document says, so that the same document has the same bytes. */
    private static void describe(PDDocument document, DocumentFacts facts, Document page) {
        var information = new PDDocumentInformation();
        information.setTitle(facts.title());
        information.setProducer(PRODUCER);
        information.setCreator(PRODUCER);
        var madeAt = moment(facts);
        information.setCreationDate(madeAt);
        information.setModificationDate(madeAt);
        document.setDocumentInformation(information);
        var sum = new CRC32();
        sum.update(page.getDocumentElement().getTextContent().getBytes(StandardCharsets.UTF_8));
        document.setDocumentId(facts.madeAt().toEpochMilli() ^ sum.getValue() << 20);
    }

    private static Calendar moment(DocumentFacts facts) {
        var moment = new GregorianCalendar(TimeZone.getTimeZone("UTC"), facts.language());
        moment.setTimeInMillis(facts.madeAt().toEpochMilli());
        return moment;
    }

    private static byte[] font(String name) {
        try (var content = PdfWriter.class.getClassLoader().getResourceAsStream("fonts/" + name)) {
            if (content == null) {
                throw new IllegalStateException("no font " + name);
            }
            return content.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
