package pl.nurt.bridge.simulator;

import java.util.Optional;

/**
 * A stretch of a Modbus unit's memory.
 *
 * @param function the function code that reads it: 1 coils, 2 discrete inputs, 3 holding registers, 4 input registers
 * @param first wire address, counted from 0
 * @param cells registers, or bits as 0 and 1
 */
record MemoryBlock(int function, int first, int[] cells) {
    /** Registers from bytes, high byte first. */
    static MemoryBlock ofBytes(int function, int first, byte[] bytes) {
        var cells = new int[bytes.length / 2];
        for (var i = 0; i < cells.length; i++) {
            cells[i] = (bytes[2 * i] & 0xFF) << 8 | bytes[2 * i + 1] & 0xFF;
        }
        return new MemoryBlock(function, first, cells);
    }

    boolean touches(int askedFunction, int from, int count) {
        return askedFunction == function && from < first + cells.length && from + count > first;
    }

    /** What {@code count} cells of all blocks together hold; empty if one of them does not exist. */
    static Optional<int[]> read(Iterable<MemoryBlock> memory, int function, int from, int count) {
        var read = new int[count];
        for (var i = 0; i < count; i++) {
            var cell = -1;
            for (var block : memory) {
                if (block.touches(function, from + i, 1)) {
                    cell = block.cells[from + i - block.first];
                }
            }
            if (cell < 0) {
                return Optional.empty();
            }
            read[i] = cell;
        }
        return Optional.of(read);
    }
}
