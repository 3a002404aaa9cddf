package pl.nurt.bridge.posted;

import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Bytes in base 64, as messages of brokers and of radio networks carry them: the longest word of a line. */
final class Base64Way implements Way {
    private static final Pattern WORD = Pattern.compile("(?<![A-Za-z0-9+/_=-])[A-Za-z0-9+/_-]{12,4096}={0,2}");
    private static final int GROUP = 4;

    @Override
    public List<Passage> read(List<PlainLine> lines) {
        var pieces = lines.stream().map(Base64Way::piece).toList();
        return pieces.stream().allMatch(piece -> piece.digits().isEmpty()) ? List.of() : List.of(new Passage(pieces));
    }

    private static Piece piece(PlainLine line) {
        var text = line.original();
        return WORD.matcher(text)
                .results()
                .max(Comparator.comparingInt(word -> word.group().length()))
                .map(word -> new Piece(line.number(), digits(word), beside(text, word)))
                .orElseGet(() -> new Piece(line.number(), "", text.strip()));
    }

    private static String digits(MatchResult word) {
        var letters = word.group().replace("=", "").replace('-', '+').replace('_', '/');
        // One letter beyond whole groups is no byte.
        var whole = letters.length() % GROUP == 1 ? letters.substring(0, letters.length() - 1) : letters;
        return HexFormat.of().formatHex(Base64.getDecoder().decode(whole));
    }

    private static String beside(String text, MatchResult word) {
        var beside = text.substring(0, word.start()) + "…" + text.substring(word.end());
        return beside.equals("…") ? "" : beside.strip();
    }
}
