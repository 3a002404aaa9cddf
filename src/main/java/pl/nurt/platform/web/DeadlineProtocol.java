package pl.nurt.platform.web;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.AbstractProcessor;
import org.apache.coyote.Constants;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * HTTP with a deadline for a whole request. Tomcat knows only the pause between two bytes: whoever sends one now and then keeps a connection for
 * ever. What is late is cut off; how long the answer takes is nobody's deadline here.
 */
public final class DeadlineProtocol extends Http11NioProtocol {
    private static final long LOOKS_MILLIS = 500;

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
                .scheduleWithFixedDelay(this::cutWhatIsLate, LOOKS_MILLIS, LOOKS_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void cutWhatIsLate() {
        var now = System.nanoTime();
        for (SocketWrapperBase<NioChannel> connection : getEndpoint().getConnections()) {
            if (connection.getCurrentProcessor() instanceof AbstractProcessor processor && isLate(processor, now)) {
                connection.close();
            }
        }
    }

    private boolean isLate(AbstractProcessor processor, long now) {
        var request = processor.getRequest();
        var began = request.getStartTimeNanos();
        if (began < 0 || processor.isAsync() || processor.isUpgrade()) {
            return false;
        }
        var serving = request.getRequestProcessor().getStage() == Constants.STAGE_SERVICE;
        if (serving && request.isFinished()) {
            return false;
        }
        return deadlines.isLate(serving, request.getBytesRead(), Duration.ofNanos(now - began));
    }
}
