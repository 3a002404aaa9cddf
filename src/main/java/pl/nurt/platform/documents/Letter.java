package pl.nurt.platform.documents;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * A letter of the utility, to be printed and put into an envelope with a window.
 *
 * @param recipient name and address, a line each; at most seven fit into the window
 * @param subject what it is about: the heading and the document's title
 * @param parts in the order in which they are read
 * @param date of the letter
 */
public record Letter(List<String> recipient, String subject, List<Part> parts, LocalDate date, Locale language) {
    private static final int WINDOW_LINES = 7;

    public Letter {
        recipient = List.copyOf(recipient);
        parts = List.copyOf(parts);
        if (recipient.isEmpty() || recipient.size() > WINDOW_LINES || subject.isBlank() || parts.isEmpty()) {
            throw new IllegalArgumentException("a letter has a recipient of 1 to 7 lines, a subject and a text");
        }
    }

    /** A piece of the letter. */
    public sealed interface Part {}

    public record Paragraph(String text) implements Part {}

    public record Heading(String text) implements Part {}

    /** Something to be typed in, set large so that it can be read off: an account code, a PIN. */
    public record Code(String code) implements Part {}
}
