package pl.nurt.bridge.posted;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of the text without its comment, its bytes written alike. */
final class PlainLine {
    private final int number;
    private final String original;
    private final String text;
    private @Nullable String masked;
    private @Nullable String maskedOnce;

    private PlainLine(int number, String original, String text) {
        this.number = number;
        this.original = original;
        this.text = text;
    }

    static List<PlainLine> of(String text) {
        var lines = new ArrayList<PlainLine>();
        text.lines()
                .forEach(line ->
                        lines.add(new PlainLine(lines.size() + 1, PastedText.visible(line), PastedText.plain(line))));
        return Squeezed.expand(lines);
    }

    /** Another line that stands for something in this one. */
    PlainLine saying(String other) {
        return new PlainLine(number, other, other);
    }

    /** Counted from 1. */
    int number() {
        return number;
    }

    String text() {
        return text;
    }

    /** The line as it stands, where signs may be bytes that elsewhere begin a comment or mark a byte. */
    String original() {
        return original;
    }

    /** The text with as many other signs in place of the times in it. */
    String masked(When when) {
        return switch (when) {
            case EVERYWHERE -> masked == null ? masked = when.mask(text) : masked;
            case FIRST -> maskedOnce == null ? maskedOnce = isTimeless() ? text : when.mask(text) : maskedOnce;
            case NOWHERE -> text;
        };
    }

    /** Whether nothing in it may be a time. */
    private boolean isTimeless() {
        return masked(When.EVERYWHERE).equals(text);
    }
}
