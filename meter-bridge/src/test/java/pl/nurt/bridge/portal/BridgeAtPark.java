package pl.nurt.bridge.portal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import pl.nurt.bridge.BridgeRunner;
import pl.nurt.bridge.config.BridgeConfig;
import pl.nurt.bridge.simulator.MeterSpec;
import pl.nurt.bridge.simulator.Park;
import pl.nurt.bridge.simulator.UseProfile;

/** A portal, a park with three buses, and bridges that may be started between them. */
final class BridgeAtPark implements AutoCloseable {
    final Path folder;
    final FakePortal portal = FakePortal.start();
    final FakeOffice office = portal.office();
    final Park park;
    /** Bound and not listening: connections are refused, and nobody else gets the port meanwhile. */
    private final Socket silent = new Socket();

    BridgeAtPark(Path folder) throws IOException {
        this.folder = folder;
        Files.writeString(folder.resolve("key"), FakePortal.KEY);
        silent.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        park = Park.builder(Clock.systemUTC())
                .gateway("block-7", meter("31415926", 1), meter("27182818", 2))
                .gateway("block-8", meter("16180339", 1))
                // Alike up to the last digit, so that a search has long to ask.
                .gateway("block-9", meter("14142135", 1), meter("14142136", 2))
                .start();
    }

    private static MeterSpec meter(String ident, int address) {
        return MeterSpec.of(ident, address)
                .withStart("100.000", Instant.parse("2026-01-01T00:00:00Z"))
                .withUse(UseProfile.HOLIDAY, "0");
    }

    /** A bridge that reads block-7 by its own file. */
    BridgeRunner bridge() throws Exception {
        return bridge("", concentrator("block-7", "31415926", "27182818"));
    }

    BridgeRunner bridge(String portalSettings, String concentrators) throws Exception {
        return bridge(portalSettings, concentrators, Clock.systemUTC());
    }

    BridgeRunner bridge(String portalSettings, String concentrators, Clock clock) throws Exception {
        var yaml = """
                portal: { url: '%s', apiKeyFile: key, maxBackoff: 50ms, heartbeat: 200ms, timeout: 5s%s }
                allowedNetworks: [127.0.0.0/8]
                %s
                """.formatted(
                portal.url(), portalSettings, concentrators.isEmpty() ? "" : "concentrators: [" + concentrators + "]");
        return BridgeRunner.start(BridgeConfig.parse("bridge.yaml", yaml, folder), clock);
    }

    /** A concentrator of the park, in a form that is YAML and JSON. */
    String concentrator(String id, String... serials) {
        return concentratorAt(park.endpoints().getOrDefault(id, "none"), id, serials);
    }

    String concentratorAt(String endpoint, String id, String... serials) {
        var meters = new StringBuilder();
        for (var n = 0; n < serials.length; n++) {
            meters.append(n == 0 ? "" : ", ")
                    .append("{\"serial\": \"%s\", \"primary\": %d}".formatted(serials[n], n + 1));
        }
        return """
                {"id": "%s", "protocol": "mbus-tcp", "endpoint": "%s", "meters": [%s],
                "poll": {"every": "1s", "jitter": "0s", "timeout": "300ms", "tries": 1, "drain": "50ms", "connect": "300ms"}}""".formatted(id, endpoint, meters);
    }

    /** An endpoint that refuses connections. */
    String nowhere() {
        return "127.0.0.1:" + silent.getLocalPort();
    }

    boolean hasReadingOf(String serial) {
        return portal.accepted().values().stream()
                .anyMatch(reading -> reading.path("meter").asString().startsWith(serial));
    }

    @Override
    public void close() throws IOException {
        silent.close();
        park.close();
        portal.close();
    }
}
