package pl.nurt.bridge.config;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.config.ConcentratorSettings.Modbus;
import pl.nurt.bridge.config.ConcentratorSettings.ModbusMeter;
import pl.nurt.bridge.line.Endpoint;
import pl.nurt.bridge.modbus.CounterStart;
import pl.nurt.bridge.modbus.Framing;
import pl.nurt.bridge.modbus.Leniency;
import pl.nurt.bridge.modbus.MeterPlace;
import pl.nurt.bridge.modbus.ReadLimits;
import pl.nurt.bridge.modbus.RegisterProfile;
import pl.nurt.bridge.modbus.Table;

/** The meters behind a Modbus endpoint. */
final class ModbusReader {
    private final ProfileReader profiles;
    private final Serials serials;

    ModbusReader(ProfileReader profiles, Serials serials) {
        this.profiles = profiles;
        this.serials = serials;
    }

    Modbus read(YamlSection section, String id, Framing framing, Endpoint endpoint) {
        var limits = section.optionalSection("limits").map(ModbusReader::limits).orElse(ReadLimits.USUAL);
        var taken = new HashSet<List<Object>>();
        var meters = section.sections("meters").stream()
                .map(meter -> meter(meter, taken, limits))
                .toList();
        return new Modbus(id, framing, endpoint, PollReader.read(section), limits, leniency(section, framing), meters);
    }

    /** What the gateway's answers have otherwise than the standard says, {@code answers}. */
    private static Leniency leniency(YamlSection concentrator, Framing framing) {
        return concentrator
                .optionalSection("answers")
                .map(section -> new Leniency(
                        framing == Framing.TCP ? transaction(section) : null,
                        section.optionalInteger("unit", 0, 255).orElse(null)))
                .orElse(Leniency.NONE);
    }

    private static @Nullable Integer transaction(YamlSection section) {
        return section.<Integer>parse("transaction", "a whole number from 0 to 65535, or any", text -> {
                    var number = text.equals("any") ? Leniency.ANY : Integer.decode(text);
                    return text.equals("any") || number >= 0 && number <= 0xFFFF ? number : null;
                })
                .orElse(null);
    }

    private static ReadLimits limits(YamlSection section) {
        return new ReadLimits(
                section.optionalInteger("maxRegisters", 1, ReadLimits.MOST_REGISTERS)
                        .orElse(ReadLimits.USUAL.maxRegisters()),
                section.optionalInteger("maxHole", 0, ReadLimits.MOST_REGISTERS).orElse(ReadLimits.USUAL.maxHole()));
    }

    private ModbusMeter meter(YamlSection section, Set<List<Object>> taken, ReadLimits limits) {
        var serial = section.text("serial");
        if (serial.length() > 40) {
            section.problem("serial", "must have at most 40 characters");
        }
        serials.add(section, serial);
        var unit = section.integer("unit", 0, 255);
        var name = section.text("profile");
        var known = profiles.find(name);
        if (known.isEmpty() && !name.isEmpty()) {
            section.problem("profile", "no such profile" + profiles.didYouMean(name));
        }
        var profile = known.or(() -> profiles.find("nurt-simple")).orElseThrow();
        var start = base(section, known.orElse(null));
        if (!taken.add(List.of(unit, start, name))) {
            section.problem("unit", "another meter has this unit and base");
        }
        if (known.isPresent() && profile.serialAt() == null && profile.counter() == null) {
            section.warning("profile", "reads no serial number, so nobody would notice an exchanged meter");
        }
        if (start + profile.end() > 0x1_0000) {
            section.problem("base", "the registers end beyond 65535");
        }
        if (profile.widest() > limits.maxRegisters()) {
            section.problem("profile", "has a value wider than the maxRegisters of this concentrator");
        }
        var own = own(section, profile);
        if (known.isPresent() && !own.volume().isScaled()) {
            section.problem("scale", "is missing: this profile leaves the m3 per unit to the meter");
        }
        return new ModbusMeter(serial, new MeterPlace(unit, start, own), counterStart(section, own));
    }

    /** The profile with what this meter has of its own: pulse weight and largest flow. */
    private static RegisterProfile own(YamlSection section, RegisterProfile profile) {
        var scaled = RegisterMapReader.positive(section, "scale")
                .map(profile::withScale)
                .orElse(profile);
        var maxFlow = RegisterMapReader.positive(section, "maxFlow");
        var counter = scaled.counter();
        if (counter == null) {
            if (section.has("maxFlow")) {
                section.problem("maxFlow", "is for profiles with a counter");
            }
            return scaled;
        }
        return maxFlow.map(flow -> scaled.withCounter(new RegisterProfile.Counter(counter.capacity(), flow)))
                .orElse(scaled);
    }

    private static int base(YamlSection section, @Nullable RegisterProfile profile) {
        var base = section.optionalInteger("base", 0, 0xFFFF);
        var reference = section.parse("ref", "a reference such as 40001 or 400001", text -> Reference.parse(text));
        if (base.isPresent() && reference.isPresent()) {
            section.problem("ref", "give either base (counted from 0) or ref");
        }
        reference
                .filter(ref -> profile != null
                        && ref.table() != profile.volume().value().table())
                .ifPresent(ref -> section.problem("ref", "is not of the kind of register that the profile reads"));
        return base.or(() -> reference.map(Reference::address)).orElse(0);
    }

    private static CounterStart counterStart(YamlSection section, RegisterProfile profile) {
        if (profile.counter() == null && section.has("start")) {
            section.problem("start", "is for profiles with a counter");
        }
        return section.optionalSection("start")
                .map(start -> {
                    var counter = start.optionalDecimal("counter").orElse(BigDecimal.ZERO);
                    var m3 = start.optionalDecimal("m3").orElse(BigDecimal.ZERO);
                    start.require("counter");
                    start.require("m3");
                    var capacity =
                            profile.counter() == null ? null : profile.counter().capacity();
                    if (counter.signum() < 0
                            || counter.stripTrailingZeros().scale() > 0
                            || capacity != null && counter.compareTo(new BigDecimal(capacity)) >= 0) {
                        start.problem("counter", "must be a whole number that the counter can show");
                        return CounterStart.ZERO;
                    }
                    if (m3.signum() < 0) {
                        start.problem("m3", "must be at least 0");
                    }
                    return new CounterStart(counter.toBigIntegerExact(), m3);
                })
                .orElse(CounterStart.ZERO);
    }

    /** Manuals count from 1 and put the kind of register in front: 40001 and 400001 are holding register 0. */
    private record Reference(Table table, int address) {
        static @Nullable Reference parse(String text) {
            var reference = Integer.parseInt(text);
            for (var function : new int[] {3, 4}) {
                // Input registers are called 3xxxx and read by function 4, holding registers the other way round.
                var digit = 7 - function;
                var longFirst = digit * 100_000 + 1;
                if (reference >= longFirst && reference <= longFirst + 0xFFFF) {
                    return new Reference(Table.of(function), reference - longFirst);
                }
                var shortFirst = digit * 10_000 + 1;
                if (reference >= shortFirst && reference < shortFirst + 9_999) {
                    return new Reference(Table.of(function), reference - shortFirst);
                }
            }
            return null;
        }
    }
}
