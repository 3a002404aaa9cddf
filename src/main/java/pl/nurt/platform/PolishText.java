package pl.nurt.platform;

import java.util.Locale;

/**
 * Polish text as people look for it: without regard to case, to the tails and strokes of letters or to which apostrophe and dash a keyboard
 * has, so that "lodz" finds "Łódź" and "O'Neil" finds "O’Neil".
 *
 * <p>The same rule stands in SQL as the function {@code platform.plain(text)}; a test holds the two together.
 */
public final class PolishText {
    public static final String LETTERS = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ";
    public static final String PLAIN = "acelnoszzACELNOSZZ";

    /** Apostrophes and dashes, which stand for one another. */
    public static final String MARKS = "’‘‛ʼ´`′‐‑‒–—―−";

    private static final String FROM = LETTERS + MARKS;
    private static final String TO = PLAIN + "'''''''-------";

    private PolishText() {}

    /** In small letters of the Latin alphabet; what is no Polish letter, apostrophe or dash stays as it is. */
    public static String plain(String text) {
        var plain = new StringBuilder(text);
        for (int at = 0; at < plain.length(); at++) {
            var letter = FROM.indexOf(plain.charAt(at));
            if (letter >= 0) {
                plain.setCharAt(at, TO.charAt(letter));
            }
        }
        return plain.toString().toLowerCase(Locale.ROOT);
    }
}
