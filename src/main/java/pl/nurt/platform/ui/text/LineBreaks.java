package pl.nurt.platform.ui.text;

import java.util.Locale;
import java.util.regex.Pattern;

/** Where lines of a page may break: after a Polish one-letter word they may not. */
public final class LineBreaks {
    /** Shorter ones hardly break. */
    private static final int LONG = 60;

    private static final Pattern ONE_LETTER_WORD = Pattern.compile("(?<![\\p{L}\\p{N}])([aiouwzAIOUWZ]) (?=\\S)");

    private LineBreaks() {}

    /** The text for a page in that language; what a message carries elsewhere keeps its plain spaces, which an SMS needs. */
    public static String bound(String text, Locale locale) {
        return text.length() < LONG || !Languages.supported(locale).equals(Languages.POLISH)
                ? text
                : ONE_LETTER_WORD.matcher(text).replaceAll("$1\u00a0");
    }
}
