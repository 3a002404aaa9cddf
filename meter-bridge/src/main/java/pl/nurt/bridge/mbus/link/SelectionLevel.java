package pl.nurt.bridge.mbus.link;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * One position of a selection, from the highest digit down, and the values a search tries there: the usual ones first.
 *
 * @param values in the order in which they are tried
 * @param usual how many of them are usual
 */
record SelectionLevel(int[] values, int usual) {
    static final int DIGITS = 8;
    /** Digits, then the two bytes of the manufacturer, version and medium. */
    static final int COUNT = DIGITS + 4;

    private static final int LETTERS = 26;
    private static final SelectionLevel DIGIT = of(0x0F, digit -> digit < 10);
    private static final SelectionLevel[] BYTES = {
        of(0xFF, low -> isLetter(low & 0x1F)),
        of(0xFF, high -> isLetter(high >> 2)),
        of(0xFF, version -> true),
        mediaFirst(of(0xFF, medium -> medium < 0x40))
    };

    static SelectionLevel at(int level) {
        return level < DIGITS ? DIGIT : BYTES[level - DIGITS];
    }

    /** The highest value of a position is its wildcard and is never tried. */
    private static SelectionLevel of(int wildcard, IntPredicate isUsual) {
        var usual = IntStream.range(0, wildcard).filter(isUsual).toArray();
        var unusual = IntStream.range(0, wildcard).filter(isUsual.negate());
        return new SelectionLevel(IntStream.concat(IntStream.of(usual), unusual).toArray(), usual.length);
    }

    /** Most meters measure water, and then heat. */
    private static SelectionLevel mediaFirst(SelectionLevel level) {
        var first = List.of(0x07, 0x06, 0x16, 0x15, 0x04, 0x0C, 0x0A);
        var values = IntStream.concat(
                first.stream().mapToInt(medium -> medium),
                IntStream.of(level.values).filter(medium -> !first.contains(medium)));
        return new SelectionLevel(values.toArray(), level.usual);
    }

    /** A manufacturer's three letters are numbers from 1 to 26, five bits each. */
    private static boolean isLetter(int code) {
        return code >= 1 && code <= LETTERS;
    }

    /** Fixes this position of a selection. */
    static void fix(byte[] selection, int level, int value) {
        if (level >= DIGITS) {
            selection[level - DIGITS / 2] = (byte) value;
            return;
        }
        var at = (DIGITS - 1 - level) / 2;
        var isHighNibble = level % 2 == 0;
        selection[at] = (byte) (isHighNibble ? selection[at] & 0x0F | value << 4 : selection[at] & 0xF0 | value);
    }
}
