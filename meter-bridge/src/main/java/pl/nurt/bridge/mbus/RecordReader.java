package pl.nurt.bridge.mbus;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the records of a variable data structure (CI 72, 78, 7A). */
final class RecordReader {
    private static final int MAX_DIFE = 10;
    private static final int FILLER = 0x2F;

    private final ByteCursor cursor;
    private final List<DataRecord> records = new ArrayList<>();
    private boolean moreFollow;
    private byte @Nullable [] manufacturerData;

    RecordReader(ByteCursor cursor) {
        this.cursor = cursor;
    }

    List<DataRecord> records() {
        return records;
    }

    /** Whether the meter has a further telegram (DIF 1F). */
    boolean moreFollow() {
        return moreFollow;
    }

    byte @Nullable [] manufacturerData() {
        return manufacturerData;
    }

    void readAll() throws TelegramRefused {
        while (!cursor.atEnd()) {
            var dif = cursor.next();
            if ((dif & 0x0F) == 0x0F) {
                readSpecial(dif);
            } else {
                records.add(readRecord(dif));
            }
        }
    }

    private void readSpecial(int dif) throws TelegramRefused {
        switch (dif) {
            case FILLER -> {}
            case 0x0F, 0x1F -> {
                moreFollow = dif == 0x1F;
                manufacturerData = cursor.rest();
            }
            case 0x7F -> cursor.rest();
            default -> throw new TelegramRefused(Reject.RESERVED_FIELD, "reserved DIF %02X".formatted(dif));
        }
    }

    private DataRecord readRecord(int dif) throws TelegramRefused {
        var storage = (long) (dif >> 6) & 1;
        var tariff = 0;
        var subunit = 0;
        var more = (dif & 0x80) != 0;
        for (var n = 0; more; n++) {
            if (n == MAX_DIFE) {
                throw new TelegramRefused(Reject.TOO_MANY_DIFE, "a record has at most 10 DIFEs");
            }
            var dife = cursor.next();
            storage |= (long) (dife & 0x0F) << (4 * n + 1);
            tariff |= ((dife >> 4) & 3) << (2 * n);
            subunit |= ((dife >> 6) & 1) << n;
            more = (dife & 0x80) != 0;
        }
        var function = DataRecord.Function.values()[(dif >> 4) & 3];
        var vib = Vib.read(cursor);
        var raw = RawData.read(dif & 0x0F, cursor);
        var time = interpret(vib, raw);
        return new DataRecord(
                function,
                storage,
                tariff,
                subunit,
                vib.vif().quantity(),
                vib.isTime() ? null : vib.vif().unit(),
                time.value(),
                time.summerTime(),
                vib.direction(),
                vib.modifiers(),
                vib.label());
    }

    private static MeterTime interpret(Vib vib, RawData raw) {
        if (raw instanceof RawData.None || vib.vif().kind() == Vif.Kind.MEANINGLESS) {
            return new MeterTime(new RecordValue.Absent(), null);
        }
        if (vib.isError()) {
            return new MeterTime(new RecordValue.Invalid(), null);
        }
        if (vib.isTime() || vib.vif().kind() == Vif.Kind.TIME) {
            return raw instanceof RawData.Binary(var bytes)
                    ? MeterTime.of(bytes)
                    : new MeterTime(new RecordValue.Invalid(), null);
        }
        return new MeterTime(value(vib, raw), null);
    }

    private static RecordValue value(Vib vib, RawData raw) {
        return switch (raw) {
            case RawData.None() -> new RecordValue.Absent();
            case RawData.BadDigits() -> new RecordValue.Invalid();
            case RawData.Characters(var text) -> new RecordValue.Text(text);
            case RawData.Real(var real) ->
                Float.isFinite(real) ? amount(vib, new BigDecimal(real)) : new RecordValue.Invalid();
            case RawData.Digits(var digits, var negative) -> digits(vib, digits, negative);
            case RawData.Binary binary -> binary(vib, binary);
        };
    }

    private static RecordValue digits(Vib vib, String digits, boolean negative) {
        if (vib.vif().kind() == Vif.Kind.DIGITS && !negative) {
            return new RecordValue.Text(digits);
        }
        var magnitude = new BigInteger(digits);
        return amount(vib, new BigDecimal(negative ? magnitude.negate() : magnitude));
    }

    private static RecordValue binary(Vib vib, RawData.Binary binary) {
        if (vib.vif().kind() != Vif.Kind.NUMBER) {
            return new RecordValue.Amount(new BigDecimal(binary.unsigned()));
        }
        return binary.isInvalidMarker() ? new RecordValue.Invalid() : amount(vib, new BigDecimal(binary.signed()));
    }

    private static RecordValue amount(Vib vib, BigDecimal unscaled) {
        var vif = vib.vif();
        var scaled = unscaled.scaleByPowerOfTen(vib.exponent());
        // Adding a zero would still turn 4 E+3 into 4000 and pretend digits the meter does not have.
        var corrected = vib.additive().signum() == 0 ? scaled : scaled.add(vib.additive());
        return new RecordValue.Amount(corrected.multiply(vif.factor()).scaleByPowerOfTen(vif.exponent()));
    }
}
