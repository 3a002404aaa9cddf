package pl.nurt.bridge.config;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.modbus.ByteOrder;
import pl.nurt.bridge.modbus.Field;
import pl.nurt.bridge.modbus.RegisterType;
import pl.nurt.bridge.modbus.Table;

/** Where numbers are in a register map. */
final class FieldReader {
    static final int HIGHEST_OFFSET = 0xFFFF;
    static final ByteOrder USUAL_ORDER = ByteOrder.ABCD;
    private static final int WHOLE_REGISTER = 0xFFFF;

    private final Table usualTable;

    FieldReader(Table usualTable) {
        this.usualTable = usualTable;
    }

    Table usualTable() {
        return usualTable;
    }

    Table table(YamlSection section) {
        return section.optionalInteger("fc", 1, 4).map(Table::of).orElse(usualTable);
    }

    /** As {@link #table}, for what cannot be in a table of bits. */
    Table registers(YamlSection section) {
        var table = table(section);
        if (table.isBits()) {
            section.problem("fc", "must be 3 or 4 here");
        }
        return table;
    }

    /** A place that is a bare offset of the usual type, or a group. */
    @Nullable
    Field optional(YamlSection section, String key, String usualType) {
        if (section.isGroup(key)) {
            return read(section.optionalSection(key).orElseThrow(), usualType);
        }
        return section.optionalInteger(key, 0, HIGHEST_OFFSET)
                .map(offset -> new Field(usualTable, offset, type(usualType), USUAL_ORDER))
                .orElse(null);
    }

    /** @param usualType null if the type must be given */
    Field read(YamlSection section, @Nullable String usualType) {
        return read(section, table(section), usualType);
    }

    /** As {@link #read(YamlSection, String)}, in a table that is known. */
    Field read(YamlSection section, Table table, @Nullable String usualType) {
        var chosen = section.optionalChoice("type", RegisterType.class);
        if (usualType == null) {
            section.require("type");
        }
        var type = chosen.orElseGet(() -> type(usualType == null ? "u16" : usualType));
        var offset = section.integer("offset", 0, HIGHEST_OFFSET);
        if (type != RegisterType.BITS) {
            return new Field(table, offset, type, order(section));
        }
        var mask = section.optionalInteger("mask", 1, WHOLE_REGISTER).orElse(table.isBits() ? 1 : WHOLE_REGISTER);
        return new Field(table, offset, type, order(section), mask);
    }

    private static RegisterType type(String name) {
        return RegisterType.valueOf(name.toUpperCase(Locale.ROOT));
    }

    static ByteOrder order(YamlSection section) {
        return section.parse("order", "ABCD, CDAB, BADC or DCBA", FieldReader::order)
                .orElse(USUAL_ORDER);
    }

    private static @Nullable ByteOrder order(String text) {
        for (var order : ByteOrder.values()) {
            if (order.name().equals(text.toUpperCase(Locale.ROOT))) {
                return order;
            }
        }
        return null;
    }

    /** The number at which a counter of this type starts anew; empty for types that do not count. */
    static Optional<BigInteger> capacity(Field field) {
        var registers = field.type().registers();
        return switch (field.type()) {
            case U16, U32, U64 -> Optional.of(BigInteger.ONE.shiftLeft(16 * registers));
            case BCD16, BCD32, BCD64 -> Optional.of(BigInteger.TEN.pow(4 * registers));
            case BITS -> Optional.of(BigInteger.ONE.shiftLeft(Integer.bitCount(field.mask())));
            case I16, I32, I64, F32, F64 -> Optional.empty();
        };
    }
}
