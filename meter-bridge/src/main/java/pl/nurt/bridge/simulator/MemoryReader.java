package pl.nurt.bridge.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.config.YamlSection;

/** Memory of a Modbus device that is written down as it is: {@code { unit: 9, fc: 3, address: 100, hex: "00F1 4240" }}. */
final class MemoryReader {
    private static final int ADDRESSES = 0x1_0000;

    private MemoryReader() {}

    /** By unit. */
    static Map<Integer, List<MemoryBlock>> read(YamlSection slave) {
        var memory = new HashMap<Integer, List<MemoryBlock>>();
        for (var section : slave.optionalSections("memory")) {
            var unit = section.integer("unit", 0, 255);
            memory.computeIfAbsent(unit, u -> new ArrayList<>()).add(block(section));
        }
        return memory;
    }

    private static MemoryBlock block(YamlSection section) {
        var function = section.integer("fc", 1, 4);
        var address = section.integer("address", 0, ADDRESSES - 1);
        var key = function < 3 ? "bits" : "hex";
        section.require(key);
        var cells = function < 3
                ? section.parse(key, "zeros and ones", MemoryReader::bits)
                : section.parse(key, "registers of four hexadecimal digits each", MemoryReader::registers);
        var block = new MemoryBlock(function, address, cells.orElse(new int[0]));
        if (address + block.cells().length > ADDRESSES) {
            section.problem(key, "ends beyond address 65535");
        }
        return block;
    }

    private static int @Nullable [] bits(String text) {
        var digits = text.replace(" ", "");
        return digits.matches("[01]+") ? digits.chars().map(c -> c - '0').toArray() : null;
    }

    private static int @Nullable [] registers(String text) {
        var digits = text.replace(" ", "");
        return digits.matches("([0-9A-Fa-f]{4})+")
                ? MemoryBlock.ofBytes(3, 0, HexFormat.of().parseHex(digits)).cells()
                : null;
    }
}
