package pl.nurt.platform.egress;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Calls what {@link Egress} allows, and nothing else: follows nothing, unpacks nothing, tries nothing again, keeps no cookies, and reads of an answer
 * as much as its caller wants. An interrupted call ends, and so does one whose answer drips in for too long.
 */
public final class EgressClient implements AutoCloseable {
    private static final int AT_ONCE = 200;

    private final CloseableHttpClient http;
    private final ScheduledThreadPoolExecutor deadlines;
    private final Duration whole;

    /**
     * What came.
     *
     * @param headers by their names in lower case; of several of one name the last
     * @param body nothing, if there was more than was wanted
     * @param whole whether there was not more
     */
    public record Answer(int status, Map<String, String> headers, byte[] body, boolean whole) {
        /** @param name in lower case */
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }

        public Optional<String> retryAfter() {
            return header("retry-after");
        }
    }

    EgressClient(Egress egress, Duration timeout, Duration whole) {
        this.whole = whole;
        deadlines = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("egress deadlines").factory());
        deadlines.setRemoveOnCancelPolicy(true);
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new Judged(egress))
                .setMaxConnTotal(AT_ONCE)
                .setMaxConnPerRoute(AT_ONCE)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(timeout))
                        .setSocketTimeout(Timeout.of(timeout))
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .build())
                .build();
        http = HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(timeout))
                        .setResponseTimeout(Timeout.of(timeout))
                        .build())
                .setUserAgent("Nurt")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    /** @param most bytes of the answer that are wanted */
    public Answer get(URI address, Map<String, String> headers, int most) throws IOException {
        return send("GET", address, headers, null, most);
    }

    /** @param most bytes of the answer that are wanted */
    public Answer post(URI address, Map<String, String> headers, byte[] body, int most) throws IOException {
        return send("POST", address, headers, body, most);
    }

    /**
     * @param body null for none
     * @param most bytes of the answer that are wanted
     * @throws InterruptedIOException if a pause, or the whole of it, took too long
     */
    public Answer send(String method, URI address, Map<String, String> headers, byte @Nullable [] body, int most)
            throws IOException {
        var request = new HttpUriRequestBase(method, address);
        if (body != null) {
            request.setEntity(new ByteArrayEntity(body, null));
        }
        headers.forEach(request::setHeader);
        var late = new AtomicBoolean();
        var deadline = deadlines.schedule(
                () -> {
                    late.set(true);
                    request.abort();
                },
                whole.toNanos(),
                TimeUnit.NANOSECONDS);
        try {
            return answer(request, most);
        } catch (IOException | IllegalStateException broken) {
            if (late.get()) {
                throw (IOException) new InterruptedIOException("a call of more than " + whole).initCause(broken);
            }
            throw broken;
        } finally {
            deadline.cancel(false);
        }
    }

    private Answer answer(HttpUriRequestBase request, int most) throws IOException {
        var response = http.executeOpen(host(request), request, null);
        try {
            var said = body(response, most + 1);
            var whole = said.length <= most;
            if (!whole) {
                // Or closing it would read the rest.
                request.abort();
            }
            return new Answer(response.getCode(), headers(response), whole ? said : new byte[0], whole);
        } catch (IOException broken) {
            request.abort();
            throw broken;
        } finally {
            Closer.closeQuietly(response);
        }
    }

    private static Map<String, String> headers(ClassicHttpResponse response) {
        var headers = new HashMap<String, String>();
        for (var header : response.getHeaders()) {
            headers.put(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        return headers;
    }

    private static byte[] body(ClassicHttpResponse response, int most) throws IOException {
        var entity = response.getEntity();
        return entity == null ? new byte[0] : entity.getContent().readNBytes(most);
    }

    private static HttpHost host(HttpUriRequestBase request) throws IOException {
        var authority = request.getAuthority();
        if (authority == null) {
            throw new UnknownHostException("an address without a host");
        }
        return new HttpHost(request.getScheme(), authority);
    }

    @Override
    public void close() {
        Closer.closeQuietly(http);
        deadlines.shutdownNow();
    }

    private record Judged(Egress egress) implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return egress.judged(host);
        }

        @Override
        public @Nullable String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
