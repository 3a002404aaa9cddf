package pl.nurt.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pl.nurt.bridge.outbox.Outbox;
import pl.nurt.bridge.simulator.Park;
import pl.nurt.bridge.simulator.ParkFile;
import pl.nurt.testing.Shows;

/** The bridge dies after the portal took its readings and before it heard so: they are sent again, and are there once. */
@Tag("crash")
class BridgeCrashIT {
    private static final int METERS = 4;
    private static final int KILLS = 4;
    private static final String KEY = "key-of-the-bridge-crash-tests";

    @TempDir
    private Path folder;

    private Database database;
    private Portal portal;
    private Park park;

    @BeforeEach
    void start() throws Exception {
        database = Database.on(folder.resolve("data"));
        portal = Portal.start(database, Processes.freePort(), folder.resolve("portal.log"));
        RegisteredMeters.register(
                database,
                "crash",
                KEY,
                IntStream.range(0, METERS)
                        .mapToObj(meter -> serial(meter) + "-APA-0A-07")
                        .toList());
        park = ParkFile.parse("park", parkYaml(), Clock.systemUTC()).start();
    }

    @AfterEach
    void stop() {
        park.close();
        portal.close();
        database.close();
    }

    @Test
    @Shows("2.5")
    void the_bridge_is_killed_between_send_and_acknowledge() throws Exception {
        var known = new HashSet<Key>();
        var sentTwice = 0;
        try (var proxy = new WithholdingProxy(portal.address())) {
            Files.writeString(folder.resolve("api-key"), KEY);
            Files.writeString(folder.resolve("bridge.yaml"), bridgeYaml(proxy));
            for (var kill = 0; kill < KILLS; kill++) {
                var answered = proxy.withholdNextAnswer();
                var bridge = startBridge();
                assertThat(answered.await(Processes.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                        .isTrue();
                Processes.kill(bridge);

                var waiting = waiting();
                var stored = stored();
                assertThat(waiting).as("what the bridge would send again").isNotEmpty();
                sentTwice += (int) waiting.stream().filter(stored::contains).count();
                known.addAll(waiting);
            }
            var bridge = startBridge();
            var twice = sentTwice;
            // Each round sent something that the portal had already: it says so, and counts it once.
            assertThat(twice).isGreaterThanOrEqualTo(KILLS);
            await().atMost(Processes.PATIENCE)
                    .until(() -> stored().containsAll(known) && proxy.answered("REPEATED") >= twice);
            Processes.stop(bridge);
            // What the bridge was sending when it stopped, the portal finishes by itself.
            await().atMost(Processes.PATIENCE)
                    .untilAsserted(() -> assertThat(database.count("select count(*) from metering.reading"))
                            .isEqualTo(proxy.answered("ACCEPTED")));
        }
        assertThat(stored()).containsAll(known);
        assertThat(database.count("select count(*) from metering.quarantined_reading"))
                .isZero();
    }

    private record Key(String meter, long second) {}

    private Set<Key> stored() throws Exception {
        var stored = new HashSet<Key>();
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                    select identification, extract(epoch from read_at)::bigint from metering.reading join metering.meter using (meter_id)
                    """)) {
            while (rows.next()) {
                stored.add(new Key(rows.getString(1), rows.getLong(2)));
            }
        }
        return stored;
    }

    /** What the outbox holds while no bridge has it. */
    private Set<Key> waiting() {
        try (var outbox = Outbox.open(folder.resolve("outbox.db"))) {
            var waiting = new HashSet<Key>();
            outbox.oldest(10_000)
                    .forEach(reading -> waiting.add(
                            new Key(reading.meter(), reading.readAt().getEpochSecond())));
            assertThat(outbox.deadLetters()).isEmpty();
            return waiting;
        }
    }

    private Process startBridge() {
        return Processes.java(
                List.of(
                        "-jar",
                        System.getProperty("nurt.bridge.jar"),
                        "run",
                        "--config",
                        folder.resolve("bridge.yaml").toString()),
                Map.of(),
                folder.resolve("bridge-" + System.nanoTime() + ".log"));
    }

    private static String parkYaml() {
        return "gateways:\n  - id: block\n    meters:\n" + meters(meter -> """
                  - { ident: "%s", primary: %d, startIndexM3: "10", startAt: 2024-11-01T00:00:00Z, dailyM3: "0.4", profile: household }
            """.formatted(serial(meter), meter + 1));
    }

    private String bridgeYaml(WithholdingProxy proxy) {
        return """
            portal: { url: "%s", apiKeyFile: api-key }
            outbox: { file: outbox.db }
            concentrators:
              - id: block
                protocol: mbus-tcp
                endpoint: "%s"
                poll: { every: 1s, jitter: 0s }
                meters:
            """.formatted(proxy.address(), park.endpoints().get("block"))
                + meters(meter -> "      - { serial: \"%s\", primary: %d }\n".formatted(serial(meter), meter + 1));
    }

    private static String meters(IntFunction<String> line) {
        var lines = new StringBuilder();
        for (var meter = 0; meter < METERS; meter++) {
            lines.append(line.apply(meter));
        }
        return lines.toString();
    }

    private static String serial(int meter) {
        return "4711%04d".formatted(meter);
    }
}
