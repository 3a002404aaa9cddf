package pl.nurt.demo.internal;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import pl.nurt.telemetry.ConcentratorProtocol;
import pl.nurt.telemetry.bridges.Bridges;
import pl.nurt.telemetry.configuration.BridgeConfigurations;
import pl.nurt.telemetry.configuration.BridgePlan;

/**
 * Writes what the simulated park and its bridge are started with: {@code park.yaml}, {@code bridge.yaml} and the bridge's key.
 *
 * <p>Written anew at each start, so that the simulated registers go on from the newest stored reading. Readings that a stopped bridge
 * still holds are of that time too, and come in as they were. The bridge's concentrators are published at the portal too, which the
 * bridge listens to; its file is what it begins with.
 */
@Component
@ConditionalOnBooleanProperty("nurt.demo.enabled")
class DemoPark {
    private static final String KEY_FILE = "portal.key";
    private static final int ANY_PORT = 0;

    private final DemoParkQuery query;
    private final Bridges bridges;
    private final BridgeConfigurations configurations;
    private final Clock clock;

    DemoPark(DemoParkQuery query, Bridges bridges, BridgeConfigurations configurations, Clock clock) {
        this.query = query;
        this.bridges = bridges;
        this.configurations = configurations;
        this.clock = clock;
    }

