package pl.nurt.platform.documents.internal;

import pl.nurt.platform.documents.DocumentFacts;

/** From a filled template to the bytes of its PDF; may be used by many threads. */
public final class PdfRendering {
    private final PdfWriter writer = new PdfWriter();
    private final String style = new PaperStyle().css();

    public byte[] pdf(String body, DocumentFacts facts) {
        return writer.write(Page.of(body, style, facts), facts);
    }
}
