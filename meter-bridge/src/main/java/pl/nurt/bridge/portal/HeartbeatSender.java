package pl.nurt.bridge.portal;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pl.nurt.bridge.config.PortalSettings;
import pl.nurt.bridge.health.StatusBoard;
import pl.nurt.bridge.portal.PortalClient.Reply;
import pl.nurt.bridge.portal.PortalWorker.Outcome;

/** Sends a heartbeat as often as is set, and whenever the portal should hear of a change, however the readings get on. */
final class HeartbeatSender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HeartbeatSender.class);

    private final Heartbeat heartbeat;
    private final Clock clock;
    private final PortalWorker worker;
    private volatile @Nullable Instant lastAnswerAt;

    HeartbeatSender(PortalSettings settings, Heartbeat heartbeat, Clock clock) {
        this.heartbeat = heartbeat;
        this.clock = clock;
        this.worker = new PortalWorker("heartbeat", settings.heartbeat(), settings.maxBackoff(), this::send);
    }

    void start(StatusBoard board) {
        board.onChange(worker::wake);
        worker.start();
    }

    /** Something has changed that the portal should hear of. */
    void soon() {
        worker.wake();
    }

    PortalHealth health() {
        return new PortalHealth(lastAnswerAt, worker.error(), heartbeat.clockSkew());
    }

    private Outcome send() throws InterruptedException {
        return switch (heartbeat.send()) {
            case Reply.Later later -> Outcome.failed(later);
            case Reply.Unacceptable(var status) -> refused(status);
            case Reply.Gone(var status) -> refused(status);
            case Reply.Taken ignored -> {
                lastAnswerAt = clock.instant();
                yield Outcome.DONE;
            }
        };
    }

    /** To send it sooner would not help: the portal speaks another contract. */
    private static Outcome refused(int status) {
        LOG.error("event=heartbeat_refused status={}", status);
        return Outcome.DONE;
    }

    @Override
    public void close() {
        worker.close();
    }
}
