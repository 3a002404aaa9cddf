package pl.nurt.bridge.modbus;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The register map of a meter: one block, read at once so that no value is torn. Offsets count from the meter's base address.
 *
 * @param function 3 (holding) or 4 (input registers)
 * @param scale m3 per unit of the value, unless {@code exponentAt} says it
 * @param exponentAt register with the power of ten that leads to m3
 * @param serialAt where the meter's own number is; without it nobody notices an exchanged meter
 * @param timeAt two registers, big endian, seconds since 1970 of the value
 * @param qualityAt register that says whether the value is good
 */
public record RegisterProfile(
        String name,
        int function,
        Field value,
        BigDecimal scale,
        @Nullable Field exponentAt,
        @Nullable Field serialAt,
        @Nullable Field timeAt,
        @Nullable Quality qualityAt) {
    /** A number in the block. */
    public record Field(int offset, RegisterType type, ByteOrder order) {
        int end() {
            return offset + type.registers();
        }
    }

    /** Good when {@code register & mask == expected}. */
    public record Quality(int offset, int mask, int expected) {}

    /** The most registers one Modbus answer can hold. */
    public static final int LARGEST_BLOCK = 125;

    private List<Field> fields() {
        var fields = new ArrayList<Field>();
        fields.add(value);
        for (var field : new @Nullable Field[] {exponentAt, serialAt, timeAt}) {
            if (field != null) {
                fields.add(field);
            }
        }
        if (qualityAt != null) {
            fields.add(new Field(qualityAt.offset(), RegisterType.U16, ByteOrder.ABCD));
        }
        return fields;
    }

    /** First register of the block, from the meter's base. */
    public int first() {
        return fields().stream().mapToInt(Field::offset).min().orElseThrow();
    }

    /** Number of registers in the block. */
    public int length() {
        return fields().stream().mapToInt(Field::end).max().orElseThrow() - first();
    }
}
