package pl.nurt.bridge.bench;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import pl.nurt.bridge.LineTap;
import pl.nurt.bridge.simulator.MeterSpec;
import pl.nurt.bridge.simulator.Park;

/**
 * The packaged bridge as a gateway runs it, with the concentrators of a whole commune: how long it takes to start, and how much memory
 * it needs when it has read every meter.
 *
 * <p>It has started when each concentrator has got its first request. Each time the outbox is a new one, and the portal is away. The
 * concentrators share the machine; a busy neighbour lengthens the start, and hardly its CPU time.
 */
public final class StartBench {
    private static final int STARTS = 5;
    private static final int CONCENTRATORS = 34;
    private static final int METERS = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern HEAP = Pattern.compile("total \\d+K, used (\\d+)K");
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");

    private final Path folder;
    private final List<LineTap> taps = new ArrayList<>();

    private StartBench(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws Exception {
        var folder = Files.createTempDirectory("nurt-start");
        try {
            new StartBench(folder).run();
        } finally {
            try (var files = Files.list(folder)) {
                for (var file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
        System.exit(0);
    }

    private void run() throws Exception {
        try (var park = park()) {
            var port = freePort();
            configure(park, port);
            // The first one is for the file system's cache only.
            stop(start().process());
            var seconds = new double[STARTS];
            var cpuSeconds = new double[STARTS];
            for (var round = 0; round < STARTS; round++) {
                var started = start();
                seconds[round] = started.seconds();
                cpuSeconds[round] = started.cpuSeconds();
                if (round == STARTS - 1) {
                    awaitEveryMeter(port);
                    memory(started.process().pid());
                }
                stop(started.process());
            }
            Report.below(
                    "bridge, start of the process until each of 34 concentrators with 1,700 meters is asked, median of "
                            + STARTS,
                    Report.median(seconds),
                    3,
                    "s");
            Report.below("bridge, CPU time of that start", Report.median(cpuSeconds), 3, "s");
        }
    }

    private static Park park() throws IOException {
        var park = Park.builder(Clock.systemUTC());
        for (var concentrator = 0; concentrator < CONCENTRATORS; concentrator++) {
            var meters = new MeterSpec[METERS];
            for (var meter = 0; meter < METERS; meter++) {
                meters[meter] = MeterSpec.of(serial(concentrator, meter), meter + 1);
            }
            if (isModbus(concentrator)) {
                park.modbus("c" + concentrator, meters);
            } else {
                park.gateway("c" + concentrator, meters);
            }
        }
        return park.start();
    }

    private static boolean isModbus(int concentrator) {
        return concentrator % 2 == 1;
    }

    private static String serial(int concentrator, int meter) {
        return Integer.toString(10_000_000 + concentrator * METERS + meter);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void configure(Park park, int port) throws IOException {
        var yaml = new StringBuilder("""
                portal: { url: 'http://127.0.0.1:9', apiKeyFile: api-key }
                metrics: { port: %d }
                concentrators:
                """.formatted(port));
        for (var concentrator = 0; concentrator < CONCENTRATORS; concentrator++) {
            var tap = LineTap.before(park.endpoint("c" + concentrator));
            taps.add(tap);
            yaml.append(
                    """
                      - id: c%d
                        protocol: %s
                        endpoint: '%s'
                        poll: { every: 1h, jitter: 0s }
                        meters:
                    """.formatted(concentrator, isModbus(concentrator) ? "modbus-tcp" : "mbus-tcp", tap.endpoint()));
            for (var meter = 0; meter < METERS; meter++) {
                yaml.append("      - { serial: '%s', %s }\n"
                        .formatted(
                                serial(concentrator, meter),
                                isModbus(concentrator)
                                        ? "unit: %d, profile: nurt-simple, base: 0".formatted(meter + 1)
                                        : "primary: %d".formatted(meter + 1)));
            }
        }
        Files.writeString(folder.resolve("bridge.yaml"), yaml);
        Files.writeString(folder.resolve("api-key"), "key");
    }

    private record Started(Process process, double seconds, double cpuSeconds) {}

    private Started start() throws Exception {
        for (var file : List.of("outbox.db", "outbox.db-wal", "outbox.db-shm", "outbox.db.lock")) {
            Files.deleteIfExists(folder.resolve(file));
        }
        var asked = new CountDownLatch(CONCENTRATORS);
        for (var tap : taps) {
            var first = new AtomicBoolean(true);
            tap.onRequest(() -> {
                if (first.getAndSet(false)) {
                    asked.countDown();
                }
            });
        }
        var command = new ArrayList<String>();
        command.add(JAVA.resolve("java").toString());
        System.getProperty("nurt.bridge.options").lines().forEach(command::add);
        command.addAll(List.of(
                "-jar",
                System.getProperty("nurt.bridge.jar"),
                "run",
                "--config",
                folder.resolve("bridge.yaml").toString()));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        var before = System.nanoTime();
        var process = builder.start();
        if (!asked.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("not started: " + Files.readString(folder.resolve("log")));
        }
        var seconds = (System.nanoTime() - before) / 1e9;
        var cpuSeconds = process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
        System.out.printf("asked after %.2f s, with %.2f s of CPU time%n", seconds, cpuSeconds);
        return new Started(process, seconds, cpuSeconds);
    }

    private static void stop(Process process) throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    private static void awaitEveryMeter(int port) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                .build();
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var http = HttpClient.newHttpClient()) {
            while (!metrics(http, request).contains("nurt_bridge_meters_answering " + CONCENTRATORS * METERS + "\n")) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("not every meter has answered");
                }
                Thread.sleep(Duration.ofMillis(200));
            }
        }
    }

    /** Empty while the port is not open yet: the concentrators are asked first. */
    private static String metrics(HttpClient http, HttpRequest request) throws Exception {
        try {
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (ConnectException e) {
            return "";
        }
    }

    private static void memory(long pid) throws Exception {
        // Before anything is collected on demand.
        var status = Path.of("/proc", Long.toString(pid), "status");
        if (Files.exists(status)) {
            Report.below(
                    "bridge, most resident memory so far", kilobytes(PEAK, Files.readString(status)) / 1024, 256, "MB");
        }
        jcmd(pid, "GC.run");
        jcmd(pid, "GC.run");
        Report.below(
                "bridge, live heap of at most 96 MB with 1,700 meters read",
                kilobytes(HEAP, jcmd(pid, "GC.heap_info")) / 1024,
                96,
                "MB");
    }

    private static double kilobytes(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .reduce(Long::sum)
                .orElseThrow(() -> new IllegalStateException("no number of kilobytes in: " + text));
    }

    private static String jcmd(long pid, String command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(JAVA.resolve("jcmd").toString(), Long.toString(pid), command)
                .redirectErrorStream(true)
                .start();
        var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return answer;
    }
}
