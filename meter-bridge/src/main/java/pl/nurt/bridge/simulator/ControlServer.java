package pl.nurt.bridge.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets people and other processes look at a running park and change it: {@code GET} and {@code POST} on {@code /concentrators/ID} and
 * {@code /meters/NUMBER}, {@code GET} on {@code /concentrators}. A change is checked as a whole before any of it happens. Listens on the
 * loopback interface only, and refuses pages in a browser.
 */
final class ControlServer implements AutoCloseable {
    private static final int LARGEST_BODY = 16 * 1024;
    private static final JsonMapper JSON = new JsonMapper();

    private record Answer(int status, Object body) {
        private static Answer error(int status, String sentence) {
            return new Answer(status, Map.of("error", sentence));
        }
    }

    /** A place that can be looked at and changed. */
    private sealed interface Target {
        record Concentrator(Site site) implements Target {}

        record Meter(String name) implements Target {}
    }

    private final Park park;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** @param port 0 for any free one */
    ControlServer(Park park, int port) throws IOException {
        this.park = park;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new IOException("port " + port + " for the park's control cannot be opened: " + e.getMessage());
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer = answer(exchange);
            var bytes = (JSON.writeValueAsString(answer.body()) + "\n").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        if (!isLocal(exchange)) {
            return Answer.error(403, "Only programs on this machine may ask, and no page in a browser.");
        }
        var path = exchange.getRequestURI().getPath().split("/", -1);
        try {
            if (path.length == 2 && path[1].equals("concentrators")) {
                return exchange.getRequestMethod().equals("GET")
                        ? new Answer(200, ParkJson.of(park))
                        : Answer.error(405, "All concentrators together can only be looked at, with GET.");
            }
            if (path.length == 3 && path[1].equals("concentrators")) {
                return answer(exchange, new Target.Concentrator(park.site(path[2])));
            }
            if (path.length == 3 && path[1].equals("meters")) {
                park.meter(path[2]);
                return answer(exchange, new Target.Meter(path[2]));
            }
        } catch (NoSuchElementException unknown) {
            return Answer.error(404, unknown.getMessage() + ".");
        } catch (BadChange bad) {
            return Answer.error(400, bad.getMessage() + ".");
        }
        return Answer.error(404, "There are /concentrators, /concentrators/ID and /meters/NUMBER.");
    }

    private Answer answer(HttpExchange exchange, Target target) throws IOException, BadChange {
        switch (exchange.getRequestMethod()) {
            case "GET" -> {}
            case "POST" -> {
                var body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
                if (body.length > LARGEST_BODY) {
                    return Answer.error(413, "A change has at most " + LARGEST_BODY + " bytes.");
                }
                change(target, ChangeReader.parse(body));
            }
            default -> {
                return Answer.error(405, "GET looks at it, POST changes it.");
            }
        }
        return new Answer(200, show(target));
    }

    private void change(Target target, ChangeReader body) throws BadChange {
        switch (target) {
            case Target.Concentrator(var site) -> LineChange.read(body).applyTo(site);
            case Target.Meter(var name) -> MeterChange.read(body).applyTo(park, name);
        }
    }

    private Object show(Target target) {
        return switch (target) {
            case Target.Concentrator(var site) -> ParkJson.of(site);
            case Target.Meter(var name) -> ParkJson.of(park.meter(name), park.index(name));
        };
    }

    /** A page from elsewhere shows itself by its origin, a name that was bent to this machine by the host it asks for. */
    private static boolean isLocal(HttpExchange exchange) {
        var host = exchange.getRequestHeaders().getFirst("Host");
        return !exchange.getRequestHeaders().containsKey("Origin")
                && host != null
                && host.matches("(localhost|127\\.0\\.0\\.1)(:\\d+)?");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
