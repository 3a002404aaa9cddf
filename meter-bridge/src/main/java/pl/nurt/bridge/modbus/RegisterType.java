package pl.nurt.bridge.modbus;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;

/** How registers form a number. */
public enum RegisterType {
    U16(1),
    I16(1),
    U32(2),
    I32(2),
    U64(4),
    I64(4),
    F32(2),
    F64(4),
    /** Four decimal digits, four bits each. */
    BCD16(1),
    BCD32(2),
    BCD64(4),
    /** Some bits of one register, or a few coils. */
    BITS(1);

    private final int registers;

    RegisterType(int registers) {
        this.registers = registers;
    }

    public int registers() {
        return registers;
    }

    /**
     * The exact number in bytes that are in big endian order; empty if the bytes say "no value": NaN, infinity, BCD digits A–F, and
     * the lowest value of a signed integer of 32 or 64 bits, which devices use as a mark.
     */
    Optional<BigDecimal> decode(byte[] bytes) {
        return switch (this) {
            case U16, U32, U64, BITS -> Optional.of(new BigDecimal(new BigInteger(1, bytes)));
            case I16 -> Optional.of(new BigDecimal(new BigInteger(bytes)));
            case I32, I64 -> {
                var number = new BigInteger(bytes);
                var mark = BigInteger.ONE.negate().shiftLeft(16 * registers - 1);
                yield number.equals(mark) ? Optional.empty() : Optional.of(new BigDecimal(number));
            }
            case F32 -> real(ByteBuffer.wrap(bytes).getFloat());
            case F64 -> real(ByteBuffer.wrap(bytes).getDouble());
            case BCD16, BCD32, BCD64 -> bcd(HexFormat.of().formatHex(bytes));
        };
    }

    private static Optional<BigDecimal> real(double value) {
        return Double.isFinite(value) ? Optional.of(new BigDecimal(value)) : Optional.empty();
    }

    private static Optional<BigDecimal> bcd(String digits) {
        return digits.chars().allMatch(c -> c <= '9') ? Optional.of(new BigDecimal(digits)) : Optional.empty();
    }
}
