package pl.nurt.bridge.portal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
import pl.nurt.bridge.portal.PortalClient.Reply;

/**
 * Sends the outbox to the portal, oldest first, and heartbeats between. At least once: a reading leaves the outbox only when the portal
 * answered for it, so a crash at any moment sends it again under the same key.
 */
final class ReadingSender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReadingSender.class);
    /** So many refused single readings in a row mean that the portal speaks another contract, not that all readings are bad. */
    private static final int MOST_BURIED_IN_A_ROW = 50;

    private static final Duration LEAST_PAUSE = Duration.ofMillis(20);
    private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(2);

    private final PortalSettings settings;
    private final Outbox outbox;
    private final Clock clock;
    private final PortalClient client;
    private final Heartbeat heartbeat;
    private final BackOff backOff;
    private final BatchSize batchSize = new BatchSize();
    private final Semaphore wakeUps = new Semaphore(0);
    private final Thread thread;
    private volatile boolean stopping;
    private volatile boolean statusChanged = true;
    private volatile @Nullable Instant lastAnswerAt;
    private volatile @Nullable String error;
    private long nextHeartbeat = System.nanoTime();
    private int buriedInARow;

    ReadingSender(PortalSettings settings, PortalClient client, Heartbeat heartbeat, Outbox outbox, Clock clock) {
        this.settings = settings;
        this.outbox = outbox;
        this.clock = clock;
        this.client = client;
        this.heartbeat = heartbeat;
        this.backOff = new BackOff(settings.maxBackoff(), RandomGenerator.getDefault());
        this.thread = Thread.ofVirtual().name("portal sender").unstarted(this::run);
    }

    /** Starts sending at once what the outbox holds, and from then on whatever is appended, as soon as it is. */
    void start(StatusBoard board) {
        outbox.onAppend(this::wake);
        board.onChange(this::heartbeatSoon);
        thread.start();
    }

    /** Something has changed that the portal should hear of. */
    void heartbeatSoon() {
        statusChanged = true;
        wake();
    }

    PortalHealth health() {
        return new PortalHealth(lastAnswerAt, error, heartbeat.clockSkew());
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
            return sendAll();
        } catch (RuntimeException | Error e) {
            // A fault of ours must not end the sending without a word.
            LOG.error("event=sender_failed", e);
            error = "the bridge itself failed at sending";
            return backOff.next(Duration.ZERO);
        }
    }

    private Duration sendAll() throws InterruptedException {
        try {
            for (var batch = nextBatch(); !batch.isEmpty() && !stopping; batch = nextBatch()) {
                var failure = deliver(batch);
                if (failure != null) {
                    return pauseAfter(failure);
                }
                worked();
                // A long backlog must not make the bridge look dead.
                var pause = heartbeatIfDue();
                if (!pause.isZero()) {
                    return pause;
                }
            }
            return heartbeatIfDue();
        } catch (OutboxException e) {
            if (stopping) {
                return Duration.ZERO;
            }
            LOG.error("event=outbox_failed reason=\"{}\"", e.getMessage());
            return pauseAfterOutboxFailed();
        }
    }

    /** The portal must hear of it, and that the bridge lives, as often as ever. */
    private Duration pauseAfterOutboxFailed() throws InterruptedException {
        var failed = heartbeatIfDue();
        if (!failed.isZero()) {
            return failed;
        }
        error = "the bridge cannot use its outbox";
        var toHeartbeat = Duration.ofNanos(Math.max(LEAST_PAUSE.toNanos(), nextHeartbeat - System.nanoTime()));
        var pause = backOff.next(Duration.ZERO);
        return pause.compareTo(toHeartbeat) < 0 ? pause : toHeartbeat;
    }

    private List<Reading> nextBatch() {
        return outbox.oldest(batchSize.current());
    }

    private void worked() {
        backOff.reset();
        error = null;
        lastAnswerAt = clock.instant();
    }

    private Duration pauseAfter(Reply.Later failure) {
        if (failure.slow()) {
            batchSize.tooSlow();
        }
        error = failure.reason();
        return backOff.next(failure.wished());
    }

    private Duration heartbeatIfDue() throws InterruptedException {
        if (!statusChanged && System.nanoTime() < nextHeartbeat) {
            return Duration.ZERO;
        }
        statusChanged = false;
        switch (heartbeat.send()) {
            case Reply.Later later -> {
                statusChanged = true;
                return pauseAfter(later);
            }
            case Reply.Unacceptable(var status) -> LOG.error("event=heartbeat_refused status={}", status);
            case Reply.Gone(var status) -> LOG.error("event=heartbeat_refused status={}", status);
            case Reply.Taken ignored -> worked();
        }
        nextHeartbeat = System.nanoTime() + settings.heartbeat().toNanos();
        return Duration.ZERO;
    }

    /** Sends a batch, in ever smaller parts if the portal finds it unacceptable. Returns why it has to wait, null if there is progress. */
    private Reply.@Nullable Later deliver(List<Reading> batch) throws InterruptedException {
        return switch (client.send(batch)) {
            case Reply.Taken taken -> settle(batch, taken);
            case Reply.Later later -> later;
            case Reply.Gone(var status) -> new Reply.Later("the portal answers " + status);
            case Reply.Unacceptable(var status) when batch.size() == 1 -> bury(batch.getFirst(), status);
            case Reply.Unacceptable(var status)
            when status == 413 -> {
                batchSize.tooLarge(batch.size());
                yield null;
            }
            case Reply.Unacceptable ignored -> {
                var half = batch.size() / 2;
                var first = deliver(batch.subList(0, half));
                yield first != null ? first : deliver(batch.subList(half, batch.size()));
            }
        };
    }

    private Reply.@Nullable Later settle(List<Reading> batch, Reply.Taken taken) {
        var answers = PortalJson.answers(taken.body());
        if (answers.isEmpty()) {
            return new Reply.Later("the portal's answer is not understood");
        }
        var delivered = new ArrayList<Reading>();
        var refused = new HashMap<Reading, String>();
        for (var reading : batch) {
            var answer = answers.get().get(reading.key());
            if (answer != null) {
                switch (answer.status()) {
                    case ACCEPTED, REPEATED -> delivered.add(reading);
                    case REFUSED -> refused.put(reading, answer.reason());
                }
            }
        }
        outbox.settle(delivered, refused, clock.instant());
        buriedInARow = 0;
        batchSize.fine();
        LOG.info(
                "event=readings_sent request={} count={} delivered={} refused={}",
                taken.requestId(),
                batch.size(),
                delivered.size(),
                refused.size());
        return delivered.size() + refused.size() == batch.size()
                ? null
                : new Reply.Later("the portal did not answer for every reading");
    }

    private Reply.@Nullable Later bury(Reading reading, int status) {
        if (buriedInARow >= MOST_BURIED_IN_A_ROW) {
            return new Reply.Later("the portal refuses every reading with " + status);
        }
        buriedInARow++;
        LOG.warn("event=reading_unacceptable status={}", status);
        outbox.settle(List.of(), Map.of(reading, "HTTP_" + status), clock.instant());
        return null;
    }

    /** Stops within two seconds, in the middle of a request if need be; what was not acknowledged stays in the outbox. */
    @Override
    public void close() {
        stopping = true;
        thread.interrupt();
        try {
            thread.join(PATIENCE_AT_CLOSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
