package pl.nurt.bridge.modbus;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A number in a register map.
 *
 * @param offset from the meter's base address; counts registers, or bits in a table of bits
 * @param mask bits that count, for {@link RegisterType#BITS}: the number is what they hold, moved to the right end. In a table of bits
 *     the bit at the lowest address is the rightmost
 */
public record Field(Table table, int offset, RegisterType type, ByteOrder order, int mask) {
    private static final int WHOLE_REGISTER = 0xFFFF;

    /** A number of any type but {@link RegisterType#BITS}. */
    public Field(Table table, int offset, RegisterType type, ByteOrder order) {
        this(table, offset, type, order, WHOLE_REGISTER);
    }

    /** How many addresses it takes. */
    public int size() {
        if (!table.isBits()) {
            return type.registers();
        }
        return type == RegisterType.BITS ? Integer.SIZE - Integer.numberOfLeadingZeros(mask) : 16 * type.registers();
    }

    /** First address behind it, from the meter's base. */
    public int end() {
        return offset + size();
    }

    /** @param registers as they came, two bytes each; bits already are in one number, the lowest address rightmost */
    Optional<BigDecimal> decode(byte[] registers) {
        var number = type.decode(table.isBits() ? registers : order.bigEndian(registers));
        return type == RegisterType.BITS ? number.map(n -> masked(n.intValueExact())) : number;
    }

    private BigDecimal masked(int register) {
        return BigDecimal.valueOf((register & mask) >>> Integer.numberOfTrailingZeros(mask));
    }
}
