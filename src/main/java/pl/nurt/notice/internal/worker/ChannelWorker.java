package pl.nurt.notice.internal.worker;

import java.util.List;
import pl.nurt.notice.internal.DeliveryQueue;
import pl.nurt.notice.internal.Outcome;
import pl.nurt.notice.internal.OutgoingMessage;
import pl.nurt.notice.internal.Sender;

/** Takes a channel's rows, hands them over, writes down the answers. Any number of these may work side by side, on any portal. */
final class ChannelWorker {
    static final int BATCH = 200;

    private final Sender sender;
    private final DeliveryQueue queue;
    private final ChannelTroubles troubles;

    ChannelWorker(Sender sender, DeliveryQueue queue, ChannelTroubles troubles) {
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
        var outcomes = sender.send(batch);
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
        if (down.size() == batch.size()) {
            troubles.fail(sender.channel(), down.getFirst().reason());
        } else {
            troubles.end(sender.channel());
        }
    }
}
