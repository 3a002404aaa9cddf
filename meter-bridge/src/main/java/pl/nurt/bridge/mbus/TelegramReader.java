package pl.nurt.bridge.mbus;

import org.jspecify.annotations.Nullable;

/** Reads a telegram by its CI field. */
final class TelegramReader {
    /** Set in a CI field whose telegram sends the high byte of each field first. */
    private static final int HIGH_BYTE_FIRST = 0x04;

    private static final int ID_LENGTH = 8;

    private final Frame.Long frame;
    private final @Nullable MeterKey key;
    private final ByteCursor cursor;

    private TelegramReader(Frame.Long frame, @Nullable MeterKey key) {
        this.frame = frame;
        this.key = key;
        this.cursor = frame.content((frame.ci() & HIGH_BYTE_FIRST) != 0);
    }

    static Telegram read(Frame.Long frame, @Nullable MeterKey key) throws TelegramRefused {
        if (!frame.isResponse()) {
            throw new TelegramRefused(
                    Reject.NOT_A_RESPONSE, "control field %02X is not a meter's".formatted(frame.control()));
        }
        return new TelegramReader(frame, key).read();
    }

    private Telegram read() throws TelegramRefused {
        return switch (frame.ci()) {
            case 0x72, 0x76 -> variable(MeterId.read(cursor));
            case 0x73, 0x77 -> fixed();
            case 0x78 -> records(null, 0, Status.NONE, cursor);
            case 0x7A -> variable(null);
            case 0x70 -> throw ApplicationError.read(cursor);
            default ->
                throw new TelegramRefused(Reject.UNSUPPORTED_CI, "CI %02X is not supported".formatted(frame.ci()));
        };
    }

    private Telegram variable(@Nullable MeterId meter) throws TelegramRefused {
        var access = cursor.next();
        var status = new Status(cursor.next(), false);
        var encryption = Encryption.of((int) cursor.number(2));
        if (!encryption.isOn()) {
            return records(meter, access, status, cursor);
        }
        // Of the bytes and not of the letters, which lose the top bit of the maker's code.
        var id = meter == null ? null : cursor.passed(ID_LENGTH);
        return records(meter, access, status, encryption.open(cursor, id, access, key));
    }

    private Telegram records(@Nullable MeterId meter, int access, Status status, ByteCursor content)
            throws TelegramRefused {
        var reader = new RecordReader(content);
        reader.readAll();
        return new Telegram(
                frame.address(),
                meter,
                access,
                status,
                reader.records(),
                reader.moreFollow(),
                reader.manufacturerData());
    }

    private Telegram fixed() throws TelegramRefused {
        var ident = MeterId.readIdent(cursor);
        var access = cursor.next();
        var status = new Status(cursor.next(), true);
        // Low byte first even in CI 77.
        var unit1 = cursor.next();
        var unit2 = cursor.next();
        var meter = new MeterId(ident, null, null, FixedStructure.medium(unit1, unit2));
        var records = FixedStructure.read(cursor, status, unit1 & 0x3F, unit2 & 0x3F);
        return new Telegram(frame.address(), meter, access, status, records, false, null);
    }
}
