package pl.nurt.platform.documents.internal.rules;

import java.util.regex.Pattern;

/** What Polish typesetting keeps on one line: a one-letter word with the next, a number with its unit, an abbreviation with its name. */
public final class Typography {
    private static final char NBSP = '\u00a0';

    // a, i, o, u, w, z at the end of a line hang there; several may follow one another, hence the look behind.
    private static final Pattern ONE_LETTER =
            Pattern.compile("(?<![\\p{L}\\p{N}])([aiouwzAIOUWZ]) (?=[\\p{L}\\p{N}„\"(])");
    private static final Pattern UNIT = Pattern.compile(
            "(?<=\\p{N}) (?=(?:zł|PLN|gr|m³|m3|l|dm³|mm|cm|m|km|kg|h|min|s|%|r\\.|rok|roku|dni|szt\\.)(?![\\p{L}\\p{N}]))");
    private static final Pattern ABBREVIATION = Pattern.compile(
            "(?<![\\p{L}\\p{N}])((?:ul|al|pl|os|nr|art|ust|pkt|poz|lit|m|tel|dr|inż|mgr|Dz)\\.|nr|§) (?=[\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    // 1 234 567,89: an ordinary blank between groups would break the number.
    private static final Pattern GROUP = Pattern.compile("(?<=\\d) (?=\\d{3}(?!\\d))");

    private Typography() {}

    /** The same text, with blanks that must not break made no-break spaces; doing it again changes nothing. */
    public static String polish(String text) {
        var bound = ONE_LETTER.matcher(text).replaceAll("$1" + NBSP);
        bound = UNIT.matcher(bound).replaceAll(String.valueOf(NBSP));
        bound = ABBREVIATION.matcher(bound).replaceAll("$1" + NBSP);
        return GROUP.matcher(bound).replaceAll(String.valueOf(NBSP));
    }
}
