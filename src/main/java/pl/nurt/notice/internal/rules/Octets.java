package pl.nurt.notice.internal.rules;

import java.nio.charset.StandardCharsets;

/** Texts for places that count octets: Polish letters take two. */
public final class Octets {
    private static final String MORE = "…";

    private Octets() {}

    /** The text if it fits, else as much of it as does, cut between letters and ended by "…". */
    public static String fit(String text, int most) {
        if (count(text) <= most) {
            return text;
        }
        var room = most - count(MORE);
        var end = 0;
        var used = 0;
        while (end < text.length()) {
            var letter = text.codePointAt(end);
            used += letter < 0x80 ? 1 : letter < 0x800 ? 2 : letter < 0x10000 ? 3 : 4;
            if (used > room) {
                break;
            }
            end += Character.charCount(letter);
        }
        return room < 0 ? "" : text.substring(0, end).stripTrailing() + MORE;
    }

    public static int count(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
