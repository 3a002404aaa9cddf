package pl.nurt.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pl.nurt.bridge.config.BridgeConfig;
import pl.nurt.bridge.outbox.Outbox;
import pl.nurt.bridge.portal.FakePortal;
import pl.nurt.bridge.simulator.MeterSpec;
import pl.nurt.bridge.simulator.Park;
import pl.nurt.bridge.simulator.UseProfile;

/**
 * The bridge as a process of its own, killed at every step of read → outbox → send → acknowledge. Every reading that was ever in the
 * outbox is noted in the same file by a trigger, so that one which vanishes without having arrived is found.
 *
 * <p>{@code -Dnurt.crash.rounds=100} kills it a hundred times.
 */
class BridgeCrashTest {
    private static final int ROUNDS = Integer.getInteger("nurt.crash.rounds", 5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** When the bridge dies. */
    private enum Step {
        METER_ASKED,
        METER_ANSWERS,
        PORTAL_HAS_THE_BATCH,
        PORTAL_HAS_ANSWERED,
        ANY_MOMENT
    }

    @TempDir
    private Path folder;

    private final FakePortal portal = FakePortal.start();
    private final Random random = new Random(20261124);
    private Park park;
    private LineTap tap;

    @BeforeEach
    void start() throws Exception {
        park = Park.builder(Clock.systemUTC())
                .gateway("block-7", meter("31415926", 1), meter("27182818", 2), meter("16180339", 3))
                .start();
        tap = LineTap.before(park.endpoint("block-7"));
        Files.writeString(folder.resolve("key"), FakePortal.KEY);
        Files.writeString(folder.resolve("bridge.yaml"), """
                portal: { url: '%s', apiKeyFile: key, maxBackoff: 50ms, heartbeat: 1s }
                concentrators:
                  - id: block-7
                    protocol: mbus-tcp
                    endpoint: '%s'
                    poll: { every: 1s, jitter: 0s, timeout: 500ms, tries: 1, drain: 50ms }
                    meters:
                      - { serial: '31415926', primary: 1 }
                      - { serial: '27182818', primary: 2 }
                      - { serial: '16180339', primary: 3 }
                """.formatted(portal.url(), tap.endpoint()));
        noteEveryReading();
    }

    private static MeterSpec meter(String ident, int address) {
        return MeterSpec.of(ident, address)
                .withStart("100.000", Instant.parse("2026-01-01T00:00:00Z"))
                .withUse(UseProfile.HOLIDAY, "0");
    }

    @AfterEach
    void stop() {
        tap.close();
        park.close();
        portal.close();
    }

    private void noteEveryReading() throws SQLException {
        Outbox.open(outboxFile()).close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + outboxFile());
                var statement = connection.createStatement()) {
            statement.execute("create table witness (key text primary key)");
            statement.execute("create trigger witness after insert on reading"
                    + " begin insert or ignore into witness values (new.key); end");
        }
    }

    private Set<String> everyReading() throws SQLException {
        var keys = new HashSet<String>();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + outboxFile());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select key from witness")) {
            while (rows.next()) {
                keys.add(rows.getString(1));
            }
        }
        return keys;
    }

    private Path outboxFile() {
        return folder.resolve("outbox.db");
    }

    @Test
    void a_bridge_that_is_killed_at_any_step_loses_nothing_and_doubles_nothing() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            var step = Step.values()[round % Step.values().length];
            killAt(step);
            try (var outbox = Outbox.open(outboxFile())) {
                assertThat(outbox.deadLetters()).as("after %s", step).isEmpty();
            }
        }
        drain();
        assertThat(everyReading())
                .hasSizeGreaterThan(ROUNDS / 2)
                .isEqualTo(portal.accepted().keySet());
        assertThat(portal.violations()).isEmpty();
        var sent = portal.batches().stream().mapToInt(List::size).sum();
        assertThat(sent)
                .as("some were sent again")
                .isGreaterThan(portal.accepted().size());
    }

    private void killAt(Step step) throws Exception {
        var reached = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var seen = portal.accepted().size();
        switch (step) {
            case METER_ASKED -> tap.onRequest(() -> hold(reached, goOn));
            case METER_ANSWERS -> tap.onAnswer(reached::countDown);
            case PORTAL_HAS_THE_BATCH ->
                portal.judge(reading -> {
                    hold(reached, goOn);
                    return "ACCEPTED";
                });
            case PORTAL_HAS_ANSWERED, ANY_MOMENT -> {}
        }
        var bridge = startBridge();
        try {
            switch (step) {
                case METER_ASKED, METER_ANSWERS, PORTAL_HAS_THE_BATCH ->
                    assertThat(reached.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                            .as("%s", step)
                            .isTrue();
                case PORTAL_HAS_ANSWERED ->
                    await().atMost(PATIENCE)
                            .pollInterval(Duration.ofMillis(1))
                            .until(() -> portal.accepted().size() > seen);
                case ANY_MOMENT ->
                    await().atMost(PATIENCE)
                            .pollDelay(Duration.ofMillis(random.nextLong(1_500)))
                            .until(() -> true);
            }
        } finally {
            bridge.destroyForcibly().waitFor();
            tap.onRequest(() -> {});
            tap.onAnswer(() -> {});
            portal.judge(reading -> "ACCEPTED");
            goOn.countDown();
        }
    }

    private static void hold(CountDownLatch reached, CountDownLatch goOn) {
        reached.countDown();
        try {
            goOn.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Process startBridge() throws Exception {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx96m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Bridge.class.getName(),
                        "run",
                        "--config",
                        folder.resolve("bridge.yaml").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("bridge.log").toFile())
                .start();
    }

    /** A bridge that reads nothing sends what is left. */
    private void drain() throws Exception {
        var config = BridgeConfig.parse(
                "bridge.yaml",
                "portal: { url: '" + portal.url() + "', apiKeyFile: key, maxBackoff: 50ms, configuration: true }",
                folder);
        try (var bridge = BridgeRunner.start(config, Clock.systemUTC())) {
            await().atMost(PATIENCE).until(() -> bridge.queued() == 0);
        }
    }
}
