package pl.nurt.bridge.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import picocli.CommandLine.Command;
import pl.nurt.bridge.BridgeRunner;
import pl.nurt.bridge.config.BridgeConfig;
import pl.nurt.bridge.config.ConfigException;
import pl.nurt.bridge.simulator.MeterSpec;
import pl.nurt.bridge.simulator.Park;

/** {@code self-test}: a whole bridge for a few seconds, with all that a real one loads when it starts. */
@Command(
        name = "self-test",
        header = "Reads two simulated meters through a bridge of its own, to see that this machine can run one.",
        description = {
            "It needs no configuration, no network and no hardware, and leaves nothing behind.",
            "",
            "A start that Java remembers is a quick one: with -XX:AOTCacheOutput=FILE before -jar, Java keeps in FILE",
            "what this command has loaded, and starts later with -XX:AOTCache=FILE. docs/meter-bridge.md has the whole line."
        })
final class SelfTestCommand extends Subcommand {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final String WIRED = "31415926";
    private static final String REGISTERS = "27182818";

    /** Nobody listens at the portal's address: readings only have to come as far as the outbox, and the sender as far as finding that out. */
    private static final String CONFIGURATION = """
            portal: { url: 'http://127.0.0.1:9', apiKeyFile: api-key }
            metrics: { port: 0 }
            concentrators:
              - id: m-bus
                protocol: mbus-tcp
                endpoint: '%s'
                poll: { every: 1h, jitter: 0s }
                meters: [{ serial: '%s', primary: 1 }]
              - id: modbus
                protocol: modbus-tcp
                endpoint: '%s'
                poll: { every: 1h, jitter: 0s }
                meters: [{ serial: '%s', unit: 1, profile: nurt-simple, base: 0 }]
            """;

    /** Fields are set by picocli. */
    @SuppressWarnings("NullAway.Init")
    SelfTestCommand() {}

    @Override
    public Integer call() throws Exception {
        var clock = Clock.systemUTC();
        var folder = Files.createTempDirectory("nurt-self-test");
        try (var park = park(clock);
                var bridge = BridgeRunner.start(configuration(folder, park), clock)) {
            var deadline = System.nanoTime() + PATIENCE.toNanos();
            while (bridge.queued() < 2 || bridge.portalHealth().error() == null) {
                if (System.nanoTime() > deadline) {
                    throw new NotAnswered(
                            "simulated meters",
                            "not read, or the portal not tried, within " + PATIENCE.toSeconds() + " s");
                }
                Thread.sleep(PAUSE);
            }
        } finally {
            delete(folder);
        }
        tell("This machine can run a bridge.", json -> json.writeBooleanProperty("good", true));
        return BridgeCommand.OK;
    }

    private static Park park(Clock clock) throws IOException {
        return Park.builder(clock)
                .gateway("m-bus", MeterSpec.of(WIRED, 1))
                .modbus("modbus", MeterSpec.of(REGISTERS, 1))
                .start();
    }

    private static BridgeConfig configuration(Path folder, Park park) throws IOException, ConfigException {
        var ownersOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.writeString(Files.createFile(folder.resolve("api-key"), ownersOnly), "self-test");
        var endpoints = park.endpoints();
        return BridgeConfig.parse(
                "self-test",
                CONFIGURATION.formatted(endpoints.get("m-bus"), WIRED, endpoints.get("modbus"), REGISTERS),
                folder);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
