package pl.nurt.bridge.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import pl.nurt.bridge.BridgeRunner;
import pl.nurt.bridge.config.BridgeConfig;
import pl.nurt.bridge.config.PollingSettings;
import pl.nurt.bridge.health.StatusBoard;
import pl.nurt.bridge.line.Endpoint;
import pl.nurt.bridge.mbus.link.LinkFailure;
import pl.nurt.bridge.mbus.link.LinkSettings;
import pl.nurt.bridge.mbus.link.MBusMaster;
import pl.nurt.bridge.mbus.link.MeterAddress;
import pl.nurt.bridge.outbox.Outbox;
import pl.nurt.bridge.outbox.Reading;
import pl.nurt.bridge.poll.Pollers;
import pl.nurt.bridge.portal.FakePortal;
import pl.nurt.bridge.portal.Links;
import pl.nurt.bridge.simulator.Fault;
import pl.nurt.bridge.simulator.MeterSpec;
import pl.nurt.bridge.simulator.Park;
import pl.nurt.bridge.simulator.UseProfile;

/** How soon the bridge gives up what has no end, passes on what it has read, and closes. The tests only ask that it does. */
public final class PromptBench {
    private static final int ROUNDS = 20;
    private static final Duration ANSWER = Duration.ofMillis(60);
    private static final Duration FRAME = Duration.ofMillis(150);
    private static final Duration QUIET = Duration.ofMillis(40);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path folder;

