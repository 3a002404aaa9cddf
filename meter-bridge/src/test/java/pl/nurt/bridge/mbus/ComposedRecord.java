package pl.nurt.bridge.mbus;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.fuzz.Mutation;

/**
 * A record of random content, written by the tables of EN 13757-3 as a meter would, and what it must be read as. Knows nothing of the
 * decoder but the words it answers with.
 */
final class ComposedRecord {
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

    private final RandomGenerator random;
    private final boolean highByteFirst;
    private final ByteArrayOutputStream dib = new ByteArrayOutputStream();
    private final ByteArrayOutputStream vib = new ByteArrayOutputStream();
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private final List<String> modifiers = new ArrayList<>();

    private DataRecord.Function function = DataRecord.Function.INSTANTANEOUS;
    private long storage;
    private int tariff;
    private int subunit;
    private String quantity = "";
    private @Nullable String unit;
    private int dataField;
    private int power;
    private RecordValue value = RecordValue.INVALID;
    private @Nullable Boolean summerTime;
    private DataRecord.@Nullable Direction direction;

    ComposedRecord(RandomGenerator random, boolean highByteFirst) {
        this.random = random;
        this.highByteFirst = highByteFirst;
        switch (random.nextInt(8)) {
            case 0 -> dateTime();
            case 1 -> date();
            case 2 -> text();
            default -> number();
        }
        place();
    }

    DataRecord expected() {
        return new DataRecord(
                function, storage, tariff, subunit, quantity, unit, value, summerTime, direction, modifiers, null);
    }

    byte[] bytes() {
        var all = new ByteArrayOutputStream();
        all.writeBytes(dib.toByteArray());
        all.writeBytes(vib.toByteArray());
        all.writeBytes(data.toByteArray());
        return all.toByteArray();
    }

    /** Half of the records lie where the current register does, the others anywhere. */
    private void place() {
        var difes = 0;
        if (random.nextBoolean()) {
            function = DataRecord.Function.values()[random.nextInt(4)];
            difes = random.nextInt(11);
            storage = random.nextLong(1L << Math.min(41, 4 * difes + 1));
            tariff = random.nextInt(1 << 2 * difes);
            subunit = random.nextInt(1 << difes);
        }
        dib.write(dataField | function.ordinal() << 4 | (int) (storage & 1) << 6 | (difes > 0 ? 0x80 : 0));
        for (var n = 0; n < difes; n++) {
            dib.write((int) (storage >> 4 * n + 1 & 0xF)
                    | (tariff >> 2 * n & 3) << 4
                    | (subunit >> n & 1) << 6
                    | (n < difes - 1 ? 0x80 : 0));
        }
    }

    private void number() {
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

    private String digits(int count) {
        var digits = new StringBuilder();
        for (var i = 0; i < count; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
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

    private void text() {
        quantity = "customer";
        dataField = 0xD;
        vib.write(0xFD);
        vib.write(0x11);
        var text = digits(random.nextInt(12));
        data.write(text.length());
        write(new StringBuilder(text).reverse().toString().getBytes(StandardCharsets.ISO_8859_1));
        value = new RecordValue.Text(text);
    }

    /** Types F and I. */
    private void dateTime() {
        quantity = "datetime";
        vib.write(0x6D);
        var withSeconds = random.nextBoolean();
        dataField = withSeconds ? 0x6 : 0x4;
        var at = LocalDateTime.of(2000, 1, 1, 0, 0).plusSeconds(random.nextLong(80L * 365 * 86_400));
        var summer = random.nextBoolean();
        var invalid = random.nextInt(4) == 0;
        var day = typeG(at.toLocalDate());
        if (withSeconds) {
            write(new byte[] {
                (byte) (at.getSecond() | (summer ? 0x40 : 0)),
                (byte) (at.getMinute() | (invalid ? 0x80 : 0)),
                (byte) at.getHour(),
                day[0],
                day[1],
                0
            });
        } else {
            at = at.withSecond(0);
            write(new byte[] {
                (byte) (at.getMinute() | (invalid ? 0x80 : 0)),
                (byte) (at.getHour() | 1 << 5 | (summer ? 0x80 : 0)),
                day[0],
                day[1]
            });
        }
        summerTime = summer;
        value = invalid ? RecordValue.INVALID : new RecordValue.Moment(at);
    }

    private void date() {
        quantity = "date";
        vib.write(0x6C);
        dataField = 0x2;
        var day = LocalDate.of(2000, 1, 1).plusDays(random.nextInt(80 * 365));
        var bytes = typeG(day);
        value = new RecordValue.Day(day);
        if (random.nextInt(4) == 0) {
            value = RecordValue.INVALID;
            switch (random.nextInt(4)) {
                case 0 -> bytes[0] &= (byte) 0xE0;
                case 1 -> bytes[1] &= (byte) 0xF0;
                case 2 -> bytes[1] |= 0x0F;
                default -> {
                    bytes[0] |= (byte) 0xE0;
                    bytes[1] |= (byte) 0xF0;
                }
            }
        }
        write(bytes);
    }

    private static byte[] typeG(LocalDate day) {
        var year = day.getYear() % 100;
        return new byte[] {(byte) (day.getDayOfMonth() | year % 8 << 5), (byte) (day.getMonthValue() | year / 8 << 4)};
    }

    private void writeDigits(String digits) {
        var lowFirst = new byte[digits.length() / 2];
        for (var i = 0; i < lowFirst.length; i++) {
            var at = digits.length() - 2 * i;
            lowFirst[i] = (byte) Integer.parseInt(digits.substring(at - 2, at), 16);
        }
        write(lowFirst);
    }

    private void write(byte[] lowFirst) {
        for (var i = 0; i < lowFirst.length; i++) {
            data.write(lowFirst[highByteFirst ? lowFirst.length - 1 - i : i]);
        }
    }

    /** The reading rule of the water index, once more: a present volume of place 0, unmodified. */
    boolean isRegister(DataRecord.@Nullable Direction wanted) {
        return quantity.equals("volume")
                && function == DataRecord.Function.INSTANTANEOUS
                && storage == 0
                && tariff == 0
                && subunit == 0
                && modifiers.isEmpty()
                && Objects.equals(direction, wanted);
    }
}
