package pl.nurt.bridge.posted;

import java.util.regex.Pattern;

/**
 * When something was, as logs tell it, which is no bytes: dates with their times, times, and a time at the beginning of a line. From the most
 * of it to the least.
 */
enum When {
    /** Whatever may be a date or a time is one. */
    EVERYWHERE,
    /** Only the first of a line is. */
    FIRST,
    /** What looks like a time is bytes between colons. */
    NOWHERE;

    /** In its place. */
    static final String PASSED = "\u0001";

    private static final Pattern WHEN = Pattern.compile(
            "(?<![0-9A-Za-z])(?:\\d{4}[-./]\\d{2}[-./]\\d{2}|\\d{1,2}[-./]\\d{1,2}[-./]\\d{4}|\\d{1,2}[-./]\\d{1,2}[-./]\\d{2}(?=[T ,]+\\d{1,2}:\\d{2}(?![0-9:]*:[A-Fa-f])))"
                    + "(?:[T _,]+\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,:]\\d{3,9})?)?(?:Z|[+-]\\d{2}:?\\d{2})?)?(?![0-9A-Za-z])"
                    + "|(?<![0-9A-Za-z:.])\\d{1,2}:\\d{2}:\\d{2}(?:[.,]\\d{1,9})?(?![0-9A-Za-z:])"
                    + "|^[\\s\\[(]*\\d{1,2}:\\d{2}(?![0-9A-Za-z:])"
                    + "|(?<![0-9A-Za-z.])\\d{9,10}\\.\\d{3,9}(?![0-9A-Za-z.])");

    /** The line with as many other signs in place of the time. */
    String mask(String line) {
        if (this == NOWHERE || !PastedText.holds(line, ":-/.")) {
            return line;
        }
        var when = WHEN.matcher(line);
        return this == FIRST
                ? when.replaceFirst(found -> PASSED.repeat(found.group().length()))
                : when.replaceAll(found -> PASSED.repeat(found.group().length()));
    }
}