    private PromptBench(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws Exception {
        var folder = Files.createTempDirectory("nurt-prompt");
        Files.writeString(folder.resolve("key"), FakePortal.KEY);
        var bench = new PromptBench(folder);
        bench.streamWithoutEnd();
        bench.closingPollers();
        bench.fromOutboxToPortal();
        bench.fromRegisterToPortal();
        System.exit(0);
    }

    private void streamWithoutEnd() throws Exception {
        var settings =
                new LinkSettings(Duration.ofSeconds(2), ANSWER, Duration.ofMillis(30), FRAME, QUIET, Duration.ZERO, 2);
        try (var noise = new Noise();
                var master = new MBusMaster(noise.endpoint(), settings)) {
            var slowest = slowest(() -> {
                try {
                    master.read(new MeterAddress.Primary(1));
                    throw new IllegalStateException("noise was taken for a value");
                } catch (LinkFailure givenUp) {
                    return true;
                }
            });
            Report.below(
                    "M-Bus read of a line that never rests, two tries of 60 ms and frames of 150 ms, slowest of "
                            + ROUNDS,
                    slowest,
                    5,
                    "s");
        }
    }

    /** One that says nothing and one that never stops, each waited for by both protocols. */
    private void closingPollers() throws Exception {
        try (var muteBus = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var muteGateway = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var noisyBus = new Noise();
                var noisyGateway = new Noise();
                var outbox = outbox("closing.db")) {
            var poll = "{ every: 1h, jitter: 0s, timeout: 60s, frame: 60s, drain: 60s, connect: 60s }";
            var yaml = new StringBuilder("portal: { url: 'http://127.0.0.1:9', apiKeyFile: key }\nconcentrators:\n");
            for (var port : new int[] {muteBus.getLocalPort(), noisyBus.port()}) {
                yaml.append("""
                          - { id: m%1$d, protocol: mbus-tcp, endpoint: '127.0.0.1:%1$d', poll: %2$s, meters: [{ serial: '%1$08d', primary: 1 }] }
                        """.formatted(port, poll));
            }
            for (var port : new int[] {muteGateway.getLocalPort(), noisyGateway.port()}) {
                yaml.append("""
                          - { id: t%1$d, protocol: modbus-tcp, endpoint: '127.0.0.1:%1$d', poll: %2$s, meters: [{ serial: '%1$08d', unit: 1, profile: nurt-simple }] }
                        """.formatted(port, poll));
            }
            var concentrators = config(yaml.toString()).concentrators();
            var seconds = new double[ROUNDS];
            for (var round = 0; round < ROUNDS; round++) {
                var pollers = Pollers.start(
                        concentrators, PollingSettings.USUAL, outbox, new StatusBoard(), Clock.systemUTC());
                concentrators.forEach(concentrator -> pollers.readNow(concentrator.id(), null));
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
                seconds[round] = seconds(() -> {
                    pollers.close();
                    return true;
                });
            }
            Report.below(
                    "closing pollers that wait for lines with a patience of a minute, slowest of " + ROUNDS,
                    Arrays.stream(seconds).max().orElseThrow(),
                    3,
                    "s");
        }
    }

    private void fromOutboxToPortal() throws Exception {
        try (var portal = FakePortal.start();
                var outbox = outbox("waking.db");
                var _ = Links.start(config(portal, "[]").portal(), outbox, new StatusBoard())) {
            until(() -> !portal.heartbeats().isEmpty());
            var seconds = new double[ROUNDS];
            for (var round = 0; round < ROUNDS; round++) {
                var reading = new Reading(
                        "block-7",
                        "31415926-APA-0A-07",
                        Instant.parse("2026-11-23T12:00:00Z").plusSeconds(round),
                        new BigDecimal("1.234"),
                        Set.of(),
                        null,
                        "68ff");
                seconds[round] = seconds(() -> {
                    outbox.append(List.of(reading));
                    until(() -> portal.accepted().containsKey(reading.key()));
                    return true;
                });
            }
            Report.below(
                    "reading in the outbox until the portal has it, slowest of " + ROUNDS,
                    Arrays.stream(seconds).max().orElseThrow(),
                    1,
                    "s");
        }
    }

    /** Rounds begin every second, so that half of it is the wait for the next one. */
    private void fromRegisterToPortal() throws Exception {
        try (var portal = FakePortal.start();
                var park = Park.builder(Clock.systemUTC())
                        .gateway(
                                "block-7",
                                MeterSpec.of("31415926", 1)
                                        .withStart("100.000", Instant.parse("2026-01-01T00:00:00Z"))
                                        .withUse(UseProfile.HOLIDAY, "0"))
                        .start()) {
            var config = config(
                    portal,
                    "[{ id: block-7, protocol: mbus-tcp, endpoint: '%s', poll: { every: 1s, jitter: 0s, timeout: 500ms, tries: 2, drain: 100ms }, meters: [{ serial: '31415926-APA-0A-07', primary: 1 }] }]"
                            .formatted(park.endpoints().get("block-7")));
            var bridge = BridgeRunner.start(config, Clock.systemUTC());
            until(() -> arrived(portal, "100.000"));
            var slowest = 0.0;
            for (var round = 1; round <= ROUNDS; round++) {
                var index = "100.%03d".formatted(round);
                slowest = Math.max(slowest, seconds(() -> {
                    park.setIndex("31415926", new BigDecimal(index));
                    until(() -> arrived(portal, index));
                    return true;
                }));
            }
            Report.below(
                    "register that moves until the portal has it, read each second, slowest of " + ROUNDS,
                    slowest,
                    2,
                    "s");
            park.fail("31415926", Fault.LATE);
            LockSupport.parkNanos(Duration.ofMillis(1_200).toNanos());
            Report.below(
                    "closing the bridge in the middle of a round",
                    seconds(() -> {
                        bridge.close();
                        return true;
                    }),
                    5,
                    "s");
        }
    }

    private static boolean arrived(FakePortal portal, String index) {
        return portal.accepted().values().stream()
                .anyMatch(reading -> reading.path("indexM3").asString("").equals(index));
    }

    private Outbox outbox(String name) throws IOException {
        return Outbox.open(folder.resolve(name));
    }

    private BridgeConfig config(FakePortal portal, String concentrators) throws Exception {
        return config("portal: { url: '%s', apiKeyFile: key, maxBackoff: 50ms }\nconcentrators: %s\n"
                .formatted(portal.url(), concentrators));
    }

    private BridgeConfig config(String yaml) throws Exception {
        return BridgeConfig.parse("bench.yaml", yaml, folder);
    }

    private static double slowest(Callable<Boolean> work) throws Exception {
        var slowest = 0.0;
        for (var round = 0; round < ROUNDS; round++) {
            slowest = Math.max(slowest, seconds(work));
        }
        return slowest;
    }

    private static double seconds(Callable<Boolean> work) throws Exception {
        var start = System.nanoTime();
        work.call();
        return (System.nanoTime() - start) / 1e9;
    }

    private static void until(BooleanSupplier so) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("what was waited for did not come");
            }
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
    }

    /** Pours zeros on everybody who connects. */
    private static final class Noise implements AutoCloseable {
        private final ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());

        Noise() throws IOException {
            Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        var connection = listener.accept();
                        Thread.ofVirtual().start(() -> {
                            try (connection) {
                                pour(connection.getOutputStream());
                            } catch (IOException gone) {
                                // The master has had enough.
                            }
                        });
                    }
                } catch (IOException closed) {
                    // Closed.
                }
            });
        }

        private static void pour(OutputStream out) throws IOException {
            var chunk = new byte[1_000];
            while (true) {
                out.write(chunk);
                Thread.yield();
            }
        }

        int port() {
            return listener.getLocalPort();
        }

        Endpoint endpoint() {
            return new Endpoint.Tcp("127.0.0.1", port());
        }

        @Override
        public void close() throws IOException {
            listener.close();
        }
    }
}
