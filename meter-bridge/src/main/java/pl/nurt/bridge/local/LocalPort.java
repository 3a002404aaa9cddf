package pl.nurt.bridge.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pl.nurt.bridge.config.MetricsSettings;
import pl.nurt.bridge.health.StatusBoard;
import pl.nurt.bridge.outbox.Outbox;
import pl.nurt.bridge.outbox.OutboxException;
import pl.nurt.bridge.outbox.OutboxState;

/**
 * Answers {@code GET /health} and {@code GET /metrics}. Whoever can reach the port may ask; there are no secrets in the answers, and
 * nothing can be changed.
 *
 * <p>The JDK's own server: what it has to do is two pages of text, and on a small gateway every library has its price in memory and
 * start time.
 */
public final class LocalPort implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalPort.class);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final StatusBoard board;
    private final Outbox outbox;
    private final Clock clock;
    private final Portal portal;

    private LocalPort(HttpServer server, StatusBoard board, Outbox outbox, Clock clock, Portal portal) {
        this.server = server;
        this.board = board;
        this.outbox = outbox;
        this.clock = clock;
        this.portal = portal;
    }

    /**
     * What the way to the portal knows.
     *
     * @param statement gives the document that {@code /health} answers with
     * @param clockSkew gives by how much the portal's clock is ahead, null if that is not known
     */
    public record Portal(Supplier<byte[]> statement, Supplier<@Nullable Duration> clockSkew) {}

    /**
     * Opens the port.
     *
     * @throws IOException it cannot be opened; said in one sentence
     */
    public static LocalPort open(MetricsSettings settings, StatusBoard board, Outbox outbox, Clock clock, Portal portal)
            throws IOException {
        var address = new InetSocketAddress(settings.address(), settings.port());
        HttpServer server;
        try {
            server = HttpServer.create(address, 0);
        } catch (IOException e) {
            throw new IOException(
                    "The port for health and metrics, " + settings.address().getHostAddress() + ":" + settings.port()
                            + ", cannot be opened: " + e.getMessage() + ".",
                    e);
        }
        var port = new LocalPort(server, board, outbox, clock, portal);
        server.createContext("/", port::answer);
        server.setExecutor(port.threads);
        server.start();
        LOG.info("event=local_port address={}", server.getAddress());
        return port;
    }

    /** The port's number. */
    public int number() {
        return server.getAddress().getPort();
    }

    private record Answer(int status, String type, byte[] body) {
        static Answer text(int status, String text) {
            return new Answer(
                    status, "text/plain; version=0.0.4; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer = answerTo(exchange);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    private Answer answerTo(HttpExchange exchange) {
        if (!exchange.getRequestMethod().equals("GET")) {
            return Answer.text(405, "Only GET.\n");
        }
        try {
            return switch (exchange.getRequestURI().getPath()) {
                case "/health" -> {
                    // A concentrator out of reach is no reason to restart the bridge; readings that cannot be stored
                    // are.
                    var status = outbox.state() == OutboxState.FAILED ? 503 : 200;
                    yield new Answer(
                            status, "application/json", portal.statement().get());
                }
                case "/metrics" ->
                    Answer.text(
                            200,
                            MetricsText.of(
                                    board, outbox.health(), portal.clockSkew().get(), clock.instant()));
                default -> Answer.text(404, "There are /health and /metrics.\n");
            };
        } catch (OutboxException e) {
            return Answer.text(503, e.getMessage() + "\n");
        }
    }

    /** Closes at once. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
