package pl.nurt.bridge.portal;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pl.nurt.bridge.config.PortalSettings;
import pl.nurt.bridge.health.StatusBoard;
import pl.nurt.bridge.outbox.Outbox;
import pl.nurt.bridge.outbox.OutboxException;
import pl.nurt.bridge.outbox.Reading;

/**
 * Sends the outbox to the portal, oldest first, and heartbeats between. At least once: a reading leaves the outbox only when the portal
 * answered for it, so a crash at any moment sends it again under the same key.
 */
public final class ReadingSender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReadingSender.class);
    private static final int BATCH = 500;
    /** So many refused single readings in a row mean that the portal speaks another contract, not that all readings are bad. */
    private static final int MOST_BURIED_IN_A_ROW = 50;

    private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(2);

    private final PortalSettings settings;
    private final Outbox outbox;
    private final StatusBoard board;
    private final Clock clock;
    private final String version;
    private final PortalClient client;
    private final BackOff backOff;
    private final Semaphore wakeUps = new Semaphore(0);
    private final Thread thread;
    private volatile boolean stopping;
    private volatile boolean statusChanged = true;
    private long nextHeartbeat = System.nanoTime();
    private int buriedInARow;

    private ReadingSender(PortalSettings settings, Outbox outbox, StatusBoard board, Clock clock, String version) {
        this.settings = settings;
        this.outbox = outbox;
        this.board = board;
        this.clock = clock;
        this.version = version;
        this.client = new PortalClient(settings, clock);
        this.backOff = new BackOff(settings.maxBackoff(), RandomGenerator.getDefault());
        this.thread = Thread.ofVirtual().name("portal sender").unstarted(this::run);
    }

    /** Starts sending at once what the outbox holds, and from then on whatever is appended, as soon as it is. */
    public static ReadingSender start(
            PortalSettings settings, Outbox outbox, StatusBoard board, Clock clock, String version) {
        var sender = new ReadingSender(settings, outbox, board, clock, version);
        outbox.onAppend(sender::wake);
        board.onChange(() -> {
            sender.statusChanged = true;
            sender.wake();
        });
        sender.thread.start();
        return sender;
    }

    private void wake() {
        wakeUps.release();
    }

    private void run() {
        try {
            while (!stopping) {
                var pause = work();
                if (pause.isZero()) {
                    waitForNews();
                } else {
                    // News do not shorten a back-off; only closing does, by interruption.
                    Thread.sleep(pause);
                }
            }
        } catch (InterruptedException e) {
            // Closed.
        }
    }

    private void waitForNews() throws InterruptedException {
        var patience = Math.max(0, nextHeartbeat - System.nanoTime());
        if (wakeUps.tryAcquire(patience, TimeUnit.NANOSECONDS)) {
            wakeUps.drainPermits();
        }
    }

    /** Sends all there is. Returns the pause that a failure asks for, zero if there was none. */
    private Duration work() throws InterruptedException {
        try {
            for (var batch = outbox.oldest(BATCH); !batch.isEmpty() && !stopping; batch = outbox.oldest(BATCH)) {
                var failure = deliver(batch);
                if (failure != null) {
                    return backOff.next(failure.wished());
                }
                backOff.reset();
                if (System.nanoTime() >= nextHeartbeat) {
                    // A long backlog must not make the bridge look dead.
                    var pause = heartbeat();
                    if (!pause.isZero()) {
                        return pause;
                    }
                }
            }
            return heartbeat();
        } catch (OutboxException e) {
            if (!stopping) {
                LOG.error("event=outbox_failed reason=\"{}\"", e.getMessage());
            }
            return backOff.next(Duration.ZERO);
        }
    }

    private Duration heartbeat() throws InterruptedException {
        if (!statusChanged && System.nanoTime() < nextHeartbeat) {
            return Duration.ZERO;
        }
        statusChanged = false;
        var body = PortalJson.heartbeat(clock.instant(), version, outbox.queued(), board.all());
        switch (client.heartbeat(body)) {
            case PortalClient.Reply.Later(var ignored, var wished) -> {
                statusChanged = true;
                return backOff.next(wished);
            }
            case PortalClient.Reply.Unacceptable(var status) -> LOG.error("event=heartbeat_refused status={}", status);
            case PortalClient.Reply.Answered ignored -> {}
            case PortalClient.Reply.Noted ignored -> backOff.reset();
        }
        nextHeartbeat = System.nanoTime() + settings.heartbeat().toNanos();
        return Duration.ZERO;
    }

    /** Sends a batch, in ever smaller parts if the portal finds it unacceptable. Returns why it has to wait, null if all is settled. */
    private PortalClient.Reply.@Nullable Later deliver(List<Reading> batch) throws InterruptedException {
        return switch (client.send(batch)) {
            case PortalClient.Reply.Answered answered -> settle(batch, answered);
            case PortalClient.Reply.Later later -> later;
            case PortalClient.Reply.Noted ignored -> new PortalClient.Reply.Later("the portal answers 204 to readings");
            case PortalClient.Reply.Unacceptable(var status) when batch.size() == 1 -> bury(batch.getFirst(), status);
            case PortalClient.Reply.Unacceptable ignored -> {
                var half = batch.size() / 2;
                var first = deliver(batch.subList(0, half));
                yield first != null ? first : deliver(batch.subList(half, batch.size()));
            }
        };
    }

    private PortalClient.Reply.@Nullable Later settle(List<Reading> batch, PortalClient.Reply.Answered answered) {
        var delivered = new ArrayList<String>();
        var refused = new HashMap<String, String>();
        for (var reading : batch) {
            var answer = answered.answers().get(reading.key());
            if (answer != null) {
                switch (answer.status()) {
                    case ACCEPTED, REPEATED -> delivered.add(reading.key());
                    case REFUSED -> refused.put(reading.key(), answer.reason());
                }
            }
        }
        outbox.settle(delivered, refused, clock.instant());
        buriedInARow = 0;
        LOG.info(
                "event=readings_sent request={} count={} delivered={} refused={}",
                answered.requestId(),
                batch.size(),
                delivered.size(),
                refused.size());
        return delivered.size() + refused.size() == batch.size()
                ? null
                : new PortalClient.Reply.Later("the portal did not answer for every reading");
    }

    private PortalClient.Reply.@Nullable Later bury(Reading reading, int status) {
        if (buriedInARow >= MOST_BURIED_IN_A_ROW) {
            return new PortalClient.Reply.Later("the portal refuses every reading with " + status);
        }
        buriedInARow++;
        LOG.warn("event=reading_unacceptable status={}", status);
        outbox.settle(List.of(), Map.of(reading.key(), "HTTP_" + status), clock.instant());
        return null;
    }

    /** Stops within two seconds, in the middle of a request if need be; what was not acknowledged stays in the outbox. */
    @Override
    public void close() {
        stopping = true;
        thread.interrupt();
        client.close();
        try {
            thread.join(PATIENCE_AT_CLOSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
