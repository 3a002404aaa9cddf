package pl.nurt.bridge.posted;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lines as people paste them, with the bytes in them written in one way: two digits, with {@code 0x} where they were marked as bytes. */
final class PastedText {
    /** What a page or a word processor makes of a space. */
    private static final Pattern SPACE = Pattern.compile("[\\u00A0\\u2000-\\u200A\\u202F\\u205F\\u3000]|&nbsp;");

    /** What is not seen: joiners, marks of the order of bytes, colours of a terminal. */
    private static final Pattern UNSEEN =
            Pattern.compile("\\u001B\\[[0-9;]*m|[\\u0000\\u00AD\\u200B-\\u200F\\u2060\\uFEFF]");

    private static final Pattern DASH = Pattern.compile("[\\u2010-\\u2015\\u2212]");
    private static final Pattern QUOTE = Pattern.compile("[\\u2018-\\u201F\\u00AB\\u00BB`]");
    private static final Pattern DOT = Pattern.compile("[\\u00B7\\u2022\\u2219]");
    private static final Pattern FRAME = Pattern.compile("[\\u2500-\\u257F]");
    private static final Pattern PROGRAM_COMMENT = Pattern.compile("/\\*.*?\\*/");
    private static final Pattern COMMENT = Pattern.compile("(?<!\\S)#.*");

    private static final Pattern SHORT_BYTE = Pattern.compile("0[xX]([0-9A-Fa-f])(?![0-9A-Za-z])");

    /** {@code 68h}, and {@code 0E5h} of an assembler. */
    private static final Pattern WITH_H =
            Pattern.compile("(?<![0-9A-Za-z])(?:0(?=[0-9A-Fa-f]{2}))?([0-9A-Fa-f]{1,2})[hH](?![0-9A-Za-z])");

    private static final Pattern WITH_SIGN = Pattern.compile("(?:\\$|%|&[hH])([0-9A-Fa-f]{2})(?![0-9A-Za-z])");
    private static final Pattern IN_BRACKETS = Pattern.compile("[<(\\[]([0-9A-Fa-f]{2})[>)\\]]");

    /** So often a way of writing bytes must occur in a line to be one, if it is not all of the line. */
    private static final int OFTEN = 4;

    private static final String SEPARATORS = " \t,;:._|/\"'{}-";
    private static final Pattern BETWEEN = Pattern.compile("[\\s,;:._|/\"'{}-]+");

    private static final int SHORTEST_FRAME = 9;

    private PastedText() {}

    /** A line without its comment, its bytes written alike. */
    static String plain(String line) {
        var text = line.chars().allMatch(PastedText::isPlain) && !line.contains("&nbsp;") ? line : ascii(line);
        text = text.indexOf('#') < 0 ? text : COMMENT.matcher(text).replaceFirst("");
        text = text.contains("/*") ? PROGRAM_COMMENT.matcher(text).replaceAll(" ") : text;
        text = holds(text, "xX") ? SHORT_BYTE.matcher(text).replaceAll("0x0$1") : text;
        text = holds(text, "hH") ? marked(text, WITH_H) : text;
        text = holds(text, "$%&") ? marked(text, WITH_SIGN) : text;
        text = holds(text, "<([") ? marked(text, IN_BRACKETS) : text;
        return withLeadingZeros(text);
    }

    /** A line as somebody sees it. */
    static String visible(String line) {
        return line.chars().allMatch(PastedText::isPlain)
                ? line
                : UNSEEN.matcher(line).replaceAll("");
    }

    private static boolean isPlain(int sign) {
        return sign >= ' ' && sign < 0x7F && sign != '`' || sign == '\t';
    }

    static boolean holds(String text, String signs) {
        return text.chars().anyMatch(sign -> signs.indexOf(sign) >= 0);
    }

    private static String ascii(String line) {
        var text = Normalizer.normalize(visible(line), Normalizer.Form.NFKC);
        text = SPACE.matcher(text).replaceAll(" ");
        text = DASH.matcher(text).replaceAll("-");
        text = QUOTE.matcher(text).replaceAll("\"");
        text = FRAME.matcher(text).replaceAll("|");
        return DOT.matcher(text).replaceAll(".");
    }

    private static String marked(String line, Pattern byteWithSign) {
        return byteWithSign.matcher(line).results().count() < OFTEN
                        && !byteWithSign.matcher(line.strip()).matches()
                ? line
                : byteWithSign.matcher(line).replaceAll(one -> " 0x" + padded(one.group(1)) + " ");
    }

    private static String padded(String digits) {
        return digits.length() == 1 ? "0" + digits : digits;
    }

    /** Some programs print 5 for 05. A digit at the end of a line may as well be half a byte, whose other half is in the next. */
    private static String withLeadingZeros(String line) {
        if (line.chars().anyMatch(sign -> Character.digit(sign, 16) < 0 && SEPARATORS.indexOf(sign) < 0)) {
            return line;
        }
        var bytes = BETWEEN.split(line.strip().toLowerCase(Locale.ROOT));
        if (bytes.length < SHORTEST_FRAME || !Arrays.stream(bytes).allMatch(one -> one.matches("[0-9a-f]{1,2}"))) {
            return line;
        }
        var inner = Arrays.stream(bytes, 1, bytes.length - 1);
        return inner.anyMatch(one -> one.length() == 1)
                ? Arrays.stream(bytes).map(PastedText::padded).collect(Collectors.joining(" "))
                : line;
    }
}
