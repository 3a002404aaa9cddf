package pl.nurt.bridge.mbus;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the records of a variable data structure (CI 72, 76, 78, 7A). */
final class RecordReader {
    private static final int MAX_DIFE = 10;
    private static final int FILLER = 0x2F;
    private static final DataRecord.Function[] FUNCTIONS = DataRecord.Function.values();

    private final ByteCursor cursor;
    private final List<DataRecord> records = new ArrayList<>();
    private boolean moreFollow;
    private @Nullable RawBytes manufacturerData;

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

    @Nullable
    RawBytes manufacturerData() {
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
            // A global readout request: a master's word, with nothing behind it.
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
        var vib = Vib.read(cursor);
        var from = cursor.position();
        var field = dif & 0x0F;
        var raw = RawData.read(field, cursor);
        RecordValue value;
        Boolean summerTime = null;
        if (vib.vif().kind() == Vif.Kind.TIME
                && !vib.isError()
                && raw instanceof RawData.Binary bits
                && field != RawData.LVAR) {
            var time = MeterTime.of(bits);
            value = time.value();
            summerTime = time.summerTime();
        } else if (isStructure(vib, raw, field)) {
            value = new RecordValue.Raw(cursor.since(from));
        } else {
            value = Interpretation.of(vib, raw);
        }
        return new DataRecord(
                FUNCTIONS[(dif >> 4) & 3],
                storage,
                tariff,
                subunit,
                vib.vif().quantity(),
                vib.vif().unit(),
                value,
                summerTime,
                vib.direction(),
                vib.modifiers(),
                vib.label());
    }

    /** Data that only a reader of their own structure would understand; so are times of variable length (type M). */
    private static boolean isStructure(Vib vib, RawData raw, int field) {
        if (vib.isError() || raw instanceof RawData.None) {
            return false;
        }
        var kind = vib.vif().kind();
        return kind == Vif.Kind.RAW || (kind == Vif.Kind.TIME && field == RawData.LVAR);
    }
}
