package pl.nurt.bridge.portal;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpHeaders;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pl.nurt.bridge.health.Counters;
import pl.nurt.bridge.outbox.Reading;

/** The portal's questions and answers: what may be asked, and what an answer means for whoever asked. For any number of threads. */
final class PortalClient {
    private static final Logger LOG = LoggerFactory.getLogger(PortalClient.class);

    /** What came of a request. */
    sealed interface Reply {
        /** The portal did what it was asked for. */
        record Taken(String requestId, byte[] body) implements Reply {}

        /** The portal does not take this body, and would not take it another time. */
        record Unacceptable(int status) implements Reply {}

        /** What the request is about does not exist, or not any more. */
        record Gone(int status) implements Reply {}

        /**
         * Not now.
         *
         * @param reason for the log
         * @param wished how long the portal wants to be left alone
         * @param slow whether time ran out before the whole answer came
         */
        record Later(String reason, Duration wished, boolean slow) implements Reply {
            Later(String reason) {
                this(reason, Duration.ZERO, false);
            }
        }
    }

    private interface Exchange {
        PortalConnection.Answer run() throws IOException, InterruptedException;
    }

    private final PortalConnection connection;
    private final Counters counters;
    private final Clock clock;

    PortalClient(PortalConnection connection, Counters counters, Clock clock) {
        this.counters = counters;
        this.connection = connection;
        this.clock = clock;
    }

    Reply send(List<Reading> readings) throws InterruptedException {
        return post("/api/bridge/readings", PortalJson.batch(readings));
    }

    Reply heartbeat(byte[] body) throws InterruptedException {
        return post("/api/bridge/heartbeat", body);
    }

    /** Asks for commands; the portal may hold its answer back for {@code patience}. */
    Reply nextCommands(byte[] wish, Duration patience) throws InterruptedException {
        var path = "/api/bridge/commands/next";
        return ask(path, () -> connection.post(path, wish, patience));
    }

    Reply answerCommand(long id, byte[] answer) throws InterruptedException {
        return post("/api/bridge/commands/" + id + "/answer", answer);
    }

    Reply configuration(long version) throws InterruptedException {
        var path = "/api/bridge/configuration/" + version;
        return ask(path, () -> connection.get(path));
    }

    Reply configurationOutcome(long version, byte[] outcome) throws InterruptedException {
        return post("/api/bridge/configuration/" + version + "/outcome", outcome);
    }

    Reply newKey(String hash) throws InterruptedException {
        return post("/api/bridge/key", PortalJson.newKey(hash));
    }

    private Reply post(String path, byte[] body) throws InterruptedException {
        return ask(path, () -> connection.post(path, body));
    }

    private Reply ask(String path, Exchange exchange) throws InterruptedException {
        var started = System.nanoTime();
        Reply reply;
        var requestId = "";
        try {
            var answer = exchange.run();
            requestId = answer.requestId();
            reply = understand(answer);
        } catch (HttpTimeoutException e) {
            reply = new Reply.Later(String.valueOf(e.getMessage()), Duration.ZERO, true);
        } catch (IOException e) {
            reply = new Reply.Later(reason(e));
        }
        counters.portalRequest(reply.getClass().getSimpleName());
        LOG.debug(
                "event=request path={} request={} millis={} reply={}",
                path,
                requestId,
                (System.nanoTime() - started) / 1_000_000,
                reply.getClass().getSimpleName());
        if (reply instanceof Reply.Later later) {
            LOG.warn("event=portal_failed path={} request={} reason=\"{}\"", path, requestId, later.reason());
        }
        return reply;
    }

    private Reply understand(PortalConnection.Answer answer) {
        var status = answer.status();
        return switch (status) {
            case 200, 204 -> new Reply.Taken(answer.requestId(), answer.body());
            case 400, 413 -> new Reply.Unacceptable(status);
            case 404, 409, 410 -> new Reply.Gone(status);
            case 401 -> new Reply.Later("the portal does not know the API key (401), all readings are kept");
            default -> new Reply.Later("the portal answers " + status, retryAfter(answer.headers()), false);
        };
    }

    private static String reason(IOException e) {
        return switch (e) {
            case ConnectException refused when refused.getMessage() == null -> "the portal cannot be reached";
            case SSLException distrust -> "no trusted connection to the portal: " + distrust.getMessage();
            default -> e.getMessage() == null ? "the portal cannot be reached" : e.getMessage();
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
}
