package pl.nurt.bridge.bench;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import pl.nurt.bridge.config.BridgeConfig;
import pl.nurt.bridge.config.ConcentratorSettings;
import pl.nurt.bridge.config.ConfigException;
import pl.nurt.bridge.config.PollSettings;
import pl.nurt.bridge.config.PollingSettings;
import pl.nurt.bridge.health.StatusBoard;
import pl.nurt.bridge.line.Endpoint;
import pl.nurt.bridge.modbus.MeterPlace;
import pl.nurt.bridge.outbox.Outbox;
import pl.nurt.bridge.poll.Pollers;

/**
 * How much the pollers read from slaves that answer after 50 ms, and whether dead endpoints slow down the others. Every reading goes into
 * an outbox on disk. Beside it stand plain sockets that ask the same slaves the same questions in the same process, and keep nothing.
 *
 * <p>Argument: seconds per measurement (8).
 */
public final class PollerBench {
    private static final Duration ANSWER_TIME = Duration.ofMillis(50);
    private static final Duration WARM_UP = Duration.ofSeconds(6);
    private static final int METERS = 200;
    private static final int PAIRS = 5;
    private static final int MOST_ENDPOINTS = 250;

    /** What two cores have for each of 5,000 requests a second. */
    private static final double CPU_MICROS = 400;

    private final Duration time;
    private final Slaves slaves;
    private final Path folder;
    private final ConcentratorSettings.Modbus sample;

    private PollerBench(Duration time, Slaves slaves, Path folder) throws ConfigException {
        this.time = time;
        this.slaves = slaves;
        this.folder = folder;
        this.sample = sample(folder);
    }

