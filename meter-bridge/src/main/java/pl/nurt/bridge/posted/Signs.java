package pl.nurt.bridge.posted;

import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bytes as signs: what can be printed stands for itself, and all else as a program or a terminal shows it. */
enum Signs {
    /** Behind a backslash, as programming languages have it. */
    ESCAPED("\\\\x\\{?([0-9A-Fa-f]{2})}?|\\\\u00([0-9A-Fa-f]{2})|\\\\([0-7]{1,3})|\\\\(.)|([\\x20-\\x7E])", "\\") {
        @Override
        int value(Matcher sign) {
            if (sign.group(1) != null || sign.group(2) != null) {
                return Integer.parseInt(sign.group(1) == null ? sign.group(2) : sign.group(1), 16);
            }
            if (sign.group(3) != null) {
                return Integer.parseInt(sign.group(3), 8);
            }
            if (sign.group(4) == null) {
                return sign.group(5).charAt(0);
            }
            var letter = LETTERS.indexOf(sign.group(4));
            return letter >= 0 ? FIRST_OF_LETTERS + letter : sign.group(4).charAt(0);
        }
    },
    /** As {@code cat -v} and its like do: {@code ^[} and {@code M-^@}. */
    WITH_CARETS("(M-)?(?:\\^([\\x3F-\\x5F])|([\\x09\\x20-\\x7E]))", "^") {
        @Override
        int value(Matcher sign) {
            var low = sign.group(2) == null
                    ? sign.group(3).charAt(0)
                    : sign.group(2).charAt(0) ^ CONTROL;
            return sign.group(1) == null ? low : low | TOP_BIT;
        }
    },
    /** In brackets, as terminal programs do: {@code [1b]} or {@code <1b>}. */
    IN_BRACKETS("[\\[<]([0-9A-Fa-f]{2})[]>]|([\\x20-\\x7E])", "[<") {
        @Override
        int value(Matcher sign) {
            return sign.group(1) == null ? sign.group(2).charAt(0) : Integer.parseInt(sign.group(1), 16);
        }
    };

    private static final HexFormat HEX = HexFormat.of();
    private static final String LETTERS = "abtnvfr";
    private static final int FIRST_OF_LETTERS = 7;
    private static final int CONTROL = 0x40;
    private static final int TOP_BIT = 0x80;

    private final Pattern pattern;
    private final String marks;

    Signs(String pattern, String marks) {
        this.pattern = Pattern.compile(pattern);
        this.marks = marks;
    }

    /** The byte that a sign stands for; more than eight bits of it count for nothing. */
    abstract int value(Matcher sign);

    /** Whether there may be bytes in this text that are not printed as themselves. */
    boolean areIn(String text) {
        return PastedText.holds(text, marks);
    }

    /** The bytes of a text as hexadecimal digits. */
    String digits(String text) {
        var digits = new StringBuilder();
        var signs = pattern.matcher(text);
        while (signs.find()) {
            HEX.toHexDigits(digits, (byte) value(signs));
        }
        return digits.toString();
    }
}
