package pl.nurt.bridge.mbus;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The old fixed data structure (CI 73, 77): two counters of four bytes, brought to the same base units as the variable one. */
final class FixedStructure {
    private static final int SAME_UNIT_HISTORIC = 0x3E;
    /** Data fields of four bytes. */
    private static final int BINARY = 0x4;

    private static final int BCD = 0xC;

    private static final int OTHER = 0x0;
    private static final int RESERVED = 0x9;
    private static final int RESERVED_TOO = 0xF;
    private static final int WATER = 0x7;
    private static final int HEAT = 0x4;

    private FixedStructure() {}

    /** The medium by the code of the variable structure; it travels in the top bits of the two units. */
    static int medium(int unit1, int unit2) {
        var code = unit1 >> 6 | unit2 >> 6 << 2;
        return switch (code) {
            // Codes of their own for meters that send the high byte first.
            case 0xA -> 0x03;
            case 0xB -> 0x04;
            case 0xC -> 0x06;
            case 0xD -> 0x07;
            case 0xE -> 0x08;
            default -> code;
        };
    }

    /**
     * Whether {@code told}, number and medium, is all that this structure can say of the meter {@code selected}: it knows fewer media.
     */
    static boolean canBe(MeterId told, MeterId selected) {
        return told.ident().equals(selected.ident()) && (isOpen(told.medium()) || family(told) == family(selected));
    }

    private static boolean isOpen(@Nullable Integer medium) {
        return medium == null || medium == OTHER || medium == RESERVED || medium == RESERVED_TOO;
    }

    /** Water is water at any temperature, and heat is heat wherever it is measured and also where it is taken away. */
    private static int family(MeterId meter) {
        var medium = meter.medium();
        return medium == null
                ? OTHER
                : switch (medium) {
                    case 0x06, 0x07, 0x15, 0x16, 0x17, 0x28 -> WATER;
                    case 0x04, 0x0A, 0x0B, 0x0C, 0x0D -> HEAT;
                    default -> medium;
                };
    }

    /** The two records; storage 1 is a value stored at the due date. */
    static List<DataRecord> read(ByteCursor cursor, Status status, int unit1, int unit2) throws TelegramRefused {
        var stored = status.countersAtDueDate();
        var historic = unit2 == SAME_UNIT_HISTORIC;
        var records = List.of(
                counter(cursor, status, vif(unit1), stored ? 1 : 0),
                counter(cursor, status, vif(historic ? unit1 : unit2), stored || historic ? 1 : 0));
        if (!cursor.atEnd()) {
            throw new TelegramRefused(Reject.LENGTH, "bytes behind the fixed structure");
        }
        return records;
    }

    private static DataRecord counter(ByteCursor cursor, Status status, Vib vib, long storage) throws TelegramRefused {
        var raw = RawData.read(status.binaryCounters() ? BINARY : BCD, cursor);
        return new DataRecord(
                DataRecord.Function.INSTANTANEOUS,
                storage,
                0,
                0,
                vib.vif().quantity(),
                vib.vif().unit(),
                Interpretation.of(vib, raw),
                null,
                null,
                List.of(),
                null);
    }

    /** Units of the fixed structure, in steps of ten from the first of each group. */
    private static Vib vif(int unit) {
        return Vib.plain(meaning(unit));
    }

    private static Vif meaning(int unit) {
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
        return switch (unit) {
            case 0x38 -> Vif.number("temperature", "°C", -3);
            case 0x39 -> Vif.number("heat-cost-allocation", null, 0);
            default -> Vif.number("reserved", null, 0);
        };
    }
}
