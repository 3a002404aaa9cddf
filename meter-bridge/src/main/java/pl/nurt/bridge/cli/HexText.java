package pl.nurt.bridge.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Hexadecimal text as people keep and paste it: bare digits over one or several lines, bytes of a program, lines of a log. What a line holds
 * beside its bytes is left out, and told.
 */
final class HexText {
    /** In front of a byte, and between bytes. */
    private static final String MARK = "(?:0[xX]|\\\\x)?";

    /** A byte that can be nothing else. */
    private static final String MARKED = "(?:0[xX]|\\\\x)[0-9A-Fa-f]{2}";

    private static final String BETWEEN = "[\\s,;:_\"'{}-]*";

    /** What may be left of a line of nothing but bytes when its digits are taken out. */
    private static final Pattern DECORATION =
            Pattern.compile("(?<![0-9A-Za-z])b(?=['\"])|0[xX](?=[0-9A-Fa-f]{2})|\\\\x|[\\s,;:_\"'{}-]");

    private static final Pattern DIGITS = Pattern.compile("[0-9A-Fa-f]*");
    /** Bytes within a line of other things: as many as a short frame has, or the one of an acknowledgement. */
    private static final Pattern BYTES = Pattern.compile("(?<![0-9A-Za-z])(?:[Ee]5|(?:" + MARKED + BETWEEN + "){1,520}|"
            + MARK + "[0-9A-Fa-f]{2}(?:" + BETWEEN + MARK + "[0-9A-Fa-f]{2}){4,520})(?![0-9A-Za-z])");

    /** The head of a long frame: two lengths between two starts. */
    private static final Pattern HEAD = Pattern.compile("68([0-9a-f]{2}){2}68.*");
    /** The same behind other bytes. */
    private static final Pattern HEAD_WITHIN = Pattern.compile("(?:[0-9a-f]{2}){0,64}?" + HEAD.pattern());

    private static final Pattern SHORT_FRAME = Pattern.compile("10[0-9a-f]{6}16|e5");

    private static final int SHORTEST_TELEGRAM = 2 * 9;
    /** Digits of a frame beside those that its length counts. */
    private static final int FRAME = 2 * 6;

    /**
     * A stretch of digits that belongs together.
     *
     * @param digits in lower case
     * @param leftOut what stood in its lines beside them
     */
    record Passage(String digits, String leftOut) {}

    private final List<Passage> passages = new ArrayList<>();
    private final StringBuilder current = new StringBuilder();
    private final List<String> leftOut = new ArrayList<>();

    private HexText() {}

    /** The passages of a text, at least one; comments start with {@code #}. */
    static List<Passage> passages(String text) {
        var reading = new HexText();
        text.lines().map(line -> line.replaceFirst("#.*", "")).forEach(reading::readLine);
        if (!reading.current.isEmpty() || !reading.leftOut.isEmpty() || reading.passages.isEmpty()) {
            reading.endPassage();
        }
        return reading.passages;
    }

    private void readLine(String line) {
        var bare = digits(line);
        var isBare = DIGITS.matcher(bare).matches();
        var found = isBare && bare.length() % 2 == 0
                ? Optional.<MatchResult>empty()
                : BYTES.matcher(line).results().max(Comparator.comparingInt(bytes -> weight(bytes.group())));
        if (found.isPresent() && isMeant(found.get(), isBare)) {
            var bytes = found.get();
            var digits = digits(bytes.group());
            var rest = line.substring(0, bytes.start()).strip() + " … "
                    + line.substring(bytes.end()).strip();
            add(digits, rest.strip(), !current.isEmpty() && (isHead(digits) || !isUnfinished()));
        } else if (isBare) {
            add(bare, "", isHead(bare) && current.length() >= SHORTEST_TELEGRAM);
        } else {
            leftOut.add(line.strip());
        }
    }

    /** @param isBare whether the line holds nothing else, but for a digit too many: then a byte may be broken over two lines */
    private boolean isMeant(MatchResult bytes, boolean isBare) {
        var weight = weight(bytes.group());
        return isBare ? bytes.start() > 0 && weight > 1 : weight > 0 || isUnfinished();
    }

    private static String digits(String bytes) {
        return DECORATION.matcher(bytes).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** How much bytes look like a frame; dates and times of a log do not. */
    private static int weight(String bytes) {
        var digits = digits(bytes);
        if (HEAD_WITHIN.matcher(digits).matches()) {
            return 2 + digits.length();
        }
        return SHORT_FRAME.matcher(digits).matches() || bytes.indexOf('x') >= 0 || bytes.indexOf('X') >= 0 ? 1 : 0;
    }

    private void add(String digits, String rest, boolean isNext) {
        if (isNext) {
            endPassage();
        }
        if (!rest.isEmpty()) {
            leftOut.add(rest);
        }
        current.append(digits);
    }

    private static boolean isHead(String digits) {
        return HEAD.matcher(digits).matches();
    }

    /** Whether a long frame has begun and its length counts more than there is. */
    private boolean isUnfinished() {
        return isHead(current.toString())
                && current.length() < 2 * Integer.parseInt(current.substring(2, 4), 16) + FRAME;
    }

    private void endPassage() {
        passages.add(new Passage(current.toString(), String.join(" | ", leftOut)));
        current.setLength(0);
        leftOut.clear();
    }
}
