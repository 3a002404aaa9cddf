package pl.nurt.bridge.posted;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
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

    private static final String BETWEEN = "[\\s,;:._|/\"'{}-]*";

    /** What may stand between and around bytes; so may a mark before a byte, and a b before a quote. */
    private static final String DECORATION = " \t\n\u000B\f\r,;:._|/\"'{}-";

    private static final Pattern DIGITS = Pattern.compile("[0-9A-Fa-f]*");
    /** Bytes within a line of other things: as many as a short frame has, or the one of an acknowledgement. */
    private static final Pattern BYTES = Pattern.compile("(?<![0-9A-Za-z])(?:[Ee]5|(?:" + MARKED + BETWEEN + "){1,520}|"
            + MARK + "[0-9A-Fa-f]{2}(?:" + BETWEEN + MARK + "[0-9A-Fa-f]{2}){4,520})(?![0-9A-Za-z])");

    /** The head of a long frame: two lengths between two starts. */
    private static final Pattern HEAD = Pattern.compile("68([0-9a-f]{2}){2}68.*");
    /** The same behind other bytes. */
    private static final Pattern HEAD_WITHIN = Pattern.compile("(?:[0-9a-f]{2}){0,64}?" + HEAD.pattern());

    private static final Pattern SHORT_FRAME = Pattern.compile("10[0-9a-f]{6}16|e5");

    /** The end of a frame that began in the line before. */
    private static final Pattern TAIL = Pattern.compile(
            "(?<![0-9A-Za-z])" + MARK + "[0-9A-Fa-f]{2}(?:" + BETWEEN + MARK + "[0-9A-Fa-f]{2}){0,3}\\W*$");

    /** The beginning of a head. */
    private static final Pattern BEGINNING = Pattern.compile("68(?:([0-9a-f]{2})\\1?)?");

    /** Separators of numbers as well as of bytes: only bytes have two digits each. */
    private static final Pattern NUMBERS = Pattern.compile("[./|]");

    /** The numbers over the columns of a dump. */
    private static final String COLUMNS = "0001020304050607";

    private static final int SHORTEST_TELEGRAM = 2 * 9;
    private static final int HEAD_DIGITS = 8;
    /** Nobody pastes more in one piece. */
    private static final int LONGEST = 64 * 2 * 261;
    /** Digits of a frame beside those that its length counts. */
    private static final int FRAME = 2 * 6;

    private final List<Passage> passages = new ArrayList<>();
    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder current = new StringBuilder();
    private int number;

    private HexText() {}

    /** The passages of a text, at least one. */
    static List<Passage> passages(List<PlainLine> lines) {
        var reading = new HexText();
        HexDump.unfold(lines).forEach(reading::readLine);
        if (!reading.pieces.isEmpty() || reading.passages.isEmpty()) {
            reading.endPassage();
        }
        return reading.passages;
    }

    private void readLine(HexDump.Line line) {
        number = line.line().number();
        if (line.beside().isEmpty()) {
            readLine(line.line());
        } else {
            // A dump that begins is a text of its own.
            var isNext = line.beside().matches("0+\\b.*") && !current.isEmpty() && missing() <= 0;
            add(digits(line.bytes()), line.beside(), isNext);
        }
    }

    private void readLine(PlainLine plain) {
        var line = plain.text();
        var masked = plain.masked(When.EVERYWHERE);
        var rest = masked.replace(When.PASSED, " ").strip();
        var isStamped = !masked.equals(line);
        var bare = digits(rest);
        var isBare = DIGITS.matcher(bare).matches() && (!NUMBERS.matcher(rest).find() || isOfPairs(rest));
        var found = isBare && bare.length() % 2 == 0 ? Optional.<MatchResult>empty() : bytes(masked, isBare);
        if (bare.startsWith(COLUMNS) || isStamped && bare.isEmpty()) {
            leaveOut(line.strip());
        } else if (found.isPresent()) {
            var bytes = found.get();
            var digits = digits(bytes.group());
            var besides = line.substring(0, bytes.start()).strip() + " … "
                    + line.substring(bytes.end()).strip();
            add(digits, besides.strip(), !current.isEmpty() && (isHead(digits) || missing() <= 0));
        } else if (isBare && isStamped && bare.length() % 2 == 0) {
            add(bare, line.replace(rest, "…").strip(), !current.isEmpty() && missing() <= 0);
        } else if (isBare && !isStamped) {
            add(bare, "", isHead(bare) && current.length() >= SHORTEST_TELEGRAM);
        } else {
            leaveOut(line.strip());
        }
    }

    private static boolean isOfPairs(String line) {
        return Arrays.stream(line.split("[^0-9A-Za-z]+")).allMatch(word -> word.length() % 2 == 0);
    }

    private Optional<MatchResult> bytes(String masked, boolean isBare) {
        var best = BYTES.matcher(masked).results().max(Comparator.comparingInt(bytes -> weight(bytes.group())));
        if (best.isPresent() && isMeant(best.get(), isBare)) {
            return best;
        }
        var missing = missing();
        return missing <= 0
                ? Optional.empty()
                : TAIL.matcher(masked)
                        .results()
                        .filter(tail -> digits(tail.group()).length() == missing)
                        .findFirst();
    }

    /** @param isBare whether the line holds nothing else, but for a digit too many: then a byte may be broken over two lines */
    private boolean isMeant(MatchResult bytes, boolean isBare) {
        var weight = weight(bytes.group());
        return isBare ? bytes.start() > 0 && weight > 1 : weight > 0 || missing() > 0;
    }

    private static String digits(String bytes) {
        var digits = new StringBuilder(bytes.length());
        for (var at = 0; at < bytes.length(); at++) {
            var sign = bytes.charAt(at);
            if (sign == '0' && isX(bytes, at + 1) && isDigit(bytes, at + 2) && isDigit(bytes, at + 3)
                    || sign == '\\' && at + 1 < bytes.length() && bytes.charAt(at + 1) == 'x') {
                at++;
            } else if (DECORATION.indexOf(sign) < 0 && !isBeforeQuote(bytes, at)) {
                digits.append(Character.toLowerCase(sign));
            }
        }
        return digits.toString();
    }

    private static boolean isX(String text, int at) {
        return at < text.length() && (text.charAt(at) == 'x' || text.charAt(at) == 'X');
    }

    private static boolean isDigit(String text, int at) {
        return at < text.length() && text.charAt(at) < 0x80 && Character.digit(text.charAt(at), 16) >= 0;
    }

    /** The b of bytes as Python prints them. */
    private static boolean isBeforeQuote(String text, int at) {
        return text.charAt(at) == 'b'
                && at + 1 < text.length()
                && "'\"".indexOf(text.charAt(at + 1)) >= 0
                && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)));
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
        if (!digits.isEmpty() || !rest.isEmpty()) {
            pieces.add(new Piece(number, digits, rest));
        }
        current.append(digits);
    }

    private void leaveOut(String text) {
        pieces.add(new Piece(number, "", text));
    }

    private static boolean isHead(String digits) {
        return HEAD.matcher(digits).matches();
    }

    /** How many digits are missing of a long frame that has begun and counts more than there are; 0 if none has. */
    private int missing() {
        for (var at = 0; at + HEAD_DIGITS <= Math.min(current.length(), LONGEST); ) {
            var isHead = isHead(current.substring(at, at + HEAD_DIGITS))
                    && current.substring(at + 2, at + 4).equals(current.substring(at + 4, at + 6));
            var end = isHead ? at + 2 * Integer.parseInt(current.substring(at + 2, at + 4), 16) + FRAME : at + 2;
            if (end > current.length()) {
                return end - current.length();
            }
            at = end;
        }
        return BEGINNING.matcher(current).matches() ? HEAD_DIGITS - current.length() : 0;
    }

    private void endPassage() {
        passages.add(new Passage(pieces));
        current.setLength(0);
        pieces.clear();
    }
}
