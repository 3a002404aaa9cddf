package pl.nurt.bridge.portal;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pl.nurt.bridge.config.PortalSettings;
import pl.nurt.bridge.outbox.Reading;

/** One request to the portal, and what its answer means. The API key is read for each request and never kept or logged. */
final class PortalClient implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PortalClient.class);
    private static final int LARGEST_ANSWER = 4 * 1024 * 1024;

    /** What came of a request. */
    sealed interface Reply {
        /** The portal answered for each reading, or for as many as it understood. */
        record Answered(String requestId, Map<String, PortalJson.Answer> answers) implements Reply {}

        /** The heartbeat was taken. */
        record Noted() implements Reply {}

        /** The portal does not take this body, and would not take it another time. */
        record Unacceptable(int status) implements Reply {}

        /** Not now. @param reason for the log, @param wished how long the portal wants to be left alone */
        record Later(String reason, Duration wished) implements Reply {
            Later(String reason) {
                this(reason, Duration.ZERO);
            }
        }
    }

    private final PortalSettings settings;
    private final Clock clock;
    private final HttpClient http;

    PortalClient(PortalSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                // A redirect would carry the key to an address nobody configured.
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.timeout())
                .build();
    }

    Reply send(List<Reading> readings) throws InterruptedException {
        return post("/api/bridge/readings", PortalJson.batch(readings), readings.size());
    }

    Reply heartbeat(byte[] body) throws InterruptedException {
        return post("/api/bridge/heartbeat", body, 0);
    }

    private Reply post(String path, byte[] body, int readings) throws InterruptedException {
        var requestId = UUID.randomUUID().toString();
        var started = System.nanoTime();
        Reply reply;
        try {
            var request = HttpRequest.newBuilder(
                            settings.url().resolve(settings.url().getRawPath() + path))
                    .timeout(settings.timeout())
                    .header("Authorization", "Bearer " + settings.apiKey().read())
                    .header("Content-Type", "application/json")
                    .header("X-Request-Id", requestId)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            var response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (var in = response.body()) {
                reply = understand(requestId, response.statusCode(), response.headers(), in.readNBytes(LARGEST_ANSWER));
            }
        } catch (IOException e) {
            reply = new Reply.Later(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        }
        LOG.debug(
                "event=request path={} request={} readings={} bytes={} millis={} reply={}",
                path,
                requestId,
                readings,
                body.length,
                (System.nanoTime() - started) / 1_000_000,
                reply.getClass().getSimpleName());
        if (reply instanceof Reply.Later(var reason, var ignored)) {
            LOG.warn("event=portal_failed path={} request={} reason=\"{}\"", path, requestId, reason);
        }
        return reply;
    }

    private Reply understand(String requestId, int status, HttpHeaders headers, byte[] body) {
        return switch (status) {
            case 200 ->
                PortalJson.answers(body)
                        .<Reply>map(answers -> new Reply.Answered(requestId, answers))
                        .orElseGet(() -> new Reply.Later("the portal's answer is not understood"));
            case 204 -> new Reply.Noted();
            case 400, 413 -> new Reply.Unacceptable(status);
            case 401 -> new Reply.Later("the portal does not know the API key (401), all readings are kept");
            default -> new Reply.Later("the portal answers " + status, retryAfter(headers));
        };
    }

    private Duration retryAfter(HttpHeaders headers) {
        var text = headers.firstValue("Retry-After").orElse("0").strip();
        try {
            if (text.matches("\\d{1,9}")) {
                return Duration.ofSeconds(Long.parseLong(text));
            }
            var at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            var wished = Duration.between(clock.instant(), at.toInstant());
            return wished.isNegative() ? Duration.ZERO : wished;
        } catch (DateTimeException notUnderstood) {
            return Duration.ZERO;
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
