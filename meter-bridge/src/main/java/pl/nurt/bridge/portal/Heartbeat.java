package pl.nurt.bridge.portal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pl.nurt.bridge.health.StatusBoard;
import pl.nurt.bridge.outbox.Outbox;

/** Tells the portal how the bridge is, and learns from the answer how wrong the clocks are and which configuration is the newest. */
final class Heartbeat {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
    /** Readings are stamped by the bridge's clock; an hourly one is in its hour up to this. */
    private static final Duration TOLERATED_SKEW = Duration.ofSeconds(30);

    private final PortalClient client;
    private final Outbox outbox;
    private final StatusBoard board;
    private final Clock clock;
    private final BridgeProcess process;
    private final PortalConfiguration configuration;
    private final KeyAge keyAge;
    private volatile @Nullable Duration clockSkew;
    private boolean skewed;

    Heartbeat(
            PortalClient client,
            Outbox outbox,
            StatusBoard board,
            Clock clock,
            BridgeProcess process,
            PortalConfiguration configuration,
            KeyAge keyAge) {
        this.client = client;
        this.outbox = outbox;
        this.board = board;
        this.clock = clock;
        this.process = process;
        this.configuration = configuration;
        this.keyAge = keyAge;
    }

    /** What a heartbeat would say now. */
    byte[] body() {
        return body(clock.instant());
    }

    private byte[] body(Instant sentAt) {
        return HeartbeatJson.heartbeat(
                sentAt, process, outbox.healthAsFarAsKnown(), configuration.inUse(), board.all());
    }

    PortalClient.Reply send() throws InterruptedException {
        var sentAt = clock.instant();
        var started = System.nanoTime();
        var reply = client.heartbeat(body(sentAt));
        if (reply instanceof PortalClient.Reply.Taken(var ignored, var body)) {
            var roundTrip = Duration.ofNanos(System.nanoTime() - started);
            var answer = HeartbeatJson.answer(body);
            answer.receivedAt().ifPresent(at -> measure(sentAt.plus(roundTrip.dividedBy(2)), at));
            answer.configurationVersion().ifPresent(configuration::newest);
            keyAge.look();
        }
        return reply;
    }

    /** @param ours the bridge's clock at the moment at which the portal read {@code theirs} from its own, as far as can be known */
    private void measure(Instant ours, Instant theirs) {
        var skew = Duration.between(ours, theirs);
        clockSkew = skew;
        var tooMuch = skew.abs().compareTo(TOLERATED_SKEW) > 0;
        if (tooMuch && !skewed) {
            LOG.warn(
                    "event=clock_skew seconds={} reason=\"The portal's clock and this one differ: set both by NTP.\"",
                    skew.toSeconds());
        } else if (skewed && !tooMuch) {
            LOG.info("event=clock_good seconds={}", skew.toSeconds());
        }
        skewed = tooMuch;
    }

    @Nullable
    Duration clockSkew() {
        return clockSkew;
    }
}
