package pl.nurt.bridge.portal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pl.nurt.bridge.config.PortalSettings;
import pl.nurt.bridge.outbox.Outbox;
import pl.nurt.bridge.outbox.OutboxException;
import pl.nurt.bridge.outbox.Reading;
import pl.nurt.bridge.portal.PortalClient.Reply;
import pl.nurt.bridge.portal.PortalWorker.Outcome;

/**
 * Sends the outbox to the portal, oldest first. At least once: a reading leaves the outbox only when the portal answered for it, so a
 * crash at any moment sends it again under the same key.
 */
final class ReadingSender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReadingSender.class);
    /** So many refused single readings in a row mean that the portal speaks another contract, not that all readings are bad. */
    private static final int MOST_BURIED_IN_A_ROW = 50;

    /** Whatever comes into the outbox wakes the sender; this is only for what would slip through. */
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    private final Outbox outbox;
    private final Clock clock;
    private final PortalClient client;
    private final PortalWorker worker;
    private final BatchSize batchSize = new BatchSize();
    private volatile @Nullable Instant lastAnswerAt;
    private int buriedInARow;

    ReadingSender(PortalSettings settings, PortalClient client, Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
        this.client = client;
        this.worker = new PortalWorker("sender", LONGEST_REST, settings.maxBackoff(), this::sendBatch);
    }

    /** Starts sending at once what the outbox holds, and from then on whatever is appended, as soon as it is. */
    void start() {
        outbox.onAppend(worker::wake);
        worker.start();
    }

    /** When the portal last took readings, and why it did not the last time. */
    PortalHealth health() {
        return new PortalHealth(lastAnswerAt, worker.error(), null);
    }

    private Outcome sendBatch() throws InterruptedException {
        try {
            var batch = outbox.oldest(batchSize.current());
            if (batch.isEmpty()) {
                return Outcome.DONE;
            }
            var failure = deliver(batch);
            if (failure != null) {
                if (failure.slow()) {
                    batchSize.tooSlow();
                }
                return Outcome.failed(failure);
            }
            lastAnswerAt = clock.instant();
            return Outcome.MORE;
        } catch (OutboxException e) {
            if (!worker.isStopping()) {
                LOG.error("event=outbox_failed reason=\"{}\"", e.getMessage());
            }
            return Outcome.failed(new Reply.Later("the bridge cannot use its outbox"));
        }
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
        worker.close();
    }
}
