package pl.nurt.bridge.posted;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * All ways of reading, the usual one first. The others are for lines in which that finds nothing sound: a checksum says better than any rule
 * whether a row of digits is a time, an offset, or bytes.
 */
final class Ways {
    static final Way USUAL = HexText::passages;

    static final List<Way> OTHERS = others();

    private Ways() {}

    private static List<Way> others() {
        var ways = new ArrayList<Way>();
        for (var first = 0; first <= 2; first++) {
            for (var when : When.values()) {
                ways.add(new TokenWay(Tokens.BYTES, when, first, false));
                ways.add(new TokenWay(Tokens.DIGITS, when, first, false));
            }
        }
        for (var when : When.values()) {
            ways.add(new TokenWay(Tokens.BYTES, when, 0, true));
        }
        for (var first = 0; first <= 1; first++) {
            for (var words : EnumSet.complementOf(EnumSet.of(Tokens.BYTES, Tokens.DIGITS))) {
                ways.add(new TokenWay(words, When.EVERYWHERE, first, false));
            }
        }
        ways.add(new ByteLiteral(false));
        ways.add(new ByteLiteral(true));
        for (var signs : Signs.values()) {
            ways.add(new PrintedWay(signs));
        }
        ways.add(new Columns());
        ways.add(new MarkedWay());
        ways.add(new AnnotatedWay(false));
        ways.add(new AnnotatedWay(true));
        ways.add(new Base64Way());
        return List.copyOf(ways);
    }
}
