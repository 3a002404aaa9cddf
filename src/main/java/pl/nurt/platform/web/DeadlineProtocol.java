package pl.nurt.platform.web;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Adapter;
import org.apache.coyote.Constants;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * HTTP with a deadline for a whole request. Tomcat knows only the pause between two bytes: whoever sends one now and then keeps a connection for
 * ever. What is late is cut off; how long the answer takes is nobody's deadline here.
 */
public final class DeadlineProtocol extends Http11NioProtocol {
    private static final long LOOKS_MILLIS = 500;

    private final Set<OneRequest> requests =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
    /** Since when a connection has sent nothing but blank lines: between two of them no request is under way whose clock could run. */
    private final Map<SocketWrapperBase<?>, Long> blank = Collections.synchronizedMap(new WeakHashMap<>());

    private volatile Deadlines deadlines = new Deadlines(Duration.ofSeconds(30), Duration.ofSeconds(60), 4096);

    /**
     * How long a request may take to come.
     *
     * @param headers from their first byte on
     * @param body besides
     * @param bytesASecond for so many bytes that came a body has a second more
     */
    record Deadlines(Duration headers, Duration body, int bytesASecond) {
        boolean isLate(boolean headersCame, long bytes, Duration since) {
            var allowed = headersCame ? headers.plus(body).plusSeconds(bytes / bytesASecond) : headers;
            return since.compareTo(allowed) > 0;
        }
    }

    void setDeadlines(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public void start() throws Exception {
        super.start();
        getUtilityExecutor()
                .scheduleWithFixedDelay(
                        () -> cutWhatIsLate(System.nanoTime()), LOOKS_MILLIS, LOOKS_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    protected Processor createProcessor() {
        var request = new OneRequest(getAdapter());
        requests.add(request);
        return request;
    }

    /** @param now as {@link System#nanoTime} counts */
    void cutWhatIsLate(long now) {
        cutWhatIsBlank(now);
        List<OneRequest> all;
        synchronized (requests) {
            all = List.copyOf(requests);
        }
        for (var request : all) {
            try {
                // Before it is judged: a moment later the request may be another one's, on another connection.
                var connection = request.connection();
                if (connection != null && request.isLate(now)) {
                    connection.close();
                }
            } catch (RuntimeException ended) {
                // It ended while it was looked at; the others are looked at all the same.
            }
        }
    }

    private static void close(SocketWrapperBase<?> connection) {
        try {
            connection.close();
        } catch (RuntimeException ended) {
            // By itself; the others are looked at all the same.
        }
    }

    private void cutWhatIsBlank(long now) {
        Map<SocketWrapperBase<?>, Long> all;
        synchronized (blank) {
            all = Map.copyOf(blank);
        }
        all.forEach((connection, since) -> {
            // A request may have begun meanwhile: it takes the connection out.
            if (deadlines.isLate(false, 0, Duration.ofNanos(now - since)) && blank.remove(connection, since)) {
                close(connection);
            }
        });
    }

    /** Comes and goes with a request, and is used again for another one. */
    private final class OneRequest extends Http11Processor {
        OneRequest(Adapter adapter) {
            super(DeadlineProtocol.this, adapter);
        }

        @Override
        public SocketState service(SocketWrapperBase<?> connection) throws IOException {
            var earlier = blank.remove(connection);
            var answered = request.getRequestProcessor().getRequestCount();
            var state = super.service(connection);
            var began = request.getStartTimeNanos();
            if (state == SocketState.OPEN && began >= 0) {
                var isNew = answered != request.getRequestProcessor().getRequestCount();
                blank.put(connection, earlier == null || isNew ? Long.valueOf(began) : earlier);
            }
            return state;
        }

        boolean isLate(long now) {
            var began = request.getStartTimeNanos();
            if (began < 0 || isAsync() || isUpgrade()) {
                return false;
            }
            var headersCame = switch (request.getRequestProcessor().getStage()) {
                // While the end of an answer is being written, too: a slow reader is nobody's deadline.
                case Constants.STAGE_SERVICE, Constants.STAGE_ENDINPUT, Constants.STAGE_ENDOUTPUT -> true;
                default -> false;
            };
            if (headersCame && request.isFinished()) {
                return false;
            }
            return deadlines.isLate(headersCame, request.getBytesRead(), Duration.ofNanos(now - began));
        }

        @Nullable
        SocketWrapperBase<?> connection() {
            return getSocketWrapper();
        }
    }
}
