package pl.nurt.platform.documents;

import java.time.Instant;
import java.util.Locale;

/**
 * What a document says of itself to programs and screen readers.
 *
 * @param title what readers show instead of a file name; said first by screen readers
 * @param language of the whole text
 * @param madeAt the moment of what the document shows (issued, decided, sent), not of the rendering: the same document has the same bytes
 */
public record DocumentFacts(String title, Locale language, Instant madeAt) {
    public DocumentFacts {
        if (title.isBlank()) {
            throw new IllegalArgumentException("a document has a title");
        }
    }
}
