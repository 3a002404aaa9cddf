package pl.nurt.bridge.simulator;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import pl.nurt.bridge.modbus.ByteOrder;
import pl.nurt.bridge.modbus.Field;
import pl.nurt.bridge.modbus.RegisterProfile;
import pl.nurt.bridge.modbus.RegisterType;
import pl.nurt.bridge.modbus.Table;

/** The memory of one meter while it is written, number by number. Apart from the bridge's reading, so that the two share no mistake. */
final class Cells {
    /** Devices keep standard time all year. */
    private static final ZoneOffset STANDARD_TIME = ZoneOffset.ofHours(1);

    private final int base;
    private final Map<Table, TreeMap<Integer, Integer>> tables = new EnumMap<>(Table.class);

    Cells(int base) {
        this.base = base;
    }

    void put(Field at, BigDecimal number) {
        if (at.type() == RegisterType.BITS) {
            putBits(at, number.longValue() << Integer.numberOfTrailingZeros(at.mask()));
        } else {
            putBytes(at.table(), at.offset(), at.order(), bytes(at.type(), number));
        }
    }

    /** Bits as they stand in the registers, beside those that are there already. */
    void putBits(Field at, long bits) {
        var table = table(at.table());
        if (at.table().isBits()) {
            for (var i = 0; i < at.size(); i++) {
                table.put(base + at.offset() + i, (int) (bits >> i & 1));
            }
            return;
        }
        var bytes = ordered(at.order(), ByteBuffer.allocate(8).putLong(bits).array(), 2 * at.size());
        for (var i = 0; i < at.size(); i++) {
            table.merge(base + at.offset() + i, word(bytes, i), (old, more) -> old | more);
        }
    }

    void put(RegisterProfile.Time at, Instant time) {
        var local = time.atOffset(STANDARD_TIME);
        var year = local.getYear() % 100;
        var parts = new int[] {
            year, local.getMonthValue(), local.getDayOfMonth(), local.getHour(), local.getMinute(), local.getSecond()
        };
        var bytes = switch (at.type()) {
            case UNIX32 -> bytes(RegisterType.U32, BigDecimal.valueOf(time.getEpochSecond()));
            case UNIX64 -> bytes(RegisterType.U64, BigDecimal.valueOf(time.getEpochSecond()));
            case BCD ->
                HexFormat.of()
                        .parseHex("%02d%02d%02d%02d%02d%02d"
                                .formatted(Arrays.stream(parts).boxed().toArray()));
            case SIX_REGISTERS -> {
                var registers = ByteBuffer.allocate(12);
                Arrays.stream(parts).forEach(part -> registers.putShort((short) part));
                yield registers.array();
            }
        };
        putBytes(at.table(), at.offset(), at.order(), bytes);
    }

    /** NaN, digits F, or the lowest or highest number of the type. */
    void putNoValue(Field at) {
        var size = 2 * at.type().registers();
        var mark = switch (at.type()) {
            case F32 -> ByteBuffer.allocate(size).putFloat(Float.NaN).array();
            case F64 -> ByteBuffer.allocate(size).putDouble(Double.NaN).array();
            case I16, I32, I64 -> bytes(at.type(), new BigDecimal(BigInteger.ONE.shiftLeft(8 * size - 1)));
            case U16, U32, U64, BCD16, BCD32, BCD64, BITS ->
                bytes(RegisterType.U64, new BigDecimal(BigInteger.TWO.pow(64).subtract(BigInteger.ONE)));
        };
        putBytes(at.table(), at.offset(), at.order(), Arrays.copyOf(mark, size));
    }

    private static byte[] bytes(RegisterType type, BigDecimal number) {
        var size = 2 * type.registers();
        return switch (type) {
            case F32 -> ByteBuffer.allocate(size).putFloat(number.floatValue()).array();
            case F64 ->
                ByteBuffer.allocate(size).putDouble(number.doubleValue()).array();
            case U16, I16, U32, I32, U64, I64, BITS -> {
                var whole = number.toBigInteger();
                var bytes = new byte[size];
                for (var i = 0; i < size; i++) {
                    bytes[size - 1 - i] = whole.shiftRight(8 * i).byteValue();
                }
                yield bytes;
            }
            case BCD16, BCD32, BCD64 -> {
                var digits =
                        number.toBigInteger().mod(BigInteger.TEN.pow(2 * size)).toString();
                yield HexFormat.of().parseHex("0".repeat(2 * size - digits.length()) + digits);
            }
        };
    }

    private void putBytes(Table table, int offset, ByteOrder order, byte[] bigEndian) {
        var bytes = table.isBits() ? bigEndian : ordered(order, bigEndian, bigEndian.length);
        for (var i = 0; i < bytes.length / 2; i++) {
            table(table).put(base + offset + i, word(bytes, i));
        }
    }

    /** The last {@code size} of the bytes, as {@code order} lays them out. */
    private static byte[] ordered(ByteOrder order, byte[] bigEndian, int size) {
        var bytes = new byte[size];
        for (var i = 0; i < size; i++) {
            var at = switch (order) {
                case ABCD -> i;
                case BADC -> i ^ 1;
                case CDAB -> (size - 1 - i) ^ 1;
                case DCBA -> size - 1 - i;
            };
            bytes[at] = bigEndian[bigEndian.length - size + i];
        }
        return bytes;
    }

    private static int word(byte[] bytes, int n) {
        return (bytes[2 * n] & 0xFF) << 8 | bytes[2 * n + 1] & 0xFF;
    }

    private TreeMap<Integer, Integer> table(Table table) {
        return tables.computeIfAbsent(table, t -> new TreeMap<>());
    }

    /** One block for each table, with zeros between what was written; holding registers can be read as input registers too, and back. */
    List<MemoryBlock> blocks() {
        var blocks = new ArrayList<MemoryBlock>();
        tables.forEach((table, cells) -> blocks.add(block(table, cells)));
        if (!tables.containsKey(Table.INPUT_REGISTERS) && tables.containsKey(Table.HOLDING_REGISTERS)) {
            blocks.add(block(Table.INPUT_REGISTERS, table(Table.HOLDING_REGISTERS)));
        } else if (!tables.containsKey(Table.HOLDING_REGISTERS) && tables.containsKey(Table.INPUT_REGISTERS)) {
            blocks.add(block(Table.HOLDING_REGISTERS, table(Table.INPUT_REGISTERS)));
        }
        return blocks;
    }

    private static MemoryBlock block(Table table, TreeMap<Integer, Integer> cells) {
        var first = cells.firstKey();
        var whole = new int[cells.lastKey() - first + 1];
        cells.forEach((address, cell) -> whole[address - first] = cell);
        return new MemoryBlock(table.ordinal() + 1, first, whole);
    }
}
