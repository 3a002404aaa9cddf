package pl.nurt.bridge.posted;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bytes as a programming language prints them in quotes: what can be printed as itself, all else behind a backslash. */
final class ByteLiteral implements Way {
    private static final Pattern LITERAL = Pattern.compile("(?<q>['\"])(?<text>(?:\\\\.|(?!\\k<q>)[^\\\\])*+)\\k<q>");
    private static final Pattern SIGN =
            Pattern.compile("\\\\x([0-9A-Fa-f]{2})|\\\\([0-7]{1,3})|\\\\(.)|([\\x20-\\x7E])");
    private static final String LETTERS = "abtnvfr";
    private static final int FIRST_OF_LETTERS = 7;

    @Override
    public List<Passage> read(List<PlainLine> lines) {
        return List.of(new Passage(lines.stream().map(ByteLiteral::piece).toList()));
    }

    private static Piece piece(PlainLine line) {
        var text = line.text();
        var literal = text.indexOf('\\') < 0
                ? Optional.<MatchResult>empty()
                : LITERAL.matcher(text).results().findFirst();
        return literal.map(found -> new Piece(
                        line.number(),
                        digits(text.substring(found.start() + 1, found.end() - 1)),
                        (text.substring(0, found.start()) + "…" + text.substring(found.end())).strip()))
                .orElseGet(() -> new Piece(line.number(), "", text.strip()));
    }

    private static String digits(String text) {
        var digits = new StringBuilder();
        var signs = SIGN.matcher(text);
        while (signs.find()) {
            digits.append("%02x".formatted(value(signs) & 0xFF));
        }
        return digits.toString();
    }

    private static int value(Matcher sign) {
        if (sign.group(1) != null) {
            return Integer.parseInt(sign.group(1), 16);
        }
        if (sign.group(2) != null) {
            return Integer.parseInt(sign.group(2), 8);
        }
        if (sign.group(3) == null) {
            return sign.group(4).charAt(0);
        }
        var letter = LETTERS.indexOf(sign.group(3));
        return letter >= 0 ? FIRST_OF_LETTERS + letter : sign.group(3).charAt(0);
    }
}
