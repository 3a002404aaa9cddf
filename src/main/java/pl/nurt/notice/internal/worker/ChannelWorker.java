package pl.nurt.notice.internal.worker;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import pl.nurt.notice.internal.DeliveryQueue;
import pl.nurt.notice.internal.Outcome;
import pl.nurt.notice.internal.OutgoingMessage;
import pl.nurt.notice.internal.Sender;

/** Takes a channel's rows, hands them over, writes down the answers. Any number of these may work side by side, on any portal. */
final class ChannelWorker {
    static final int BATCH = 200;

    /** What is begun in the first third of the lease is answered, or given up by its time-outs, before the end of it. */
    private static final int LEAST_OF_LEASE = 3;

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
        var outcomes = sender.send(batch, clock.instant().plus(lease.dividedBy(LEAST_OF_LEASE)));
        queue.record(sender.channel(), batch, outcomes);
        judge(batch, outcomes.values().stream().toList());
        return batch.size();
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
