package pl.nurt.bridge.simulator;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.mbus.Frame;

/** Writes the telegrams of a simulated meter, as a plain water meter would. */
final class TelegramWriter {
    private static final int CI_VARIABLE = 0x72;
    private static final int CI_ERROR = 0x70;
    private static final int BUSY = 8;
    private static final byte MORE_FOLLOWS = 0x1F;
    /** Eight BCD digits hold no more litres. */
    private static final long LARGEST_BCD = 99_999_999;
    /** Meters keep standard time all year. */
    private static final ZoneOffset STANDARD_TIME = ZoneOffset.ofHours(1);

    private TelegramWriter() {}

    /** One readout: a single frame, or a chain of which the last holds the register. */
    static List<byte[]> readout(SimulatedMeter meter, Instant at, int access, @Nullable Fault fault) {
        var address = meter.address() + (fault == Fault.WRONG_ADDRESS ? 1 : 0);
        if (fault == Fault.BUSY) {
            return List.of(new Frame.Long(Frame.RSP_UD, address, CI_ERROR, new byte[] {BUSY}).encode());
        }
        var frames = new ArrayList<byte[]>();
        var records = records(meter, at, fault);
        for (var i = 0; i < records.size(); i++) {
            frames.add(frame(address, content(meter, access + i & 0xFF, records.get(i), fault), fault));
        }
        return frames;
    }

    private static List<byte[]> records(SimulatedMeter meter, Instant at, @Nullable Fault fault) {
        var about = about(meter, at);
        var volumes = volumes(meter, at, fault);
        var telegrams = meter.spec().telegrams();
        if (telegrams == 1) {
            return List.of(join(about, volumes));
        }
        var records = new ArrayList<byte[]>();
        records.add(join(about, new byte[] {MORE_FOLLOWS}));
        for (var storage = 2; storage < telegrams; storage++) {
            records.add(join(pastVolume(storage, meter.litres(at)), new byte[] {MORE_FOLLOWS}));
        }
        records.add(volumes);
        return records;
    }

    private static byte[] content(SimulatedMeter meter, int access, byte[] records, @Nullable Fault fault) {
        var id = meter.shownId(fault).selection();
        var key = meter.spec().key();
        if (key == null) {
            return join(id, new byte[] {(byte) access, (byte) meter.status(), 0, 0}, records);
        }
        var encrypted = Mode5.encrypt(key, id, access, records);
        return join(id, new byte[] {(byte) access, (byte) meter.status()}, Mode5.configuration(encrypted), encrypted);
    }

    private static byte[] frame(int address, byte[] content, @Nullable Fault fault) {
        var whole = fault == Fault.SHORT ? Arrays.copyOf(content, content.length - 2) : content;
        var bytes = new Frame.Long(Frame.RSP_UD, address, CI_VARIABLE, whole).encode();
        if (fault == Fault.BAD_CHECKSUM) {
            bytes[bytes.length - 2] ^= 0x55;
        }
        return bytes;
    }

    private static byte[] about(SimulatedMeter meter, Instant at) {
        var ident = HexFormat.of().parseHex(meter.spec().id().ident());
        return join(
                new byte[] {0x0C, 0x78, ident[3], ident[2], ident[1], ident[0], 0x04, 0x6D},
                dateTime(LocalDateTime.ofInstant(at, STANDARD_TIME)));
    }

    private static byte[] volumes(SimulatedMeter meter, Instant at, @Nullable Fault fault) {
        if (fault == Fault.INVALID) {
            return new byte[] {0x04, 0x13, 0, 0, 0, (byte) 0x80};
        }
        var current = volume(0, meter.litres(at));
        var dueDate = LocalDate.ofInstant(at, WaterUse.ZONE).withDayOfMonth(1);
        var due = dueDate.atStartOfDay(WaterUse.ZONE).toInstant();
        if (due.isBefore(meter.spec().flow().startAt())) {
            return current;
        }
        return join(current, new byte[] {0x42, 0x6C}, date(dueDate), volume(0x40, meter.litres(due)));
    }

    private static byte[] volume(int storageBit, long litres) {
        if (litres > LARGEST_BCD) {
            return join(new byte[] {(byte) (0x06 | storageBit), 0x13}, littleEndian(litres, 6));
        }
        var digits = HexFormat.of().parseHex("%08d".formatted(litres));
        return new byte[] {(byte) (0x0C | storageBit), 0x13, digits[3], digits[2], digits[1], digits[0]};
    }

    /** A volume under a storage number from 2 to 31: bit 0 of it is in the DIF, the others in the DIFE. */
    private static byte[] pastVolume(int storage, long litres) {
        return join(
                new byte[] {(byte) (0x86 | (storage & 1) << 6), (byte) (storage >> 1), 0x13}, littleEndian(litres, 6));
    }

    private static byte[] littleEndian(long value, int length) {
        var bytes = new byte[length];
        for (var i = 0; i < length; i++) {
            bytes[i] = (byte) (value >> (8 * i));
        }
        return bytes;
    }

    /** Type F. */
    private static byte[] dateTime(LocalDateTime at) {
        var century = (at.getYear() - 1900) / 100;
        return join(new byte[] {(byte) at.getMinute(), (byte) (at.getHour() | century << 5)}, date(at.toLocalDate()));
    }

    /** Type G. */
    private static byte[] date(LocalDate date) {
        var year = date.getYear() % 100;
        return new byte[] {
            (byte) (date.getDayOfMonth() | (year & 7) << 5), (byte) (date.getMonthValue() | (year & 0x78) << 1)
        };
    }

    private static byte[] join(byte[]... parts) {
        var joined = new ByteArrayOutputStream();
        for (var part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
