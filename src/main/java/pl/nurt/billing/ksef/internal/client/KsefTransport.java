package pl.nurt.billing.ksef.internal.client;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.ksef.KsefSubmission;
import pl.nurt.platform.egress.Egress;
import pl.nurt.platform.egress.EgressClient;
import pl.nurt.platform.egress.EgressRefusedException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests and answers; what the answers mean for whoever asked is told by the kind of exception. */
public final class KsefTransport {
    private static final int TOO_MANY = 429;
    private static final int TIMEOUT = 408;
    private static final int LONGEST_WAIT_MILLIS = 1_100;
    /** Without a word of KSeF how long. */
    private static final Duration USUAL_PAUSE = Duration.ofSeconds(60);

    private static final int LARGEST_ANSWER = 32 << 20;

    private final URI url;
    private final RateLimits limits;
    private final Clock clock;
    private final EgressClient http;

    /**
     * @param url of the interface with its version, {@code https://api.ksef.mf.gov.pl/v2}
     * @param timeout of each pause
     * @param whole of each call
     */
    public KsefTransport(URI url, Duration timeout, Duration whole, Egress egress, RateLimits limits, Clock clock) {
        this.url = url;
        this.limits = limits;
        this.clock = clock;
        http = egress.client(timeout, whole);
    }

    /** What is asked. @param path below the interface's own address, with a slash */
    record Question(
            RateGroup group,
            String method,
            String path,
            @Nullable String token,
            @Nullable String type,
            byte @Nullable [] body,
            Map<String, String> headers) {
        static Question get(RateGroup group, String path, @Nullable String token) {
            return new Question(group, "GET", path, token, null, null, Map.of());
        }

        static Question post(RateGroup group, String path, @Nullable String token) {
            return new Question(group, "POST", path, token, null, null, Map.of());
        }

        static Question json(RateGroup group, String path, @Nullable String token, Object body) {
            return new Question(
                    group,
                    "POST",
                    path,
                    token,
                    "application/json",
                    JsonMapper.shared().writeValueAsBytes(body),
                    Map.of());
        }

        Question with(String header, String value) {
            return new Question(group, method, path, token, type, body, Map.of(header, value));
        }
    }

    /** @param hash that KSeF says the content has; empty where it says none */
    public record Content(byte[] bytes, String hash) {}

    JsonNode json(Question question) {
        var answer = ask(question);
        try {
            return JsonMapper.shared().readTree(answer.bytes());
        } catch (JacksonException garbage) {
            throw new KsefAwayException("unclear answer to " + question.path(), garbage);
        }
    }

    Content ask(Question question) {
        take(question.group());
        var headers = new HashMap<>(question.headers());
        headers.put("X-Error-Format", "problem-details");
        if (question.token() != null) {
            headers.put("Authorization", "Bearer " + question.token());
        }
        if (question.type() != null) {
            headers.put("Content-Type", question.type());
        }
        var address = URI.create(url + question.path());
        return judged(
                question.group(), question.path(), exchange(question.method(), address, headers, question.body()));
    }

    /** Hands a part of a package over, to an address that KSeF gave for it; no token goes there. */
    void upload(OpenedSession.Upload to, byte[] part) {
        judged(RateGroup.BATCH_SESSION, "upload", exchange(to.method(), UploadAddress.of(url, to), to.headers(), part));
    }

    /** Waits a moment, but not for a minute: then there is other work. */
    private void take(RateGroup group) {
        for (var free = limits.ask(group); free.isPresent(); free = limits.ask(group)) {
            var wait = Duration.between(clock.instant(), free.get()).toMillis();
            if (wait > LONGEST_WAIT_MILLIS) {
                throw new KsefBusyException(group, free.get());
            }
            try {
                Thread.sleep(Math.max(1, wait));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new KsefAwayException("stopped", stopped);
            }
        }
    }

    private EgressClient.Answer exchange(
            String method, URI address, Map<String, String> headers, byte @Nullable [] body) {
        EgressClient.Answer answer;
        try {
            answer = http.send(method, address, headers, body, LARGEST_ANSWER);
        } catch (EgressRefusedException forbidden) {
            throw new KsefAwayException(KsefSubmission.NOT_ALLOWED, forbidden);
        } catch (IOException silent) {
            throw new KsefAwayException("no answer", silent);
        }
        if (!answer.whole()) {
            throw new KsefAwayException("an answer of more than " + LARGEST_ANSWER + " bytes");
        }
        return answer;
    }

    private Content judged(RateGroup group, String path, EgressClient.Answer answer) {
        var status = answer.status();
        if (status >= 200 && status < 300) {
            return new Content(answer.body(), answer.header("x-ms-meta-hash").orElse(""));
        }
        if (status == TOO_MANY) {
            var until = retryAfter(answer);
            limits.close(group, until);
            throw new KsefBusyException(group, until);
        }
        if (status >= 500 || status == TIMEOUT || status < 400) {
            throw new KsefAwayException("HTTP " + status + " " + path);
        }
        throw refused(status, answer.body());
    }

    private Instant retryAfter(EgressClient.Answer answer) {
        var said = answer.retryAfter().orElse("");
        var pause = said.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(said)) : USUAL_PAUSE;
        return clock.instant().plus(pause);
    }

    /** Problem details, or the older form that some doors still answer in. */
    private static KsefRefusedException refused(int status, byte[] body) {
        try {
            var json = JsonMapper.shared().readTree(body);
            var error = json.path("errors").path(0);
            if (error.isObject()) {
                return new KsefRefusedException(status, error.path("code").asInt(0), words(error, "description"));
            }
            var old = json.path("exception").path("exceptionDetailList").path(0);
            if (old.isObject()) {
                return new KsefRefusedException(
                        status, old.path("exceptionCode").asInt(0), words(old, "exceptionDescription"));
            }
            return new KsefRefusedException(status, 0, json.path("detail").asString("HTTP " + status));
        } catch (JacksonException unclear) {
            return new KsefRefusedException(
                    status,
                    0,
                    "HTTP " + status + " " + new String(body, 0, Math.min(body.length, 80), StandardCharsets.UTF_8));
        }
    }

    private static String words(JsonNode error, String field) {
        var words = new StringBuilder(error.path(field).asString(""));
        for (var detail : error.path("details")) {
            words.append(' ').append(detail.asString(""));
        }
        return words.toString().strip();
    }
}
