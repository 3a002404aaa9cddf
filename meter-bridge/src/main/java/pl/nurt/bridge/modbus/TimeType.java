package pl.nurt.bridge.modbus;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;

/** How registers form a moment. */
public enum TimeType {
    /** Seconds since 1970, unsigned. */
    UNIX32(2),
    UNIX64(4),
    /** Year of the century, month, day, hour, minute and second as two decimal digits each; the device's local time. */
    BCD(3),
    /** Year, month, day, hour, minute and second in a register each; the device's local time. */
    SIX_REGISTERS(6);

    private static final int CENTURY = 2_000;

    private final int registers;

    TimeType(int registers) {
        this.registers = registers;
    }

    public int registers() {
        return registers;
    }

    /**
     * The moment in bytes that are in big endian order; empty if they hold none, as while a clock was never set.
     *
     * @param local offset of the device's local time
     */
    Optional<Instant> decode(byte[] bytes, ZoneOffset local) {
        try {
            return switch (this) {
                case UNIX32, UNIX64 -> {
                    var seconds = new BigInteger(1, bytes).longValueExact();
                    yield seconds == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds));
                }
                case BCD -> Optional.of(fromBcd(bytes).toInstant(local));
                case SIX_REGISTERS -> Optional.of(fromRegisters(bytes).toInstant(local));
            };
        } catch (ArithmeticException | DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static LocalDateTime fromBcd(byte[] bytes) {
        var parts = new int[bytes.length];
        for (var i = 0; i < bytes.length; i++) {
            parts[i] = Integer.parseInt(HexFormat.of().toHexDigits(bytes[i]));
        }
        return LocalDateTime.of(CENTURY + parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
    }

    private static LocalDateTime fromRegisters(byte[] bytes) {
        var parts = ByteBuffer.wrap(bytes).asShortBuffer();
        var year = parts.get(0) & 0xFFFF;
        return LocalDateTime.of(
                year < 100 ? CENTURY + year : year,
                parts.get(1),
                parts.get(2),
                parts.get(3),
                parts.get(4),
                parts.get(5));
    }
}
