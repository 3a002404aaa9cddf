package pl.nurt.bridge.mbus;

import java.math.BigInteger;

/** The data of a record before its VIF gives them a meaning. */
sealed interface RawData {
    /** No data at all. */
    record None() implements RawData {}

    /** Little endian bytes of an integer or of a time. */
    record Binary(byte[] bytes) implements RawData {
        private BigInteger magnitude(int signum) {
            var bigEndian = new byte[bytes.length];
            for (var i = 0; i < bytes.length; i++) {
                bigEndian[bytes.length - 1 - i] = bytes[i];
            }
            return signum == 0 ? new BigInteger(bigEndian) : new BigInteger(signum, bigEndian);
        }

        BigInteger signed() {
            return magnitude(0);
        }

        BigInteger unsigned() {
            return magnitude(1);
        }

        /** Whether this is the pattern 80 00 … 00, by which a meter says "no value". */
        boolean isInvalidMarker() {
            return signed().equals(BigInteger.ONE.negate().shiftLeft(8 * bytes.length - 1));
        }
    }

    /** BCD digits, most significant first. */
    record Digits(String digits, boolean negative) implements RawData {}

    /** BCD with digits A–F: the meter's way to show an error. */
    record BadDigits() implements RawData {}

    record Real(float value) implements RawData {}

    record Characters(String text) implements RawData {}

    /** Reads the data that a DIF announces. */
    static RawData read(int dataField, ByteCursor cursor) throws TelegramRefused {
        return switch (dataField) {
            case 0x0, 0x8 -> new None();
            case 0x5 ->
                new Real(
                        Float.intBitsToFloat(new Binary(cursor.take(4)).signed().intValue()));
            case 0x6 -> new Binary(cursor.take(6));
            case 0x7 -> new Binary(cursor.take(8));
            case 0x9, 0xA, 0xB, 0xC -> signedBcd(cursor.take(dataField - 8));
            case 0xD -> variable(cursor.next(), cursor);
            case 0xE -> signedBcd(cursor.take(6));
            default -> new Binary(cursor.take(dataField));
        };
    }

    private static RawData variable(int lvar, ByteCursor cursor) throws TelegramRefused {
        if (lvar < 0xC0) {
            return new Characters(Vib.reversed(cursor.take(lvar)));
        }
        return switch (lvar) {
            case 0xC0, 0xD0, 0xE0 -> new None();
            case 0xC1, 0xC2, 0xC3, 0xC4, 0xC5, 0xC6, 0xC7, 0xC8, 0xC9 -> unsignedBcd(cursor.take(lvar - 0xC0), false);
            case 0xD1, 0xD2, 0xD3, 0xD4, 0xD5, 0xD6, 0xD7, 0xD8, 0xD9 -> unsignedBcd(cursor.take(lvar - 0xD0), true);
            case 0xF0, 0xF1, 0xF2, 0xF3, 0xF4 -> new Binary(cursor.take(16 + 4 * (lvar - 0xF0)));
            case 0xF5 -> new Binary(cursor.take(48));
            case 0xF6 -> new Binary(cursor.take(64));
            default -> {
                if (lvar > 0xE0 && lvar <= 0xEF) {
                    yield new Binary(cursor.take(lvar - 0xE0));
                }
                throw new TelegramRefused(Reject.RESERVED_FIELD, "reserved LVAR %02X".formatted(lvar));
            }
        };
    }

    /** BCD whose top nibble may be F for a minus. */
    private static RawData signedBcd(byte[] bytes) {
        var digits = nibbles(bytes);
        return digits.startsWith("f") ? checked("0" + digits.substring(1), true) : checked(digits, false);
    }

    private static RawData unsignedBcd(byte[] bytes, boolean negative) {
        return checked(nibbles(bytes), negative);
    }

    private static RawData checked(String digits, boolean negative) {
        return digits.chars().allMatch(c -> c <= '9') ? new Digits(digits, negative) : new BadDigits();
    }

    private static String nibbles(byte[] bytes) {
        var digits = new StringBuilder(bytes.length * 2);
        for (var i = bytes.length - 1; i >= 0; i--) {
            digits.append(Character.forDigit((bytes[i] >> 4) & 15, 16)).append(Character.forDigit(bytes[i] & 15, 16));
        }
        return digits.toString();
    }
}
