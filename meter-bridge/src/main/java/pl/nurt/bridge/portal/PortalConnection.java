package pl.nurt.bridge.portal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pl.nurt.bridge.config.PortalSettings;

/**
 * Requests to the portal. The API key is read for each and never kept or logged. Each has a deadline that covers the whole of it, and a
 * largest answer; bodies are compressed if the portal takes that. For any number of threads.
 */
final class PortalConnection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PortalConnection.class);
    private static final int LARGEST_ANSWER = 16 * 1024 * 1024;
    /** Below this, compression costs more than it saves. */
    private static final int WORTH_COMPRESSING = 1_000;

    /** @param body what the portal said, at most 16 MB */
    record Answer(String requestId, int status, HttpHeaders headers, byte[] body) {
        boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

    private final PortalSettings settings;
    private final KeyRing keys;
    private final HttpClient http;
    private volatile boolean compress = true;
    private volatile boolean tookCompressed;

    PortalConnection(PortalSettings settings, KeyRing keys) throws IOException {
        this.settings = settings;
        this.keys = keys;
        var builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                // A redirect would carry the key to an address nobody configured.
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .connectTimeout(settings.timeout());
        if ("https".equals(settings.url().getScheme())) {
            builder.sslContext(settings.tls().context());
        }
        this.http = builder.build();
    }

    Answer get(String path) throws IOException, InterruptedException {
        return authorized(path, null, settings.timeout());
    }

    Answer post(String path, byte[] json) throws IOException, InterruptedException {
        return authorized(path, json, settings.timeout());
    }

    /** For an answer that the portal may hold back for {@code patience}. */
    Answer post(String path, byte[] json, Duration patience) throws IOException, InterruptedException {
        return authorized(path, json, settings.timeout().plus(patience));
    }

    /** Without an API key. */
    Answer postUnauthorized(String path, byte[] json) throws IOException, InterruptedException {
        return exchange(path, json, null, settings.timeout());
    }

    private Answer authorized(String path, byte @Nullable [] json, Duration deadline)
            throws IOException, InterruptedException {
        var key = keys.first();
        var answer = exchange(path, json, key, deadline);
        if (answer.status() == 401) {
            var other = keys.insteadOf(key);
            if (other.isPresent()) {
                key = other.get();
                answer = exchange(path, json, key, deadline);
            }
        }
        if (answer.isSuccess()) {
            note(key);
        }
        return answer;
    }

    private void note(String key) {
        try {
            keys.worked(key);
        } catch (IOException e) {
            // Both files stay, and with them both keys.
            LOG.error("event=key_not_replaced reason=\"{}\"", e.getMessage());
        }
    }

    private Answer exchange(String path, byte @Nullable [] json, @Nullable String key, Duration deadline)
            throws IOException, InterruptedException {
        if (json == null || json.length < WORTH_COMPRESSING || !compress) {
            return once(path, json, false, key, deadline);
        }
        var answer = once(path, gzip(json), true, key, deadline);
        // A portal that does not know of compression sees a body that is no JSON.
        if (answer.status() != 415 && (answer.status() != 400 || tookCompressed)) {
            tookCompressed |= answer.isSuccess();
            return answer;
        }
        var plain = once(path, json, false, key, deadline);
        compress = !plain.isSuccess();
        return plain;
    }

    private Answer once(
            String path, byte @Nullable [] body, boolean compressed, @Nullable String key, Duration deadline)
            throws IOException, InterruptedException {
        var requestId = UUID.randomUUID().toString();
        var request = HttpRequest.newBuilder(
                        settings.url().resolve(settings.url().getRawPath() + path))
                .header("X-Request-Id", requestId);
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        if (body != null) {
            request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofByteArray(body));
        }
        if (compressed) {
            request.header("Content-Encoding", "gzip");
        }
        var limited = HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), LARGEST_ANSWER);
        var response = await(http.sendAsync(request.build(), limited), deadline);
        return new Answer(requestId, response.statusCode(), response.headers(), response.body());
    }

    /** The client's own timeout ends with the headers; a body may then trickle in for ever. */
    private static HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> response, Duration deadline)
            throws IOException, InterruptedException {
        try {
            return response.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("no whole answer within " + deadline.toMillis() + " ms");
        } catch (ExecutionException e) {
            throw told(Objects.requireNonNullElse(e.getCause(), e));
        } finally {
            response.cancel(true);
        }
    }

    /** What the system says is told behind words of our own. */
    private static IOException told(Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException late ->
                new HttpConnectTimeoutException("the portal does not take a connection in time");
            case HttpTimeoutException late -> late;
            case ConnectException refused -> refused;
            case SSLException distrust -> distrust;
            default -> new IOException("the connection to the portal broke: " + cause.getMessage(), cause);
        };
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream(bytes.length / 4);
        try (var out = new FastGzip(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    /** Readings are much alike: the quickest level packs them nearly as small as the usual one. */
    private static final class FastGzip extends GZIPOutputStream {
        private FastGzip(ByteArrayOutputStream packed) throws IOException {
            super(packed);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
