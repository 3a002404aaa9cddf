package pl.nurt.bridge.posted;

import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Bytes as a programming language prints them in quotes: what can be printed as itself, all else behind a backslash.
 *
 * @param all whether all that is in quotes is meant, as in a list of bytes, or what looks most like bytes
 */
record ByteLiteral(boolean all) implements Way {
    private static final Pattern LITERAL = Pattern.compile("(?<q>['\"])(?<text>(?:\\\\.|(?!\\k<q>)[^\\\\])*+)\\k<q>");

    @Override
    public List<Passage> read(List<PlainLine> lines) {
        if (lines.stream().noneMatch(line -> Signs.ESCAPED.areIn(line.original()))) {
            return List.of();
        }
        return List.of(new Passage(lines.stream().map(this::piece).toList()));
    }

    private Piece piece(PlainLine line) {
        var text = line.original();
        var literals = LITERAL.matcher(text).results().toList();
        var meant = all
                ? literals
                : literals.stream()
                        .filter(literal -> Signs.ESCAPED.areIn(literal.group()))
                        .max(Comparator.comparingLong(ByteLiteral::escapes))
                        .stream()
                        .toList();
        if (meant.isEmpty()) {
            return new Piece(line.number(), "", text.strip());
        }
        var digits = meant.stream()
                .map(literal -> text.substring(literal.start() + 1, literal.end() - 1))
                .map(Signs.ESCAPED::digits)
                .collect(Collectors.joining());
        var beside = text.substring(0, meant.getFirst().start())
                + "…"
                + text.substring(meant.getLast().end());
        return new Piece(line.number(), digits, beside.strip());
    }

    private static long escapes(MatchResult literal) {
        return literal.group().chars().filter(sign -> sign == '\\').count();
    }
}
