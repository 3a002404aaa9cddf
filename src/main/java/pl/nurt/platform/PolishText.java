package pl.nurt.platform;

import java.util.Locale;

/**
 * Polish text as people look for it: without regard to case or to the tails and strokes of letters, so that "lodz" finds "Łódź".
 *
 * <p>The same rule stands in SQL as the function {@code platform.plain(text)}; a test holds the two together.
 */
public final class PolishText {
    public static final String LETTERS = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ";
    public static final String PLAIN = "acelnoszzACELNOSZZ";

    private PolishText() {}

    /** In small letters of the Latin alphabet; what is no Polish letter stays as it is. */
    public static String plain(String text) {
        var plain = new StringBuilder(text);
        for (int at = 0; at < plain.length(); at++) {
            var letter = LETTERS.indexOf(plain.charAt(at));
            if (letter >= 0) {
                plain.setCharAt(at, PLAIN.charAt(letter));
            }
        }
        return plain.toString().toLowerCase(Locale.ROOT);
    }
}