    public static void main(String[] args) throws Exception {
        var time = Duration.ofSeconds(args.length > 0 ? Long.parseLong(args[0]) : 8);
        var folder = Files.createTempDirectory("poller-bench");
        Files.writeString(folder.resolve("key"), "k");
        try (var slaves = new Slaves(ANSWER_TIME)) {
            var bench = new PollerBench(time, slaves, folder);
            for (var endpoints : new int[] {50, MOST_ENDPOINTS}) {
                bench.throughput(endpoints);
            }
            bench.isolation();
        } finally {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        System.exit(0);
    }

    private static ConcentratorSettings.Modbus sample(Path folder) throws ConfigException {
        var yaml = """
                portal: { url: 'http://127.0.0.1:1', apiKeyFile: key }
                concentrators:
                  - id: sample
                    protocol: modbus-tcp
                    endpoint: '127.0.0.1:1'
                    poll: { jitter: 0s, timeout: 2s, tries: 1 }
                    meters: [{ serial: '1', unit: 1, profile: plain }]
                profiles:
                  plain: { registers: [{ quantity: volume, fc: 3, offset: 0, type: u32, scale: '0.001' }] }
                """;
        var config = BridgeConfig.parse("bench.yaml", yaml, folder);
        return (ConcentratorSettings.Modbus) config.concentrators().getFirst();
    }

    /** Concentrators that are read without a pause. */
    private List<ConcentratorSettings> concentrators(int count, int port) {
        var all = new ArrayList<ConcentratorSettings>();
        for (var c = 0; c < count; c++) {
            var meters = new ArrayList<ConcentratorSettings.ModbusMeter>();
            for (var unit = 0; unit < METERS; unit++) {
                var first = sample.meters().getFirst();
                meters.add(new ConcentratorSettings.ModbusMeter(
                        "%d-%d-%d".formatted(port, c, unit),
                        new MeterPlace(unit, 0, first.place().profile()),
                        first.start()));
            }
            all.add(new ConcentratorSettings.Modbus(
                    port + "-" + c,
                    sample.framing(),
                    new Endpoint.Tcp("127.0.0.1", port),
                    withoutPause(sample.poll()),
                    sample.limits(),
                    sample.leniency(),
                    meters));
        }
        return all;
    }

    private static PollSettings withoutPause(PollSettings poll) {
        return new PollSettings(
                Duration.ofMillis(1),
                Duration.ZERO,
                null,
                poll.priority(),
                poll.timeout(),
                poll.tries(),
                Duration.ZERO,
                poll.gap(),
                poll.frame(),
                poll.drain(),
                poll.connect(),
                poll.deviceOffset(),
                poll.maxClockSkew());
    }

    private interface Measurement<T> {
        T of(Pollers pollers) throws InterruptedException;
    }

    private <T> T poll(List<ConcentratorSettings> concentrators, Measurement<T> measurement) throws Exception {
        var file = Files.createTempFile(folder, "outbox", ".db");
        Files.delete(file);
        try (var outbox = Outbox.open(file);
                var pollers = Pollers.start(
                        concentrators, PollingSettings.USUAL, outbox, new StatusBoard(), Clock.systemUTC())) {
            Thread.sleep(WARM_UP);
            return measurement.of(pollers);
        }
    }

    private void throughput(int endpoints) throws Exception {
        var ideal = endpoints * 1e9 / ANSWER_TIME.toNanos();
        var polled = poll(concentrators(endpoints, slaves.port()), pollers -> slaves.measure(time));
        var raw = rawSockets(endpoints);
        Report.atLeast(
                "poller, %d endpoints answering after 50 ms".formatted(endpoints),
                polled.perSecond(),
                0.9 * ideal,
                "requests/s");
        Report.atLeast(
                "poller as part of plain sockets asking %d endpoints".formatted(endpoints),
                polled.perSecond() / raw.perSecond(),
                0.9,
                "");
        if (endpoints == MOST_ENDPOINTS) {
            cpu(polled, raw);
        }
    }

    /** With fewer requests a second, the fixed cost of being awake counts more, and the cores have more time for each. */
    private void cpu(Slaves.Measured polled, Slaves.Measured raw) {
        Report.below(
                "poller, %d endpoints, CPU time for a request and its answer (plain sockets: %.0f µs)"
                        .formatted(MOST_ENDPOINTS, raw.cpuMicros()),
                polled.cpuMicros(),
                CPU_MICROS,
                "µs");
    }

    private Slaves.Measured rawSockets(int endpoints) throws Exception {
        var threads = new ArrayList<Thread>();
        for (var n = 0; n < endpoints; n++) {
            threads.add(Thread.ofVirtual().start(this::askWithoutEnd));
        }
        Thread.sleep(WARM_UP);
        var measured = slaves.measure(time);
        for (var thread : threads) {
            thread.interrupt();
            thread.join();
        }
        return measured;
    }

    private void askWithoutEnd() {
        var request = new byte[] {0, 1, 0, 0, 0, 6, 1, 3, 0, 0, 0, 2};
        var answer = new byte[13];
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), slaves.port())) {
            socket.setTcpNoDelay(true);
            var in = new DataInputStream(socket.getInputStream());
            while (true) {
                socket.getOutputStream().write(request);
                in.readFully(answer);
            }
        } catch (IOException e) {
            // Interrupted.
        }
    }

    /**
     * To 200 endpoints come two dead ones, and go again: one takes connections and never answers, one does not even take them. The
     * healthy ones are read all the while, so that both measurements of a pair meet the same machine.
     */
    private void isolation() throws Exception {
        var loopback = InetAddress.getLoopbackAddress();
        try (var mute = new ServerSocket(0, 50, loopback);
                var full = new ServerSocket(0, 1, loopback);
                var taken = new Socket(loopback, full.getLocalPort());
                var alsoTaken = new Socket(loopback, full.getLocalPort())) {
            if (!taken.isConnected() || !alsoTaken.isConnected()) {
                throw new IOException("the queue of the port that must be full is not");
            }
            var healthy = concentrators(200, slaves.port());
            var all = new ArrayList<>(healthy);
            all.addAll(concentrators(1, mute.getLocalPort()));
            all.addAll(concentrators(1, full.getLocalPort()));
            var ratios = poll(healthy, pollers -> {
                var some = new double[PAIRS];
                for (var pair = 0; pair < PAIRS; pair++) {
                    pollers.replace(healthy);
                    var alone = slaves.measure(time);
                    pollers.replace(all);
                    some[pair] = slaves.measure(time).percentile(0.99) / alone.percentile(0.99);
                }
                return some;
            });
            Arrays.sort(ratios);
            Report.below(
                    "p99 from request to request with 1 %% dead endpoints, as part of none dead, median of %d"
                            .formatted(PAIRS),
                    ratios[PAIRS / 2],
                    1.1,
                    "");
        }
    }
}
