package pl.nurt.demo.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import pl.nurt.metering.Bridges;
import pl.nurt.metering.ConcentratorProtocol;

/**
 * Writes what the simulated park and its bridge are started with: {@code park.yaml}, {@code bridge.yaml} and the bridge's key.
 *
 * <p>Written anew at each start, so that the simulated registers go on from the newest stored reading. Readings that a stopped bridge
 * still holds are of that time too, and come in as they were.
 */
@Component
@ConditionalOnBooleanProperty("nurt.demo.enabled")
class DemoPark {
    private static final String KEY_FILE = "portal.key";

    private final DemoParkQuery query;
    private final Bridges bridges;
    private final Clock clock;

    DemoPark(DemoParkQuery query, Bridges bridges, Clock clock) {
        this.query = query;
        this.bridges = bridges;
        this.clock = clock;
    }

    void write(Path folder, String portalUrl) {
        var concentrators = new LinkedHashMap<String, List<ParkMeter>>();
        for (var meter : query.meters()) {
            concentrators
                    .computeIfAbsent(meter.concentrator(), code -> new ArrayList<>())
                    .add(meter);
        }
        try {
            Files.createDirectories(folder);
            if (!Files.exists(folder.resolve(KEY_FILE))) {
                Files.writeString(folder.resolve(KEY_FILE), bridges.renewKey(DemoStart.BRIDGE) + "\n");
            }
            var ports = freePorts(concentrators.keySet());
            Files.writeString(folder.resolve("park.yaml"), park(concentrators, ports));
            Files.writeString(folder.resolve("bridge.yaml"), bridge(concentrators, ports, portalUrl));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
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

    private static String bridge(
            Map<String, List<ParkMeter>> concentrators, Map<String, Integer> ports, String portalUrl) {
        var text = new StringBuilder("""
                # Written by the demo at each start.
                portal: { url: "%s", apiKeyFile: %s, heartbeat: 10s }
                outbox: { file: outbox.db }
                concentrators:
                """.formatted(portalUrl, KEY_FILE));
        concentrators.forEach((code, meters) -> {
            var modbus = isModbus(meters);
            // The concentrator of the demo's residents is read so often that one can watch.
            var every = meters.stream().anyMatch(ParkMeter::showcase) ? "10s" : "2m";
            text.append(
                    "  - { id: %s, protocol: %s, endpoint: \"127.0.0.1:%d\", poll: { every: %s, jitter: 1s }, meters: [\n"
                            .formatted(code, modbus ? "modbus-tcp" : "mbus-tcp", ports.get(code), every));
            for (var address = 1; address <= meters.size(); address++) {
                text.append(("      { serial: \"%s\", " + (modbus ? "unit: %d, profile: nurt-simple" : "primary: %d")
                                + " },\n")
                        .formatted(meters.get(address - 1).identification(), address));
            }
            text.append("    ] }\n");
        });
        return text.toString();
    }

    private static boolean isModbus(List<ParkMeter> meters) {
        return meters.getFirst().protocol() == ConcentratorProtocol.MODBUS_TCP;
    }

    private static Map<String, Integer> freePorts(Iterable<String> codes) throws IOException {
        var sockets = new LinkedHashMap<String, ServerSocket>();
        var ports = new LinkedHashMap<String, Integer>();
        try {
            for (var code : codes) {
                // Held open together, so that no port is given twice.
                sockets.put(code, new ServerSocket(0));
                ports.put(code, sockets.get(code).getLocalPort());
            }
        } finally {
            for (var socket : sockets.values()) {
                socket.close();
            }
        }
        return ports;
    }
}
