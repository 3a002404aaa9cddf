package pl.nurt.platform;

import java.util.regex.Pattern;

/** Names, numbers and codes as people type or paste them, brought to what they mean: the one rule for all of them. */
public final class TypedText {
    /** Signs that are not seen at all, such as the soft hyphen and the space of no width. */
    private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}+");

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

    private TypedText() {}

    /** On one line: one space between words, none around them, no control characters and nothing unseen. Safe to repeat. */
    public static String line(String typed) {
        return SPACES.matcher(UNSEEN.matcher(typed).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }
}
