package pl.nurt.bridge.posted;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Lines that belong together, in their order; a frame may begin and end anywhere in their digits. */
final class Passage {
    private static final HexFormat SPACED = HexFormat.ofDelimiter(" ").withUpperCase();

    private final List<Piece> pieces;
    private final String digits;
    /** Of each piece, where its digits begin; and where the last ones end. */
    private final int[] starts;

    Passage(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
        this.digits = pieces.stream().map(Piece::digits).collect(Collectors.joining());
        this.starts = new int[pieces.size() + 1];
        for (var n = 0; n < pieces.size(); n++) {
            starts[n + 1] = starts[n] + pieces.get(n).digits().length();
        }
    }

    List<Piece> pieces() {
        return pieces;
    }

    String digits() {
        return digits;
    }

    /** Where the digits of a piece begin; also of the one behind the last. */
    int start(int piece) {
        return starts[piece];
    }

    /** The first piece that begins there, or behind it. */
    int pieceFrom(int digit) {
        var found = Arrays.binarySearch(starts, digit);
        return found >= 0 ? found : -found - 1;
    }

    /** The piece that holds this digit. */
    int pieceOf(int digit) {
        var piece = pieceFrom(digit + 1) - 1;
        while (starts[piece + 1] <= digit) {
            piece++;
        }
        while (starts[piece] > digit) {
            piece--;
        }
        return piece;
    }

    /** All that is not of the digits from here to there. */
    List<Beside> outside(int from, int to) {
        var outside = new ArrayList<Beside>();
        for (var n = 0; n < pieces.size(); n++) {
            var piece = pieces.get(n);
            if (!piece.beside().isEmpty()) {
                outside.add(new Beside(piece.line(), piece.beside()));
            }
            addDigits(n, starts[n], from, outside);
            addDigits(n, Math.max(starts[n], to), starts[n + 1], outside);
        }
        return outside;
    }

    /** The digits from here to there as far as they are in a piece, two each if they are so many. */
    void addDigits(int piece, int from, int to, List<Beside> beside) {
        var end = Math.min(to, starts[piece + 1]);
        if (from < end) {
            var part = digits.substring(from, end);
            var text = part.length() % 2 == 0 ? SPACED.formatHex(HexFormat.of().parseHex(part)) : part;
            beside.add(new Beside(pieces.get(piece).line(), text));
        }
    }
}