    /** @param poll how often the meters of the demo's residents are read */
    void write(Path folder, String portalUrl, Duration poll) {
        var concentrators = new LinkedHashMap<String, List<ParkMeter>>();
        for (var meter : query.meters()) {
            concentrators
                    .computeIfAbsent(meter.concentrator(), code -> new ArrayList<>())
                    .add(meter);
        }
        try {
            Files.createDirectories(folder);
            if (!Files.exists(folder.resolve(KEY_FILE))) {
                writeKey(folder.resolve(KEY_FILE), bridges.renewKeyForDemo(DemoStart.BRIDGE));
            }
            var bridge = bridges.byCode(DemoStart.BRIDGE).orElseThrow();
            var plan = configurations.plan(bridge);
            var ports = freePorts(concentrators.keySet(), portsBefore(plan));
            var list = concentrators(concentrators, ports, poll);
            Files.writeString(folder.resolve("park.yaml"), park(concentrators, ports));
            Files.writeString(folder.resolve("bridge.yaml"), bridge(list, portalUrl));
            if (plan.version() == 0 || !isReachable(plan, ports)) {
                configurations.publish(bridge, plan.version(), "{\"concentrators\": " + list + "}", Map.of(), "demo");
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** For nobody else on this machine to read. */
    private static void writeKey(Path file, String key) throws IOException {
        if (Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, key + "\n");
    }

    /** What people changed in the demo's configuration stays as long as the bridge can work with it. */
    private static boolean isReachable(BridgePlan plan, Map<String, Integer> ports) {
        return plan.concentrators().stream()
                .filter(concentrator -> ports.containsKey(concentrator.code()))
                .allMatch(
                        concentrator -> concentrator.endpoint().equals("127.0.0.1:" + ports.get(concentrator.code())));
    }

    private String park(Map<String, List<ParkMeter>> concentrators, Map<String, Integer> ports) {
        var gateways = new StringBuilder("gateways:\n");
        var slaves = new StringBuilder("modbus:\n");
        concentrators.forEach((code, meters) -> {
            var modbus = isModbus(meters);
            var list = modbus ? slaves : gateways;
            list.append("  - id: %s\n    port: %d\n    meters:\n".formatted(code, ports.get(code)));
            for (var address = 1; address <= meters.size(); address++) {
                list.append(simulated(meters.get(address - 1), modbus ? "unit" : "primary", address));
            }
        });
        return "# Written by the demo at each start.\n" + gateways + slaves;
    }

    private String simulated(ParkMeter meter, String addressKey, int address) {
        var tap = meter.showcase()
                ? ", tap: { from: \"%s\", for: 30m, litresPerMinute: 6 }"
                        .formatted(clock.instant().truncatedTo(ChronoUnit.SECONDS))
                : "";
        var identification = meter.identification().split("-", -1);
        var device = identification.length == 4
                ? ", manufacturer: %s, version: 0x%s, medium: 0x%s"
                        .formatted(identification[1], identification[2], identification[3])
                : "";
        return "      - { ident: \"%s\"%s, %s: %d, startIndexM3: \"%s\", startAt: \"%s\", dailyM3: \"%s\", profile: %s%s }\n"
                .formatted(
                        identification[0],
                        device,
                        addressKey,
                        address,
                        meter.index(),
                        meter.readAt(),
                        meter.daily(),
                        meter.profile(),
                        tap);
    }

    private static String bridge(String concentrators, String portalUrl) {
        return """
            # Written by the demo at each start.
            portal: { url: "%s", apiKeyFile: %s, heartbeat: 10s, configuration: true }
            outbox: { file: outbox.db }
            # The simulated meters of this machine.
            allowedNetworks: [127.0.0.0/8]
            concentrators: %s
            """.formatted(portalUrl, KEY_FILE, concentrators);
    }

    /** As JSON, which is YAML too: the same for the bridge's file and for its configuration at the portal. */
    private static String concentrators(
            Map<String, List<ParkMeter>> concentrators, Map<String, Integer> ports, Duration poll) {
        return concentrators.entrySet().stream()
                .map(entry ->
                        concentrator(entry.getKey(), entry.getValue(), requireNonNull(ports.get(entry.getKey())), poll))
                .collect(Collectors.joining(",\n", "[\n", "\n]"));
    }

    private static String concentrator(String code, List<ParkMeter> meters, int port, Duration poll) {
        var modbus = isModbus(meters);
        // The concentrator of the demo's residents is read so often that one can watch.
        var every = meters.stream().anyMatch(ParkMeter::showcase) ? poll.toSeconds() + "s" : "2m";
        return IntStream.rangeClosed(1, meters.size())
                .mapToObj(address -> ("    { \"serial\": \"%s\", "
                                + (modbus ? "\"unit\": %d, \"profile\": \"nurt-simple\"" : "\"primary\": %d")
                                + " }")
                        .formatted(meters.get(address - 1).identification(), address))
                .collect(Collectors.joining(
                        ",\n", """
                              { "id": "%s", "protocol": "%s", "endpoint": "127.0.0.1:%d", "poll": { "every": "%s", "jitter": "1s" }, "meters": [
                            """.formatted(code, modbus ? "modbus-tcp" : "mbus-tcp", port, every), "\n  ] }"));
    }

    /** Where the simulated concentrators were at the last start, so that the bridge finds them there again. */
    private static Map<String, Integer> portsBefore(BridgePlan plan) {
        var ports = new HashMap<String, Integer>();
        for (var concentrator : plan.concentrators()) {
            var endpoint = concentrator.endpoint();
            if (endpoint.matches("127\\.0\\.0\\.1:\\d{1,5}")) {
                ports.put(concentrator.code(), Integer.valueOf(endpoint.substring(endpoint.indexOf(':') + 1)));
            }
        }
        return ports;
    }

    private static boolean isModbus(List<ParkMeter> meters) {
        return meters.getFirst().protocol() == ConcentratorProtocol.MODBUS_TCP;
    }

    private static Map<String, Integer> freePorts(Iterable<String> codes, Map<String, Integer> wished)
            throws IOException {
        var sockets = new LinkedHashMap<String, ServerSocket>();
        var ports = new LinkedHashMap<String, Integer>();
        try {
            for (var code : codes) {
                // Held open together, so that no port is given twice.
                var socket = free(wished.getOrDefault(code, ANY_PORT));
                sockets.put(code, socket);
                ports.put(code, socket.getLocalPort());
            }
        } finally {
            for (var socket : sockets.values()) {
                socket.close();
            }
        }
        return ports;
    }

    private static ServerSocket free(int wished) throws IOException {
        try {
            return new ServerSocket(wished);
        } catch (BindException taken) {
            return new ServerSocket(ANY_PORT);
        }
    }
}
