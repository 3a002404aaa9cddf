package pl.nurt.bridge.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import pl.nurt.bridge.config.ConfigException;
import pl.nurt.bridge.config.ProfileReader;
import pl.nurt.bridge.config.YamlFile;
import pl.nurt.bridge.config.YamlSection;

/** A park described in YAML; every error is reported with its line. */
public final class ParkFile {
    private final Park.Builder builder;
    private final List<InitialFault> faults;

    private ParkFile(Park.Builder builder, List<InitialFault> faults) {
        this.builder = builder;
        this.faults = faults;
    }

    /** The park in {@code file}, not yet running. */
    public static ParkFile load(Path file, Clock clock) throws ConfigException {
        return YamlFile.read(file, root -> read(root, clock));
    }

    /** As {@link #load}, for text; {@code name} stands for the file in messages. */
    public static ParkFile parse(String name, String yaml, Clock clock) throws ConfigException {
        return YamlFile.read(name, yaml, root -> read(root, clock));
    }

    /** Starts the park with the faults its file asks for. */
    public Park start() throws IOException {
        var park = builder.start();
        faults.forEach(fault -> fault.applyTo(park));
        return park;
    }

    private static ParkFile read(YamlSection root, Clock clock) {
        var builder = Park.builder(clock)
                .lateness(root.duration("lateness", Duration.ofSeconds(2), Duration.ofMillis(1)))
                .slowness(root.duration("slowness", Duration.ofMillis(100), Duration.ofMillis(1)))
                .answerTime(root.duration("answerTime", Duration.ZERO, Duration.ZERO));
        root.optionalSection("control")
                .ifPresent(control -> builder.control(SiteReader.port(control).orElse(0)));
        var profiles = new ProfileReader();
        root.optionalSection("profiles").ifPresent(profiles::read);
        var reader = new SiteReader(PortRange.read(root), profiles);
        var gateways = root.optionalSections("gateways");
        var slaves = root.optionalSections("modbus");
        if (gateways.isEmpty() && slaves.isEmpty()) {
            root.problem("gateways", "a park needs gateways, modbus or both");
        }
        gateways.forEach(gateway -> reader.gateway(gateway).forEach(builder::site));
        slaves.forEach(slave -> reader.modbus(slave).forEach(builder::site));
        return new ParkFile(builder, reader.faults());
    }
}
