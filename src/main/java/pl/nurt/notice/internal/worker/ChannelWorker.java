package pl.nurt.notice.internal.worker;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;
import pl.nurt.notice.DeliveryId;
import pl.nurt.notice.internal.DeliveryQueue;
import pl.nurt.notice.internal.Outcome;
import pl.nurt.notice.internal.OutgoingMessage;
import pl.nurt.notice.internal.Sender;
import pl.nurt.notice.outgoing.OwnReason;

/** Takes a channel's rows, hands them over, writes down the answers. Any number of these may work side by side, on any portal. */
final class ChannelWorker {
    static final int BATCH = 200;

    private static final Logger log = LoggerFactory.getLogger(ChannelWorker.class);

    /** What is begun in the first third of the lease is answered, or given up by its time-outs, before the end of it. */
    private static final int LEAST_OF_LEASE = 3;

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Sender sender;
    private final DeliveryQueue queue;
    private final ChannelTroubles troubles;
    private final Duration lease;
    private final Clock clock;

    ChannelWorker(Sender sender, DeliveryQueue queue, ChannelTroubles troubles, Duration lease, Clock clock) {
        this.lease = lease;
        this.clock = clock;
        this.sender = sender;
        this.queue = queue;
        this.troubles = troubles;
    }

    /** One batch. @param most rows that may leave now @return how many were taken; 0 when nothing is due or the channel rests */
    int round(int most) {
        var trouble = troubles.of(sender.channel());
        if (trouble.isOpen()) {
            return 0;
        }
        queue.freeTheLost(sender.channel(), sender.isRepeatable());
        // After a failure one message finds out whether the provider is back.
        var batch = queue.take(sender.channel(), trouble.isKnown() ? 1 : Math.min(most, BATCH));
        if (batch.isEmpty()) {
            return 0;
        }
        var outcomes = handOver(batch);
        writeDown(batch, outcomes);
        judge(batch, outcomes.values().stream().toList());
        return batch.size();
    }

    private Map<DeliveryId, Outcome> handOver(List<OutgoingMessage> batch) {
        var outcomes = new HashMap<DeliveryId, Outcome>();
        try {
            outcomes.putAll(sender.send(batch, clock.instant().plus(lease.dividedBy(LEAST_OF_LEASE))));
        } catch (RuntimeException unexpected) {
            log.error("a batch of messages failed channel={}", sender.channel(), unexpected);
            batch.forEach(message -> outcomes.put(message.id(), new Outcome.Unclear(OwnReason.WORKER_DIED.name())));
        }
        if (sender.isRepeatable()) {
            // The provider says itself if it has it.
            outcomes.replaceAll((id, outcome) ->
                    outcome instanceof Outcome.Unclear(String reason) ? new Outcome.Later(reason, null) : outcome);
        }
        return outcomes;
    }

    /**
     * What was handed over is known, here and nowhere else, so it is not lost to a moment in which the database refused it: it is said again until
     * the lease ends. What it never takes is found by saying each alone.
     */
    private void writeDown(List<OutgoingMessage> batch, Map<DeliveryId, Outcome> outcomes) {
        var pause = SHORTEST_PAUSE;
        while (true) {
            try {
                queue.record(sender.channel(), batch, outcomes);
                return;
            } catch (TransientDataAccessException | DataAccessResourceFailureException | TransactionException away) {
                if (!batch.getFirst().heldUntil().isAfter(clock.instant().plus(pause)) || !sleep(pause)) {
                    throw away;
                }
                log.warn("what became of a batch is written down once more channel={}", sender.channel(), away);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            } catch (DataAccessException refused) {
                if (batch.size() == 1) {
                    throw refused;
                }
                log.error("a batch of messages failed channel={}", sender.channel(), refused);
                batch.forEach(message -> writeDownAlone(message, outcomes));
                return;
            }
        }
    }

    private void writeDownAlone(OutgoingMessage message, Map<DeliveryId, Outcome> outcomes) {
        var outcome = outcomes.get(message.id());
        try {
            writeDown(List.of(message), outcome == null ? Map.of() : Map.of(message.id(), outcome));
        } catch (DataAccessException | TransactionException refused) {
            // It comes back when its lease ends.
            log.error("a message failed delivery={}", message.id().value(), refused);
        }
    }

    private static boolean sleep(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The circuit opens when the provider took nothing of the batch, and closes with the first answer of any kind. */
    private void judge(List<OutgoingMessage> batch, List<Outcome> outcomes) {
        var down = outcomes.stream()
                .filter(Outcome.Down.class::isInstance)
                .map(Outcome.Down.class::cast)
                .toList();
        if (!down.isEmpty() && down.size() == outcomes.size()) {
            troubles.fail(sender.channel(), down.getFirst().reason());
        } else {
            troubles.end(sender.channel());
        }
    }
}
