package pl.nurt.bridge.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import pl.nurt.bridge.mbus.Frame;

/** Telegrams as hexadecimal text. */
final class HexText {
    /** A line that looks like the head of a long frame starts the next telegram; other lines continue the one before. */
    private static final Pattern HEAD = Pattern.compile("68[0-9a-f]{4}68.*");

    private static final int SHORTEST_TELEGRAM = 2 * 9;
    private static final int LONGEST_LINE = 64 * Frame.MAX_LENGTH;

    private HexText() {}

    /** The telegrams of a text, one or several; comments start with {@code #}. Digits only, in lower case. */
    static List<String> telegrams(String text) {
        var telegrams = new ArrayList<String>();
        var current = new StringBuilder();
        for (var line : text.lines().toList()) {
            var digits = line.replaceFirst("#.*", "").replaceAll("[\\s:]", "").toLowerCase(Locale.ROOT);
            if (HEAD.matcher(digits).matches() && current.length() >= SHORTEST_TELEGRAM) {
                telegrams.add(current.toString());
                current.setLength(0);
            }
            current.append(digits);
        }
        if (!current.isEmpty() || telegrams.isEmpty()) {
            telegrams.add(current.toString());
        }
        return telegrams;
    }

    /** The bytes; empty if the text is not hexadecimal or absurdly long. */
    static Optional<byte[]> bytes(String digits) {
        if (digits.isEmpty() || digits.length() % 2 != 0 || digits.length() > LONGEST_LINE) {
            return Optional.empty();
        }
        var bytes = new byte[digits.length() / 2];
        for (var i = 0; i < bytes.length; i++) {
            var high = Character.digit(digits.charAt(2 * i), 16);
            var low = Character.digit(digits.charAt(2 * i + 1), 16);
            if (high < 0 || low < 0) {
                return Optional.empty();
            }
            bytes[i] = (byte) (high << 4 | low);
        }
        return Optional.of(bytes);
    }
}
