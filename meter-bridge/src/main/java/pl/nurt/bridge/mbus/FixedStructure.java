package pl.nurt.bridge.mbus;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The old fixed data structure (CI 73): two counters of four bytes, brought to the same base units as the variable one. */
final class FixedStructure {
    private static final int SAME_UNIT_HISTORIC = 0x3E;

    private FixedStructure() {}

    /** The two records; storage 1 is a value stored at the due date. */
    static List<DataRecord> read(ByteCursor cursor, int status, int unit1, int unit2) throws TelegramRefused {
        var binary = (status & 1) != 0;
        var dueDate = (status & 2) != 0;
        var records = new ArrayList<DataRecord>();
        var historic = unit2 == SAME_UNIT_HISTORIC;
        records.add(counter(cursor.take(4), binary, unit1, dueDate ? 1 : 0));
        records.add(counter(cursor.take(4), binary, historic ? unit1 : unit2, dueDate || historic ? 1 : 0));
        if (!cursor.atEnd()) {
            throw new TelegramRefused(Reject.LENGTH, "bytes behind the fixed structure");
        }
        return records;
    }

    private static DataRecord counter(byte[] bytes, boolean binary, int unit, long storage) throws TelegramRefused {
        var vif = vif(unit);
        var raw = RawData.read(binary ? 0x4 : 0xC, new ByteCursor(bytes));
        var value = value(vif, raw);
        return new DataRecord(
                DataRecord.Function.INSTANTANEOUS,
                storage,
                0,
                0,
                vif.quantity(),
                vif.unit(),
                value,
                null,
                null,
                List.of(),
                null);
    }

    private static RecordValue value(Vif vif, RawData raw) {
        return switch (raw) {
            case RawData.Binary binary when !binary.isInvalidMarker() -> scaled(vif, new BigDecimal(binary.signed()));
            case RawData.Digits(var digits, var negative) ->
                scaled(vif, negative ? new BigDecimal(digits).negate() : new BigDecimal(digits));
            default -> new RecordValue.Invalid();
        };
    }

    private static RecordValue scaled(Vif vif, BigDecimal unscaled) {
        return new RecordValue.Amount(unscaled.scaleByPowerOfTen(vif.exponent()));
    }

    /** Units of the fixed structure, in steps of ten from the first of each group. */
    private static Vif vif(int unit) {
        if (unit >= 0x02 && unit <= 0x0A) {
            return Vif.number("energy", "Wh", unit - 0x02);
        }
        if (unit >= 0x0B && unit <= 0x13) {
            return Vif.number("energy", "J", unit - 0x0B + 3);
        }
        if (unit >= 0x14 && unit <= 0x1C) {
            return Vif.number("power", "W", unit - 0x14);
        }
        if (unit >= 0x1D && unit <= 0x25) {
            return Vif.number("power", "J/h", unit - 0x1D + 3);
        }
        if (unit >= 0x26 && unit <= 0x2E) {
            return Vif.number(Vif.VOLUME, "m3", unit - 0x26 - 6);
        }
        if (unit >= 0x2F && unit <= 0x37) {
            return Vif.number("volume-flow", "m3/h", unit - 0x2F - 6);
        }
        return unit == 0x38 ? Vif.number("temperature", "°C", -3) : Vif.number("reserved", null, 0);
    }
}
