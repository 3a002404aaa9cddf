package pl.nurt.bridge.mbus;

import org.jspecify.annotations.Nullable;

/** Reads a telegram by its CI field. */
final class TelegramReader {
    /** Set in a CI field whose telegram sends the high byte of each field first. */
    private static final int HIGH_BYTE_FIRST = 0x04;

    private static final int ID_LENGTH = 8;

    private static final int SHORT_HEADER = 0x7A;

    private final int address;
    private final int ci;
    private final ByteCursor cursor;
    private final @Nullable MeterKey key;
    private final @Nullable MeterId selected;

    private TelegramReader(int address, int ci, ByteCursor cursor, @Nullable MeterKey key, @Nullable MeterId selected) {
        this.address = address;
        this.ci = ci;
        this.cursor = cursor;
        this.key = key;
        this.selected = selected != null && selected.isWhole() ? selected : null;
    }

    static Telegram read(Frame.Long frame, @Nullable MeterKey key, @Nullable MeterId selected) throws TelegramRefused {
        requireResponse(frame.control());
        var cursor = frame.content(isHighByteFirst(frame.ci()));
        return new TelegramReader(frame.address(), frame.ci(), cursor, key, selected).read();
    }

    /** Reads the bytes of a whole frame where they are. */
    static Telegram read(byte[] bytes, @Nullable MeterKey key, @Nullable MeterId selected) throws TelegramRefused {
        if (bytes.length == 0 || (bytes[0] & 0xFF) != Frame.LONG_START) {
            Frame.parse(bytes);
            throw new TelegramRefused(Reject.NOT_A_RESPONSE, "a frame without data");
        }
        Frame.requireLong(bytes);
        requireResponse(bytes[4] & 0xFF);
        var ci = bytes[6] & 0xFF;
        var cursor = new ByteCursor(bytes, 7, bytes.length - 2, isHighByteFirst(ci));
        return new TelegramReader(bytes[5] & 0xFF, ci, cursor, key, selected).read();
    }

    private static void requireResponse(int control) throws TelegramRefused {
        if (!Frame.isResponse(control)) {
            throw new TelegramRefused(Reject.NOT_A_RESPONSE, "control field %02X is not a meter's".formatted(control));
        }
    }

    private static boolean isHighByteFirst(int ci) {
        return (ci & HIGH_BYTE_FIRST) != 0;
    }

    private Telegram read() throws TelegramRefused {
        return switch (ci) {
            case 0x72, 0x76 -> variable(MeterId.read(cursor));
            case 0x73, 0x77 -> fixed();
            case 0x78 -> records(selected, 0, Status.NONE, cursor);
            case SHORT_HEADER -> variable(selected);
            case 0x70 -> throw ApplicationError.read(cursor);
            default -> throw new TelegramRefused(Reject.UNSUPPORTED_CI, "CI %02X is not supported".formatted(ci));
        };
    }

    private Telegram variable(@Nullable MeterId meter) throws TelegramRefused {
        var access = cursor.next();
        var status = new Status(cursor.next(), false);
        var encryption = Encryption.of((int) cursor.number(2));
        if (!encryption.isOn()) {
            return records(meter, access, status, cursor);
        }
        if (ci == SHORT_HEADER) {
            var id = meter == null ? null : meter.selection();
            return records(meter, access, status, encryption.open(cursor, id, access, key));
        }
        // Of the bytes and not of the letters, which lose the top bit of the maker's code.
        return records(meter, access, status, encryption.open(cursor, cursor.passed(ID_LENGTH), access, key));
    }

    private Telegram records(@Nullable MeterId meter, int access, Status status, ByteCursor content)
            throws TelegramRefused {
        var reader = new RecordReader(content);
        reader.readAll();
        return new Telegram(
                address,
                meter,
                access,
                status,
                reader.records(),
                reader.moreFollow(),
                reader.manufacturerData(),
                reader.undecoded());
    }

    private Telegram fixed() throws TelegramRefused {
        var ident = MeterId.readIdent(cursor);
        var access = cursor.next();
        var status = new Status(cursor.next(), true);
        // Low byte first even in CI 77.
        var unit1 = cursor.next();
        var unit2 = cursor.next();
        var told = new MeterId(ident, null, null, FixedStructure.medium(unit1, unit2));
        // It has no room for maker and version, so nobody else's telegram could say more.
        var meter = selected != null && FixedStructure.canBe(told, selected) ? selected : told;
        var records = FixedStructure.read(cursor, status, unit1 & 0x3F, unit2 & 0x3F);
        return new Telegram(address, meter, access, status, records, false, null, null);
    }
}
