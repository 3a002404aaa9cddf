package pl.nurt.it;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The packaged portal as a process. */
final class Portal implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** What else the machine is started with; the benchmarks start it as {@code ./nurt run} does. */
    private static final List<String> OPTIONS =
            System.getProperty("nurt.portal.options", "").lines().toList();

    private final int port;
    private final Process process;

    private Portal(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    /** Starts on the port and waits until it is healthy. */
    static Portal start(Database database, int port, Path log, String... settings) {
        var arguments = new ArrayList<>(OPTIONS);
        arguments.addAll(List.of("-Xmx700m", "-jar", System.getProperty("nurt.portal.jar")));
        arguments.addAll(List.of(settings));
        var process = Processes.java(
                arguments,
                Map.of(
                        "NURT_DATABASE_URL",
                        database.url(),
                        "SPRING_FLYWAY_URL",
                        database.migrationUrl(),
                        "NURT_PORT",
                        Integer.toString(port),
                        // The tests speak plain HTTP.
                        "NURT_SECURE_COOKIES",
                        "false"),
                log);
        var portal = new Portal(port, process);
        await().atMost(Processes.PATIENCE).pollInterval(Duration.ofMillis(200)).until(portal::healthy);
        return portal;
    }

    URI address() {
        return URI.create("http://localhost:" + port);
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    boolean healthy() throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(address().resolve("/actuator/health"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).statusCode() == 200;
        } catch (IOException notYet) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the portal stopped at its start", notYet);
            }
            return false;
        }
    }

    /** kill -9. */
    void kill() {
        Processes.kill(process);
    }

    @Override
    public void close() {
        Processes.stop(process);
    }
}
