package pl.nurt.bridge.mbus;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** The data of a record before its VIF gives them a meaning. */
sealed interface RawData {
    /** The data field that announces its own length in a byte in front of the data. */
    int LVAR = 0xD;

    None NONE = new None();
    BadDigits BAD_DIGITS = new BadDigits();

    /** No data at all. */
    record None() implements RawData {}

    /** The bits of an integer or of a time, sign-extended. */
    record Binary(long bits, int length) implements RawData {
        /** Whether this is the pattern 80 00 … 00, by which a meter says "no value". */
        boolean isInvalidMarker() {
            return bits == -1L << (8 * length - 1);
        }

        long unsigned() {
            return length == 8 ? bits : bits & (1L << 8 * length) - 1;
        }
    }

    /** An integer of more than eight bytes, low byte first. */
    record WideBinary(byte[] bytes) implements RawData {
        BigInteger signed() {
            return new BigInteger(highByteFirst());
        }

        BigInteger unsigned() {
            return new BigInteger(1, highByteFirst());
        }

        boolean isInvalidMarker() {
            return signed().equals(BigInteger.ONE.negate().shiftLeft(8 * bytes.length - 1));
        }

        private byte[] highByteFirst() {
            var reversed = bytes.clone();
            ByteCursor.reverse(reversed);
            return reversed;
        }
    }

    /** So many BCD digits, at most 18, and the number they form. */
    record Digits(long number, int count, boolean negative) implements RawData {
        /** With leading zeros. */
        String text() {
            var digits = Long.toString(number);
            return "0".repeat(count - digits.length()) + digits;
        }

        long signed() {
            return negative ? -number : number;
        }
    }

    /** BCD with digits A–F: the meter's way to show an error. */
    record BadDigits() implements RawData {}

    record Real(float value) implements RawData {}

    record Characters(String text) implements RawData {}

    /** Reads the data that a DIF announces. */
    static RawData read(int dataField, ByteCursor cursor) throws TelegramRefused {
        return switch (dataField) {
            case 0x0, 0x8 -> NONE;
            case 0x1, 0x2, 0x3, 0x4 -> binary(cursor, dataField);
            case 0x5 -> new Real(Float.intBitsToFloat((int) cursor.number(4)));
            case 0x6 -> binary(cursor, 6);
            case 0x7 -> binary(cursor, 8);
            case 0x9, 0xA, 0xB, 0xC -> signedBcd(cursor, dataField - 8);
            case 0xE -> signedBcd(cursor, 6);
            default -> variable(cursor.next(), cursor);
        };
    }

    private static RawData variable(int lvar, ByteCursor cursor) throws TelegramRefused {
        if (lvar < 0xC0) {
            return new Characters(text(cursor, lvar));
        }
        var low = lvar & 0x0F;
        if (lvar < 0xE0 && low <= 9) {
            return low == 0 ? NONE : bcd(cursor.take(low), lvar >= 0xD0);
        }
        if (lvar >= 0xE0 && lvar < 0xF0) {
            return integer(cursor, low);
        }
        return switch (lvar) {
            case 0xF0, 0xF1, 0xF2, 0xF3, 0xF4 -> integer(cursor, 16 + 4 * low);
            case 0xF5 -> integer(cursor, 48);
            case 0xF6 -> integer(cursor, 64);
            default -> throw new TelegramRefused(Reject.RESERVED_FIELD, "reserved LVAR %02X".formatted(lvar));
        };
    }

    private static RawData integer(ByteCursor cursor, int length) throws TelegramRefused {
        if (length == 0) {
            return NONE;
        }
        return length <= 8 ? binary(cursor, length) : new WideBinary(cursor.take(length));
    }

    private static RawData binary(ByteCursor cursor, int length) throws TelegramRefused {
        return new Binary(cursor.number(length), length);
    }

    /** BCD of up to six bytes, whose top nibble may be F for a minus. */
    private static RawData signedBcd(ByteCursor cursor, int length) throws TelegramRefused {
        var bits = cursor.number(length) & (1L << 8 * length) - 1;
        var top = 8 * length - 4;
        var negative = bits >>> top == 0xF;
        if (negative) {
            bits &= (1L << top) - 1;
        }
        var number = 0L;
        for (var shift = top; shift >= 0; shift -= 4) {
            var digit = (int) (bits >>> shift) & 0xF;
            if (digit > 9) {
                return BAD_DIGITS;
            }
            number = 10 * number + digit;
        }
        return new Digits(number, 2 * length, negative);
    }

    private static RawData bcd(byte[] lowFirst, boolean negative) {
        var number = 0L;
        for (var i = lowFirst.length - 1; i >= 0; i--) {
            var high = lowFirst[i] >> 4 & 0xF;
            var low = lowFirst[i] & 0xF;
            if (high > 9 || low > 9) {
                return BAD_DIGITS;
            }
            number = 100 * number + 10L * high + low;
        }
        return new Digits(number, 2 * lowFirst.length, negative);
    }

    /** Text is a field like any other: where the low byte comes first, so does the last character. */
    static String text(ByteCursor cursor, int length) throws TelegramRefused {
        var bytes = cursor.take(length);
        ByteCursor.reverse(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
