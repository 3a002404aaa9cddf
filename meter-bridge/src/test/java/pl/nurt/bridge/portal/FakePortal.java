package pl.nurt.bridge.portal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The portal's end of the contract: strict about what it takes, and as unfriendly as a test wants it. */
public final class FakePortal implements AutoCloseable {
    public static final String KEY = "test-key-0123456789";

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> READING_FIELDS =
            Set.of("key", "concentrator", "meter", "readAt", "indexM3", "flags", "expectedMeter", "raw");

    /** An answer in place of the usual one. */
    public record Trouble(int status, String body, Map<String, String> headers) {
        public static Trouble of(int status) {
            return new Trouble(status, "", Map.of());
        }
    }

    private final HttpServer server;
    private final Map<String, JsonNode> accepted = new ConcurrentHashMap<>();
    private final List<List<String>> batches = new CopyOnWriteArrayList<>();
    private final List<JsonNode> heartbeats = new CopyOnWriteArrayList<>();
    private final List<String> requestIds = new CopyOnWriteArrayList<>();
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<Trouble> troubles = new ConcurrentLinkedQueue<>();
    private volatile Function<JsonNode, String> judge = reading -> "ACCEPTED";
    private volatile Set<String> poison = Set.of();

    private FakePortal(HttpServer server) {
        this.server = server;
    }

    public static FakePortal start() {
        return start(0);
    }

    public static FakePortal start(int port) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            var portal = new FakePortal(server);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/api/bridge/readings", portal::readings);
            server.createContext("/api/bridge/heartbeat", portal::heartbeat);
            server.start();
            return portal;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Readings that were accepted, by key. */
    public Map<String, JsonNode> accepted() {
        return accepted;
    }

    /** Keys of every batch that came, in order, whatever was answered. */
    public List<List<String>> batches() {
        return batches;
    }

    public List<JsonNode> heartbeats() {
        return heartbeats;
    }

    public List<String> requestIds() {
        return requestIds;
    }

    /** Where requests departed from the contract. */
    public List<String> violations() {
        return violations;
    }

    /** Answers the next requests for readings with these, one after the other. */
    public void trouble(Trouble... next) {
        troubles.addAll(List.of(next));
    }

    /** Decides about each reading: {@code ACCEPTED}, {@code REFUSED:REASON}, or nothing to leave it unanswered. */
    public void judge(Function<JsonNode, String> newJudge) {
        judge = newJudge;
    }

    /** Batches that hold one of these keys are answered with 400. */
    public void poison(Set<String> keys) {
        poison = keys;
    }

    private void readings(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            if (!isAuthorized(exchange)) {
                answer(exchange, Trouble.of(401));
                return;
            }
            var readings = JSON.readTree(body).path("readings");
            var keys = new ArrayList<String>();
            readings.forEach(r -> keys.add(check(r)));
            if (keys.isEmpty() || keys.size() > 500 || Set.copyOf(keys).size() != keys.size()) {
                violations.add("batch of " + keys.size());
            }
            batches.add(keys);
            var trouble = troubles.poll();
            if (trouble != null) {
                answer(exchange, trouble);
            } else if (keys.stream().anyMatch(poison::contains)) {
                answer(exchange, Trouble.of(400));
            } else {
                answer(exchange, new Trouble(200, answers(readings), Map.of("Content-Type", "application/json")));
            }
        }
    }

    private String answers(JsonNode readings) {
        var answers = new ArrayList<Map<String, String>>();
        for (var reading : readings) {
            var key = reading.path("key").asString();
            var verdict = judge.apply(reading).split(":", 2);
            switch (verdict[0]) {
                case "ACCEPTED" ->
                    answers.add(Map.of(
                            "key",
                            key,
                            "status",
                            accepted.putIfAbsent(key, reading) == null ? "ACCEPTED" : "REPEATED"));
                case "REFUSED" -> answers.add(Map.of("key", key, "status", "REFUSED", "reason", verdict[1]));
                default -> {}
            }
        }
        return JSON.writeValueAsString(Map.of("answers", answers));
    }

    private String check(JsonNode reading) {
        reading.propertyNames().forEach(name -> {
            if (!READING_FIELDS.contains(name)) {
                violations.add("field " + name);
            }
        });
        var key = reading.path("key").asString("");
        matches(key, ".{1,120}");
        matches(reading.path("concentrator").asString(""), ".{1,60}");
        matches(reading.path("meter").asString(""), ".{1,40}");
        matches(reading.path("readAt").asString(""), "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        if (reading.has("indexM3")) {
            matches(reading.path("indexM3").asString(""), "-?[0-9]{1,15}(\\.[0-9]{1,6})?");
        }
        reading.path("flags").forEach(flag -> matches(flag.asString(""), "[A-Z_]{1,40}"));
        matches(reading.path("raw").asString(""), "([0-9a-f]{2}){0,1024}");
        return key;
    }

    private void matches(String text, String pattern) {
        if (!text.matches(pattern)) {
            violations.add("'" + text + "' is not " + pattern);
        }
    }

    private void heartbeat(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            if (!isAuthorized(exchange)) {
                answer(exchange, Trouble.of(401));
                return;
            }
            heartbeats.add(JSON.readTree(body));
            answer(exchange, Trouble.of(204));
        }
    }

    private boolean isAuthorized(HttpExchange exchange) {
        requestIds.add(String.valueOf(exchange.getRequestHeaders().getFirst("X-Request-Id")));
        return ("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private static void answer(HttpExchange exchange, Trouble answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        var body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
