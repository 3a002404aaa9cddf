package pl.nurt.bridge.posted;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A telegram that somebody has taken apart: each line begins with some of its bytes, perhaps behind their place, and then says what they are.
 *
 * @param isPlaced whether a place comes first
 */
record AnnotatedWay(boolean isPlaced) implements Way {
    private static final Pattern PLACE =
            Pattern.compile("^\\s*\\[?(?:0[xX])?[0-9A-Fa-f]{1,4}]?(?:\\s+C[?!])?\\s*[:.)|=-]\\s*");
    private static final Pattern BYTES = Pattern.compile(
            "^[\\s>|*-]*((?:0[xX])?(?:[0-9A-Fa-f]{2})+[hH]?(?:[\\s,]+(?:0[xX])?(?:[0-9A-Fa-f]{2})+[hH]?)*)(?![0-9A-Za-z])(.*)");
    private static final Pattern MARK = Pattern.compile("0[xX](?=[0-9A-Fa-f]{2})|[\\s,hH]");
    private static final Pattern SHORT_START = Pattern.compile("\\b(?:0[xX])?68[hH]?\\b");

    @Override
    public List<Passage> read(List<PlainLine> lines) {
        return lines.stream()
                        .noneMatch(line -> SHORT_START.matcher(line.original()).find())
                ? List.of()
                : List.of(new Passage(lines.stream().map(this::piece).toList()));
    }

    private Piece piece(PlainLine line) {
        var text = line.original();
        var place = PLACE.matcher(text);
        var from = isPlaced && place.lookingAt() ? place.end() : 0;
        var bytes = BYTES.matcher(text.substring(from));
        if (isPlaced && from == 0 || !bytes.matches()) {
            return new Piece(line.number(), "", text.strip());
        }
        var digits = MARK.matcher(bytes.group(1)).replaceAll("").toLowerCase(Locale.ROOT);
        var beside = text.substring(0, from).strip() + " … " + bytes.group(2).strip();
        return new Piece(line.number(), digits, beside.equals(" … ") ? "" : beside.strip());
    }
}
