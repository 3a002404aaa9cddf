package pl.nurt.bridge.posted;

import java.util.List;
import java.util.regex.Pattern;

/** Bytes as a terminal or a program shows them, without quotes round them; what stands before a telegram in its line is left out. */
record PrintedWay(Signs signs) implements Way {
    private static final String START = "h";
    private static final String NEW_LINE = "0a";
    private static final Pattern HEAD = Pattern.compile("68([0-9a-f]{2})\\1" + "68.*");

    @Override
    public List<Passage> read(List<PlainLine> lines) {
        if (lines.stream().noneMatch(line -> signs.areIn(line.original()))) {
            return List.of();
        }
        return List.of(new Passage(lines.stream().map(this::piece).toList()));
    }

    private Piece piece(PlainLine line) {
        var text = line.original();
        // A byte that begins a line is a new line for a terminal; for a program it is an escape.
        var end = signs == Signs.ESCAPED ? "" : NEW_LINE;
        for (var at = text.indexOf(START); at >= 0; at = text.indexOf(START, at + 1)) {
            var digits = signs.digits(text.substring(at));
            if (HEAD.matcher(digits).matches()) {
                return new Piece(
                        line.number(), digits + end, text.substring(0, at).strip());
            }
        }
        return new Piece(line.number(), signs.digits(text) + end, "");
    }
}
