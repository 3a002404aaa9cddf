package pl.nurt.bridge.mbus;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the records of a variable data structure (CI 72, 76, 78, 7A). */
final class RecordReader {
    private static final int FILLER = 0x2F;

    private final ByteCursor cursor;
    private final List<DataRecord> records = new ArrayList<>();
    private boolean moreFollow;
    private @Nullable RawBytes manufacturerData;
    private @Nullable Undecoded undecoded;

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

    @Nullable
    Undecoded undecoded() {
        return undecoded;
    }

    void readAll() throws TelegramRefused {
        while (!cursor.atEnd()) {
            var from = cursor.position();
            try {
                readNext();
            } catch (TelegramRefused e) {
                if (e.reject() != Reject.RESERVED_FIELD) {
                    throw e;
                }
                cursor.rest();
                undecoded = new Undecoded(e.detail(), cursor.since(from));
            }
        }
    }

    private void readNext() throws TelegramRefused {
        var dif = cursor.next();
        if ((dif & 0x0F) == 0x0F) {
            readSpecial(dif);
        } else {
            records.add(readRecord(dif));
        }
    }

    private void readSpecial(int dif) throws TelegramRefused {
        switch (dif) {
            case FILLER -> {}
            case 0x0F, 0x1F -> {
                moreFollow = dif == 0x1F;
                manufacturerData = cursor.rest();
            }
            // 7F too: a master's word (global readout), which says nothing about what a meter puts behind it.
            default -> throw new TelegramRefused(Reject.RESERVED_FIELD, "reserved DIF %02X".formatted(dif));
        }
    }

    private DataRecord readRecord(int dif) throws TelegramRefused {
        var dib = Dib.read(dif, cursor);
        var vib = Vib.read(cursor);
        var from = cursor.position();
        var raw = RawData.read(dib.dataField(), cursor);
        if (isStructure(vib, raw, dib)) {
            return record(dib, vib, new RecordValue.Raw(cursor.since(from)), null);
        }
        if (vib.vif().kind() == Vif.Kind.TIME && !vib.isError() && raw instanceof RawData.Binary bits) {
            var time = MeterTime.of(bits);
            return record(dib, vib, time.value(), time.summerTime());
        }
        return record(dib, vib, Interpretation.of(vib, raw), null);
    }

    /** Data that only a reader of their own structure would understand; so are times of variable length (type M). */
    private static boolean isStructure(Vib vib, RawData raw, Dib dib) {
        if (vib.isError() || raw instanceof RawData.None) {
            return false;
        }
        var kind = vib.vif().kind();
        return kind == Vif.Kind.RAW || (kind == Vif.Kind.TIME && dib.dataField() == RawData.LVAR);
    }

    private static DataRecord record(Dib dib, Vib vib, RecordValue value, @Nullable Boolean summerTime) {
        return new DataRecord(
                dib.function(),
                dib.storage(),
                dib.tariff(),
                dib.subunit(),
                vib.vif().quantity(),
                vib.vif().unit(),
                value,
                summerTime,
                vib.direction(),
                vib.modifiers(),
                vib.label());
    }
}
