package pl.nurt.bridge.mbus;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A meter's answer, decoded. Equal bytes give equal telegrams; nothing depends on clock or time zone.
 *
 * @param meter who answers; null where the telegram has no header of its own (CI 78, 7A)
 * @param medium medium code; of CI 73 the code of the fixed structure, which counts differently
 * @param status status byte, 0 where there is none
 * @param moreRecordsFollow the meter has a further telegram of the same readout
 * @param manufacturerData the maker's own bytes behind DIF 0F or 1F, in wire order
 */
public record Telegram(
        int address,
        @Nullable MeterId meter,
        int access,
        int status,
        List<DataRecord> records,
        boolean moreRecordsFollow,
        byte @Nullable [] manufacturerData) {
    private static final int CI_ERROR = 0x70;
    private static final int CI_VARIABLE = 0x72;
    private static final int CI_FIXED = 0x73;
    private static final int CI_NO_HEADER = 0x78;
    private static final int CI_SHORT_HEADER = 0x7A;

    public Telegram {
        records = List.copyOf(records);
    }

    /**
     * Decodes the bytes of one whole RSP_UD frame.
     *
     * @throws TelegramRefused when any byte of it is wrong; there is no partial result
     */
    public static Telegram parse(byte[] bytes) throws TelegramRefused {
        if (Frame.parse(bytes) instanceof Frame.Long frame) {
            return parse(frame);
        }
        throw new TelegramRefused(Reject.NOT_A_RESPONSE, "a frame without data");
    }

    /** As {@link #parse(byte[])}, for a frame that was already checked. */
    public static Telegram parse(Frame.Long frame) throws TelegramRefused {
        if (!frame.isResponse()) {
            throw new TelegramRefused(
                    Reject.NOT_A_RESPONSE, "control field %02X is not a meter's".formatted(frame.control()));
        }
        var cursor = new ByteCursor(frame.data());
        return switch (frame.ci()) {
            case CI_VARIABLE -> variable(frame.address(), cursor);
            case CI_FIXED -> fixed(frame.address(), cursor);
            case CI_NO_HEADER -> records(frame.address(), null, 0, 0, cursor);
            case CI_SHORT_HEADER -> shortHeader(frame.address(), cursor);
            case CI_ERROR -> throw applicationError(cursor);
            default ->
                throw new TelegramRefused(Reject.UNSUPPORTED_CI, "CI %02X is not supported".formatted(frame.ci()));
        };
    }

    private static Telegram variable(int address, ByteCursor cursor) throws TelegramRefused {
        var meter = MeterId.read(cursor);
        var access = cursor.next();
        var status = cursor.next();
        refuseEncrypted(cursor.next() | cursor.next() << 8);
        return records(address, meter, access, status, cursor);
    }

    private static Telegram shortHeader(int address, ByteCursor cursor) throws TelegramRefused {
        var access = cursor.next();
        var status = cursor.next();
        refuseEncrypted(cursor.next() | cursor.next() << 8);
        return records(address, null, access, status, cursor);
    }

    private static Telegram records(int address, @Nullable MeterId meter, int access, int status, ByteCursor cursor)
            throws TelegramRefused {
        var reader = new RecordReader(cursor);
        reader.readAll();
        return new Telegram(
                address, meter, access, status, reader.records(), reader.moreFollow(), reader.manufacturerData());
    }

    private static Telegram fixed(int address, ByteCursor cursor) throws TelegramRefused {
        var ident = MeterId.readIdent(cursor);
        var access = cursor.next();
        var status = cursor.next();
        var unit1 = cursor.next();
        var unit2 = cursor.next();
        var records = FixedStructure.read(cursor, status, unit1 & 0x3F, unit2 & 0x3F);
        return new Telegram(address, new MeterId(ident, null, null, null), access, status, records, false, null);
    }

    /** Old meters put anything into the configuration word, so only a known mode with a block count means encryption. */
    private static void refuseEncrypted(int configuration) throws TelegramRefused {
        var mode = (configuration >> 8) & 0x1F;
        var blocks = (configuration >> 4) & 0x0F;
        if (blocks > 0 && (mode == 5 || mode == 7 || mode == 13)) {
            throw new TelegramRefused(Reject.ENCRYPTED, "encrypted with mode " + mode);
        }
    }

    private static TelegramRefused applicationError(ByteCursor cursor) throws TelegramRefused {
        var code = cursor.atEnd() ? 0 : cursor.next();
        var text = switch (code) {
            case 1 -> "unknown CI field";
            case 2 -> "request too long";
            case 3 -> "too many records";
            case 4 -> "premature end of a record";
            case 5 -> "more than 10 DIFEs";
            case 6 -> "more than 10 VIFEs";
            case 8 -> "too busy";
            case 9 -> "too many readouts";
            default -> "unspecified error";
        };
        return new TelegramRefused(Reject.APPLICATION_ERROR, "the meter reports: " + text);
    }

    /** The record that is the water meter's register, valid or not: see {@link #mainIndex()}. */
    public Optional<DataRecord> mainRecord() {
        var plain = records.stream()
                .filter(r -> r.isCurrentVolume() && r.direction() == null)
                .findFirst();
        return plain.isPresent()
                ? plain
                : records.stream()
                        .filter(r -> r.isCurrentVolume() && r.direction() == DataRecord.Direction.FORWARD)
                        .findFirst();
    }

    /**
     * The register in m3: the first instantaneous volume of storage, tariff and subunit 0 without any VIFE but scaling ones; failing
     * that, the forward volume. Real meters send pulse weights, maxima and backflow before it. Empty if there is none or it is invalid.
     */
    public Optional<BigDecimal> mainIndex() {
        return mainRecord()
                .map(DataRecord::value)
                .flatMap(value ->
                        value instanceof RecordValue.Amount(var amount) ? Optional.of(amount) : Optional.empty());
    }
}
