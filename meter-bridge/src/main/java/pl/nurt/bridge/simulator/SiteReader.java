package pl.nurt.bridge.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.config.ProfileReader;
import pl.nurt.bridge.config.YamlSection;

/** The concentrators of a park's file. */
final class SiteReader {
    private static final int MOST_COPIES = 20_000;

    private final PortRange ports;
    private final MeterReader meters;
    private final Set<String> ids = new HashSet<>();
    private final List<InitialFault> faults = new ArrayList<>();

    SiteReader(PortRange ports, ProfileReader profiles) {
        this.ports = ports;
        this.meters = new MeterReader(profiles);
    }

    /** Of meters and lines read so far. */
    List<InitialFault> faults() {
        faults.addAll(meters.faults());
        return faults;
    }

    List<SiteSpec> gateway(YamlSection section) {
        var device = new SiteSpec.Device.MBus(
                section.optionalChoice("collision", Collision.class).orElse(null));
        return copies(section, meters.onBus(section), device);
    }

    List<SiteSpec> modbus(YamlSection section) {
        var framing = section.optionalChoice("framing", ModbusFraming.class).orElse(ModbusFraming.TCP);
        var most = section.optionalInteger("maxRegisters", 1, 125).orElse(125);
        var fixed = MemoryReader.read(section);
        var inUnits = meters.inUnits(section);
        if (fixed.isEmpty() && inUnits.isEmpty()) {
            section.problem("meters", "a Modbus device needs meters, memory or both");
        }
        return copies(section, inUnits, new SiteSpec.Device.Modbus(framing, most, fixed));
    }

    /** {@code count} equal concentrators, whose ids, ports and meters count on. */
    private List<SiteSpec> copies(YamlSection section, List<MeterSpec> first, SiteSpec.Device device) {
        var id = section.text("id");
        var count = section.optionalInteger("count", 1, MOST_COPIES);
        var port = port(section);
        var answerTime =
                section.has("answerTime") ? section.duration("answerTime", Duration.ZERO, Duration.ZERO) : null;
        var clients = section.optionalInteger("clients", 1, 1_000).orElse(SiteSpec.ANY_NUMBER);
        var broken = section.parse(
                "fault", "one or more of " + lineFaults() + ", with commas between them", SiteReader::lineFaults);
        var copies = new ArrayList<SiteSpec>();
        for (var n = 0; n < count.orElse(1); n++) {
            var name = count.isPresent() ? id + "-" + (n + 1) : id;
            if (!ids.add(name)) {
                section.problem("id", "given twice");
            }
            broken.ifPresent(b -> faults.add(new InitialFault.OfLine(name, b)));
            var own = meters.copy(section, first, n);
            copies.add(new SiteSpec(name, portOfCopy(section, port, n), answerTime, clients, own, device));
        }
        return copies;
    }

    static Optional<Integer> port(YamlSection section) {
        return section.optionalInteger("port", 0, 65_535);
    }

    private int portOfCopy(YamlSection section, Optional<Integer> first, int n) {
        if (first.isEmpty()) {
            return ports.next();
        }
        var port = first.get() == 0 ? 0 : first.get() + n;
        if (port > 65_535) {
            section.problem("port", "there are not so many ports above it");
            return 0;
        }
        return port;
    }

    private static String lineFaults() {
        return String.join(
                ", ",
                Arrays.stream(LineFault.values()).map(SiteReader::spelling).toList());
    }

    private static String spelling(LineFault fault) {
        return fault.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Set<LineFault> lineFaults(String text) {
        var chosen = EnumSet.noneOf(LineFault.class);
        for (var word : text.split(",", -1)) {
            var fault = Arrays.stream(LineFault.values())
                    .filter(f -> spelling(f).equals(word.strip()))
                    .findAny();
            if (fault.isEmpty()) {
                return null;
            }
            chosen.add(fault.get());
        }
        return chosen;
    }
}
