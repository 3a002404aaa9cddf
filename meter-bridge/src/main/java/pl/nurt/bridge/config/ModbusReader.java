package pl.nurt.bridge.config;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.config.ConcentratorSettings.Framing;
import pl.nurt.bridge.config.ConcentratorSettings.Modbus;
import pl.nurt.bridge.config.ConcentratorSettings.ModbusMeter;
import pl.nurt.bridge.line.Endpoint;

/** The meters behind a Modbus endpoint. */
final class ModbusReader {
    private final ProfileReader profiles;
    private final Serials serials;

    ModbusReader(ProfileReader profiles, Serials serials) {
        this.profiles = profiles;
        this.serials = serials;
    }

    Modbus read(YamlSection section, String id, Framing framing, Endpoint endpoint) {
        var taken = new HashSet<List<Integer>>();
        var meters = section.sections("meters").stream()
                .map(meter -> meter(meter, taken))
                .toList();
        return new Modbus(id, framing, endpoint, PollReader.read(section), meters);
    }

    private ModbusMeter meter(YamlSection section, Set<List<Integer>> taken) {
        var serial = section.text("serial");
        if (serial.length() > 40) {
            section.problem("serial", "must have at most 40 characters");
        }
        serials.add(section, serial);
        var unit = section.integer("unit", 0, 255);
        var base = section.optionalInteger("base", 0, 0xFFFF);
        var reference = section.parse("ref", "a reference such as 40001 or 400001", ModbusReader::fromReference);
        if (base.isPresent() && reference.isPresent()) {
            section.problem("ref", "give either base (counted from 0) or ref");
        }
        var start = base.or(() -> reference).orElse(0);
        var name = section.text("profile");
        var profile = profiles.find(name);
        if (profile.isEmpty() && !name.isEmpty()) {
            section.problem("profile", "no such profile" + profiles.didYouMean(name));
        }
        if (!taken.add(List.of(unit, start))) {
            section.problem("unit", "another meter has this unit and base");
        }
        var map = profile.or(() -> profiles.find("nurt-simple")).orElseThrow();
        if (start + map.first() + map.length() > 0x1_0000) {
            section.problem("base", "the registers end beyond 65535");
        }
        return new ModbusMeter(serial, unit, start, map);
    }

    /** Manuals count from 1 and put the kind of register in front: 40001 and 400001 are holding register 0. */
    private static @Nullable Integer fromReference(String text) {
        var reference = Integer.parseInt(text);
        for (var first : new int[] {300_001, 400_001}) {
            if (reference >= first && reference <= first + 0xFFFF) {
                return reference - first;
            }
        }
        for (var first : new int[] {30_001, 40_001}) {
            if (reference >= first && reference < first + 9_999) {
                return reference - first;
            }
        }
        return null;
    }
}
