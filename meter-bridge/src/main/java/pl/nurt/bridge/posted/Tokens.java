package pl.nurt.bridge.posted;

import java.util.Locale;
import java.util.regex.Pattern;

/** What the words of a line may be that stand for bytes. */
enum Tokens {
    /** A byte each, also without its leading zero. */
    BYTES("(?:0[xX]|\\\\x)?[0-9A-Fa-f]{1,2}"),
    /** Some digits, of which a byte may be broken over two words. */
    DIGITS("(?:0[xX])?[0-9A-Fa-f]{1,520}"),
    /** Numbers of two, four and eight bytes, printed by their value: the byte that came first stands last. */
    WORDS_OF_2("(?:0[xX])?(?:[0-9A-Fa-f]{4}|[0-9A-Fa-f]{2})"),
    WORDS_OF_4("(?:0[xX])?(?:[0-9A-Fa-f]{8}|(?:[0-9A-Fa-f]{2}){1,3})"),
    WORDS_OF_8("(?:0[xX])?(?:[0-9A-Fa-f]{16}|(?:[0-9A-Fa-f]{2}){1,7})"),
    /** A byte each, in decimals, with or without sign. */
    DECIMALS("-?\\d{1,3}"),
    /** Two bytes each, in decimals. */
    DECIMAL_WORDS("-?\\d{1,5}"),
    BITS("[01]{8}");

    private final Pattern pattern;

    Tokens(String form) {
        this.pattern = Pattern.compile("(?<![0-9A-Za-z])(?:" + form + ")(?![0-9A-Za-z])");
    }

    /** The first byte of a long frame. */
    String start() {
        return switch (this) {
            case BYTES, DIGITS, WORDS_OF_2, WORDS_OF_4, WORDS_OF_8 -> "68";
            case DECIMALS -> "104";
            case DECIMAL_WORDS -> "26";
            case BITS -> "01101000";
        };
    }

    Pattern pattern() {
        return pattern;
    }

    /** The bytes of a word as hexadecimal digits in lower case. */
    String digits(String word) {
        return switch (this) {
            case BYTES -> padded(bare(word));
            case DIGITS -> bare(word);
            case WORDS_OF_2, WORDS_OF_4, WORDS_OF_8 -> turned(bare(word));
            case DECIMALS -> "%02x".formatted(Integer.parseInt(word) & 0xFF);
            case DECIMAL_WORDS -> turned("%04x".formatted(Integer.parseInt(word) & 0xFFFF));
            case BITS -> "%02x".formatted(Integer.parseInt(word, 2));
        };
    }

    private static String bare(String word) {
        var isMarked = word.length() > 2 && "xX".indexOf(word.charAt(1)) >= 0;
        return (isMarked ? word.substring(2) : word).toLowerCase(Locale.ROOT);
    }

    private static String padded(String digits) {
        return digits.length() == 1 ? "0" + digits : digits;
    }

    private static String turned(String digits) {
        var turned = new StringBuilder();
        for (var at = digits.length() - 2; at >= 0; at -= 2) {
            turned.append(digits, at, at + 2);
        }
        return turned.toString();
    }
}
