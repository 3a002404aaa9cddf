package pl.nurt.bridge.mbus;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.fuzz.Mutation;

/** A number in one of the many ways to write it, valid or not, with VIFEs that scale, turn or qualify it. */
final class ComposedNumber extends ComposedData {
    /** Powers of ten count from the unit given; FB and FD stand in front of their codes. */
    private record Quantity(
            int table, int code, String name, @Nullable String unit, int power) {}

    private static final List<Quantity> QUANTITIES = List.of(
            new Quantity(0, 0x03, "energy", "Wh", 0),
            new Quantity(0, 0x10, "volume", "m3", -6),
            new Quantity(0, 0x13, "volume", "m3", -3),
            new Quantity(0, 0x13, "volume", "m3", -3),
            new Quantity(0, 0x16, "volume", "m3", 0),
            new Quantity(0, 0x17, "volume", "m3", 1),
            new Quantity(0, 0x2E, "power", "W", 3),
            new Quantity(0, 0x3B, "volume-flow", "m3/h", -3),
            new Quantity(0, 0x5A, "flow-temperature", "°C", -1),
            new Quantity(0, 0x69, "pressure", "bar", -2),
            new Quantity(0xFB, 0x10, "volume", "m3", 2),
            new Quantity(0xFB, 0x1A, "relative-humidity", "%", -1),
            new Quantity(0xFB, 0x2D, "frequency", "Hz", -2),
            new Quantity(0xFD, 0x49, "voltage", "V", 0),
            new Quantity(0xFD, 0x5A, "current", "A", -2),
            new Quantity(0xFD, 0x60, "reset-counter", null, 0));

    private int power;

    ComposedNumber(RandomGenerator random, boolean highByteFirst) {
        super(random, highByteFirst);
        var chosen = QUANTITIES.get(random.nextInt(QUANTITIES.size()));
        quantity = chosen.name();
        unit = chosen.unit();
        power = chosen.power();
        var vifes = vifes();
        if (chosen.table() != 0) {
            vib.write(chosen.table());
        }
        vib.write(chosen.code() | (vifes.length > 0 ? 0x80 : 0));
        vib.writeBytes(vifes);
        switch (random.nextInt(6)) {
            case 0 -> bcd();
            case 1 -> real();
            case 2 -> variableBcd();
            case 3 -> variableInteger();
            default -> integer();
        }
    }

    private byte[] vifes() {
        var codes = new ByteArrayOutputStream();
        for (var n = random.nextInt(3) == 0 ? random.nextInt(1, 4) : 0; n > 0; n--) {
            codes.write(vife() | (n > 1 ? 0x80 : 0));
        }
        return codes.toByteArray();
    }

    private int vife() {
        return switch (random.nextInt(6)) {
            case 0, 1 -> {
                var n = random.nextInt(8);
                power += n - 6;
                yield 0x70 | n;
            }
            case 2 -> {
                power += 3;
                yield 0x7D;
            }
            case 3 -> turned(random.nextBoolean() ? DataRecord.Direction.FORWARD : DataRecord.Direction.BACKWARD);
            case 4 -> named(0x28, "INCREMENT_PER_INPUT_PULSE");
            default -> named(0x7E, "FUTURE");
        };
    }

    private int turned(DataRecord.Direction to) {
        if (direction != null && direction != to) {
            modifiers.add("CONTRADICTING_DIRECTIONS");
        }
        direction = to;
        return to == DataRecord.Direction.FORWARD ? 0x3B : 0x3C;
    }

    private int named(int code, String name) {
        modifiers.add(name);
        return code;
    }

    private void integer() {
        int[] lengths = {1, 2, 3, 4, 6, 8};
        var n = random.nextInt(lengths.length);
        dataField = new int[] {1, 2, 3, 4, 6, 7}[n];
        integer(lengths[n]);
    }

    private void variableInteger() {
        dataField = 0xD;
        var length = switch (random.nextInt(3)) {
            case 0 -> 16 + 4 * random.nextInt(5);
            case 1 -> random.nextBoolean() ? 48 : 64;
            default -> random.nextInt(1, 16);
        };
        data.write(length < 16 ? 0xE0 | length : length == 48 ? 0xF5 : length == 64 ? 0xF6 : 0xF0 | (length - 16) / 4);
        integer(length);
    }

    private void integer(int length) {
        var bytes = Mutation.random(length, random);
        if (random.nextInt(8) == 0) {
            // 80 00 … 00 is the meter's "no value".
            Arrays.fill(bytes, (byte) 0);
            bytes[length - 1] = (byte) 0x80;
        }
        var number = new BigInteger(reversed(bytes));
        var smallest = BigInteger.ONE.shiftLeft(8 * length - 1).negate();
        write(bytes);
        value = number.equals(smallest) ? RecordValue.INVALID : amount(new BigDecimal(number));
    }

    private static byte[] reversed(byte[] bytes) {
        var reversed = new byte[bytes.length];
        for (var i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    private void bcd() {
        int[] fields = {0x9, 0xA, 0xB, 0xC, 0xE};
        dataField = fields[random.nextInt(fields.length)];
        var digits = digits(2 * (dataField == 0xE ? 6 : dataField - 8));
        var number = new BigDecimal(digits);
        switch (random.nextInt(4)) {
            case 0 -> {
                value = amount(new BigDecimal(digits.substring(1)).negate());
                writeDigits("F" + digits.substring(1));
            }
            case 1 -> spoilt(digits);
            default -> {
                value = amount(number);
                writeDigits(digits);
            }
        }
    }

    private void variableBcd() {
        dataField = 0xD;
        var length = random.nextInt(1, 10);
        var negative = random.nextBoolean();
        data.write((negative ? 0xD0 : 0xC0) | length);
        var digits = digits(2 * length);
        if (random.nextInt(4) == 0) {
            spoilt(digits);
            return;
        }
        var number = new BigDecimal(digits);
        value = amount(negative ? number.negate() : number);
        writeDigits(digits);
    }

    /** A hexadecimal digit where none belongs; an F in front alone would be a minus. */
    private void spoilt(String digits) {
        var at = random.nextInt(digits.length());
        var wrong = at == 0 ? "ABCDE" : "ABCDEF";
        var spoilt = new StringBuilder(digits);
        spoilt.setCharAt(at, wrong.charAt(random.nextInt(wrong.length())));
        value = RecordValue.INVALID;
        writeDigits(spoilt.toString());
    }

    private void real() {
        dataField = 0x5;
        var number = Float.intBitsToFloat(random.nextInt());
        var bits = Float.floatToRawIntBits(number);
        write(new byte[] {(byte) bits, (byte) (bits >> 8), (byte) (bits >> 16), (byte) (bits >> 24)});
        value = Float.isFinite(number) ? amount(new BigDecimal(number)) : RecordValue.INVALID;
    }

    private RecordValue amount(BigDecimal number) {
        return new RecordValue.Amount(number.scaleByPowerOfTen(power));
    }

    private void writeDigits(String digits) {
        var lowFirst = new byte[digits.length() / 2];
        for (var i = 0; i < lowFirst.length; i++) {
            var at = digits.length() - 2 * i;
            lowFirst[i] = (byte) Integer.parseInt(digits.substring(at - 2, at), 16);
        }
        write(lowFirst);
    }
}
