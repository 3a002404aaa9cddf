package pl.nurt.bridge.portal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The portal's end of the contract: strict about what it takes, and as unfriendly as a test wants it. */
public final class FakePortal implements AutoCloseable {
    public static final String KEY = "test-key-0123456789";

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> READING_FIELDS =
            Set.of("key", "concentrator", "meter", "readAt", "indexM3", "flags", "expectedMeter", "raw");

    /** How an answer comes. */
    public enum Manner {
        WHOLE,
        /** The connection breaks within the body. */
        HALF,
        /** The connection breaks instead of an answer. */
        BROKEN,
        /** The body comes byte by byte and never ends. */
        SLOW
    }

    /** An answer in place of the usual one. */
    public record Trouble(int status, String body, Map<String, String> headers, Manner manner) {
        public Trouble(int status, String body, Map<String, String> headers) {
            this(status, body, headers, Manner.WHOLE);
        }

        public static Trouble of(int status) {
            return new Trouble(status, "", Map.of());
        }

        public static Trouble of(Manner manner) {
            return new Trouble(200, "{\"answers\":[" + " ".repeat(20_000) + "]}", Map.of(), manner);
        }
    }

    private final HttpServer server;
    private final Map<String, JsonNode> accepted = new ConcurrentHashMap<>();
    private final List<List<String>> batches = new CopyOnWriteArrayList<>();
    private final List<JsonNode> heartbeats = new CopyOnWriteArrayList<>();
    private final List<String> requestIds = new CopyOnWriteArrayList<>();
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private final List<String> encodings = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<Trouble> troubles = new ConcurrentLinkedQueue<>();
    private final FakePortalKeys keys = new FakePortalKeys(NewKey.hash(KEY));
    private final FakeOffice office = new FakeOffice();
    private volatile Function<JsonNode, String> judge = reading -> "ACCEPTED";
    private volatile Set<String> poison = Set.of();
    private volatile int largestBatch = 500;
    private volatile int gzipAnswer;
    private volatile @Nullable Duration clockAhead;

    private FakePortal(HttpServer server) {
        this.server = server;
    }

    public static FakePortal start() {
        return start(0);
    }

    public static FakePortal start(int port) {
        try {
            return serve(HttpServer.create(address(port), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param wantsCertificate whether only bridges with a certificate that {@code tls} trusts are let in */
    static FakePortal startEncrypted(SSLContext tls, boolean wantsCertificate) throws IOException {
        var server = HttpsServer.create(address(0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                var wanted = tls.getDefaultSSLParameters();
                wanted.setNeedClientAuth(wantsCertificate);
                parameters.setSSLParameters(wanted);
            }
        });
        return serve(server);
    }

    private static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static FakePortal serve(HttpServer server) {
        var portal = new FakePortal(server);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/bridge/", exchange -> {
            try (exchange) {
                portal.handle(exchange);
            }
        });
        server.start();
        return portal;
    }

    public URI url() {
        var scheme = server instanceof HttpsServer ? "https" : "http";
        return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
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

    /** Content-Encoding of every batch. */
    List<String> encodings() {
        return encodings;
    }

    FakePortalKeys keys() {
        return keys;
    }

    FakeOffice office() {
        return office;
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
    public void poison(Set<String> keysOfReadings) {
        poison = keysOfReadings;
    }

    /** Larger batches are answered with 413. */
    void largestBatch(int readings) {
        largestBatch = readings;
    }

    /** Compressed bodies are answered with {@code status}. */
    void refuseGzip(int status) {
        gzipAnswer = status;
    }

    /** From now on heartbeats are answered with a clock that is wrong by this. */
    public void clockAhead(Duration by) {
        clockAhead = by;
    }

    private void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().substring("/api/bridge/".length());
        var packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        var body = exchange.getRequestBody().readAllBytes();
        requestIds.add(String.valueOf(exchange.getRequestHeaders().getFirst("X-Request-Id")));
        if (packed && gzipAnswer != 0) {
            answer(exchange, Trouble.of(gzipAnswer));
            return;
        }
        var json = body.length == 0 ? JSON.createObjectNode() : JSON.readTree(packed ? unpacked(body) : body);
        if (path.equals("enrolment")) {
            answer(exchange, keys.enrol(json));
        } else if (!keys.isKnown(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, Trouble.of(401));
        } else if (path.equals("readings")) {
            encodings.add(packed ? "gzip" : "plain");
            answer(exchange, readings(json.path("readings")));
        } else if (path.equals("heartbeat")) {
            answer(exchange, heartbeat(json));
        } else if (path.equals("key")) {
            answer(exchange, keys.announce(json));
        } else {
            answer(exchange, office.handle(path, json));
        }
    }

    private static byte[] unpacked(byte[] body) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return in.readAllBytes();
        }
    }

    private Trouble readings(JsonNode readings) {
        var keysOfBatch = new ArrayList<String>();
        readings.forEach(r -> keysOfBatch.add(check(r)));
        if (keysOfBatch.isEmpty()
                || keysOfBatch.size() > 500
                || Set.copyOf(keysOfBatch).size() != keysOfBatch.size()) {
            violations.add("batch of " + keysOfBatch.size());
        }
        batches.add(keysOfBatch);
        var trouble = troubles.poll();
        if (trouble != null) {
            return trouble;
        }
        if (keysOfBatch.stream().anyMatch(poison::contains)) {
            return Trouble.of(400);
        }
        if (keysOfBatch.size() > largestBatch) {
            return Trouble.of(413);
        }
        return new Trouble(200, answers(readings), Map.of("Content-Type", "application/json"));
    }

    private String answers(JsonNode readings) {
        var answers = new ArrayList<Map<String, String>>();
        for (var reading : readings) {
            var key = reading.path("key").asString();
            var verdict = judge.apply(reading).split(":", 2);
            switch (verdict[0]) {
                case "ACCEPTED" -> answers.add(Map.of("key", key, "status", take(key, reading)));
                case "REFUSED" -> answers.add(Map.of("key", key, "status", "REFUSED", "reason", verdict[1]));
                default -> {}
            }
        }
        return JSON.writeValueAsString(Map.of("answers", answers));
    }

    private String take(String key, JsonNode reading) {
        var before = accepted.putIfAbsent(key, reading);
        // Read again within the second, the telegram may differ by its access number; the value may not.
        if (before != null && !before.path("indexM3").equals(reading.path("indexM3"))) {
            violations.add("another value with the key " + key);
        }
        return before == null ? "ACCEPTED" : "REPEATED";
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

    private Trouble heartbeat(JsonNode json) {
        heartbeats.add(json);
        var ahead = clockAhead;
        var answer = JSON.createObjectNode();
        answer.put(
                "receivedAt",
                Instant.now().plus(ahead == null ? Duration.ZERO : ahead).toString());
        office.newestVersion().ifPresent(version -> answer.put("configurationVersion", version));
        return new Trouble(200, JSON.writeValueAsString(answer), Map.of());
    }

    private static void answer(HttpExchange exchange, Trouble answer) throws IOException {
        if (answer.manner() == Manner.BROKEN) {
            return;
        }
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        var body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        switch (answer.manner()) {
            case WHOLE -> exchange.getResponseBody().write(body);
            case HALF -> exchange.getResponseBody().write(body, 0, body.length / 2);
            case SLOW -> trickle(exchange, body);
            case BROKEN -> {}
        }
    }

    private static void trickle(HttpExchange exchange, byte[] body) throws IOException {
        try {
            for (var b : body) {
                exchange.getResponseBody().write(b);
                exchange.getResponseBody().flush();
                Thread.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
