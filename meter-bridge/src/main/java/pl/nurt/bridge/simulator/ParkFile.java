package pl.nurt.bridge.simulator;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pl.nurt.bridge.config.ConfigException;
import pl.nurt.bridge.config.YamlFile;
import pl.nurt.bridge.config.YamlSection;
import pl.nurt.bridge.mbus.MeterId;

/** A park described in YAML; every error is reported with its line. */
public final class ParkFile {
    private static final MeterId NOBODY = new MeterId("00000000", "APA", 0, 7);

    private final Park.Builder builder;
    private final Map<String, Fault> meterFaults = new HashMap<>();
    private final Map<String, LineFault> lineFaults = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private final Set<String> idents = new HashSet<>();

    private ParkFile(Clock clock) {
        this.builder = Park.builder(clock);
    }

    /** The park in {@code file}, not yet running. */
    public static ParkFile load(Path file, Clock clock) throws ConfigException {
        return YamlFile.read(file, root -> new ParkFile(clock).read(root));
    }

    /** As {@link #load}, for text; {@code name} stands for the file in messages. */
    public static ParkFile parse(String name, String yaml, Clock clock) throws ConfigException {
        return YamlFile.read(name, yaml, root -> new ParkFile(clock).read(root));
    }

    /** Starts the park with the faults its file asks for. */
    public Park start() throws IOException {
        var park = builder.start();
        meterFaults.forEach(park::fail);
        lineFaults.forEach((gateway, fault) -> park.failLine(gateway, Set.of(fault)));
        return park;
    }

    private ParkFile read(YamlSection root) {
        builder.lateness(root.duration("lateness", Duration.ofSeconds(2), Duration.ofMillis(1)));
        var gateways = root.optionalSections("gateways");
        var slaves = root.optionalSections("modbus");
        if (gateways.isEmpty() && slaves.isEmpty()) {
            root.problem("gateways", "a park needs gateways, modbus or both");
        }
        for (var gateway : gateways) {
            var id = id(gateway);
            gateway.optionalChoice("fault", LineFault.class).ifPresent(fault -> lineFaults.put(id, fault));
            builder.gateway(id, port(gateway), meters(gateway, "primary", 1, 250));
        }
        for (var slave : slaves) {
            builder.modbus(id(slave), port(slave), meters(slave, "unit", 0, 255));
        }
        return this;
    }

    private String id(YamlSection section) {
        var id = section.text("id");
        if (!ids.add(id)) {
            section.problem("id", "given twice");
        }
        return id;
    }

    private static int port(YamlSection section) {
        return section.optionalInteger("port", 0, 65_535).orElse(0);
    }

    private List<MeterSpec> meters(YamlSection section, String addressKey, int least, int most) {
        var taken = new HashSet<Integer>();
        return section.sections("meters").stream()
                .map(meter -> {
                    var address = meter.integer(addressKey, least, most);
                    if (!taken.add(address)) {
                        meter.problem(addressKey, "given twice");
                    }
                    return meter(meter, address);
                })
                .toList();
    }

    private MeterSpec meter(YamlSection section, int address) {
        var ident = section.text("ident");
        var manufacturer = section.optionalText("manufacturer").orElse("APA");
        var version = section.optionalInteger("version", 0, 255).orElse(0x0A);
        var medium = section.optionalInteger("medium", 0, 255).orElse(0x07);
        var id = MeterId.parse("%s-%s-%02X-%02X".formatted(ident, manufacturer, version, medium));
        if (id.isEmpty() || !ident.matches("\\d{8}")) {
            section.problem("ident", "must be 8 digits, with a manufacturer of three letters");
        }
        if (!idents.add(ident)) {
            section.problem("ident", "another meter has this number");
        }
        var startAt = section.optionalInstant("startAt");
        section.require("startAt");
        section.optionalChoice("fault", Fault.class).ifPresent(fault -> meterFaults.put(ident, fault));
        return new MeterSpec(
                id.orElse(NOBODY),
                address,
                decimal(section, "startIndexM3", 3),
                startAt.orElse(Instant.EPOCH),
                decimal(section, "dailyM3", 6),
                section.optionalChoice("profile", UseProfile.class).orElse(UseProfile.HOUSEHOLD),
                section.optionalSection("tap").map(ParkFile::tap).map(List::of).orElse(List.of()),
                section.flag("chained", false));
    }

    private static BigDecimal decimal(YamlSection section, String key, int scale) {
        var value = section.optionalDecimal(key);
        section.require(key);
        var number = value.orElse(BigDecimal.ZERO);
        if (number.signum() < 0 || number.stripTrailingZeros().scale() > scale || number.precision() > 12) {
            section.problem(key, "must be at least 0 with at most " + scale + " decimals");
            return BigDecimal.ZERO;
        }
        return number;
    }

    private static MeterSpec.Tap tap(YamlSection section) {
        var from = section.optionalInstant("from");
        section.require("from");
        return new MeterSpec.Tap(
                from.orElse(Instant.EPOCH),
                section.duration("for", Duration.ofMinutes(30), Duration.ofSeconds(1)),
                section.integer("litresPerMinute", 1, 10_000));
    }
}
