package pl.nurt.platform.logging;

import java.util.regex.Pattern;

/**
 * Text of any origin for a line of the log: control characters, line and paragraph separators and the marks that turn the direction of
 * writing are written as {@code \n}, {@code \t} or {@code \u202e}. Other text, Polish letters too, stays as it is.
 */
final class Encoded {
    // Cc: control, Cf: format (direction marks, zero width), Zl and Zp: separators of lines and paragraphs.
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private Encoded() {}

    static String of(String text) {
        var unsafe = UNSAFE.matcher(text);
        return unsafe.find() ? unsafe.replaceAll(found -> escape(found.group().codePointAt(0))) : text;
    }

    /** The backslash is doubled, for it means something to {@link java.util.regex.Matcher#replaceAll}. */
    private static String escape(int sign) {
        return switch (sign) {
            case '\n' -> "\\\\n";
            case '\r' -> "\\\\r";
            case '\t' -> "\\\\t";
            default -> "\\\\u%04x".formatted(sign);
        };
    }
}
