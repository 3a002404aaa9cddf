package pl.nurt.notice.internal.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.db.notice.Tables.DELIVERY;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import pl.nurt.notice.Channel;
import pl.nurt.notice.DeliveryState;
import pl.nurt.notice.internal.DeliveryQueue;
import pl.nurt.notice.internal.Sender;

/** The workers of the channels, which work when the test says, in its transaction. */
@Component
public final class WorkersByHand {
    private final List<Sender> senders;
    private final DeliveryQueue queue;
    private final ChannelTroubles troubles;
    private final DSLContext db;
    private final Clock clock;

    WorkersByHand(List<Sender> senders, DeliveryQueue queue, ChannelTroubles troubles, DSLContext db, Clock clock) {
        this.senders = senders;
        this.queue = queue;
        this.troubles = troubles;
        this.db = db;
        this.clock = clock;
    }

    /** Until nothing is due. */
    public void work(Channel channel) {
        var worker = new ChannelWorker(sender(channel), queue, troubles, Duration.ofMinutes(2), clock);
        while (worker.round(ChannelWorker.BATCH) > 0) {
            // The next batch.
        }
    }

    /** A worker hands over what is due and dies before it wrote down the answers; its lease is over. */
    public void handOverAndDie(Channel channel) {
        var taken = queue.take(channel, ChannelWorker.BATCH);
        assertThat(sender(channel).send(taken, clock.instant().plusSeconds(30))).hasSize(taken.size());
        endLeases();
    }

    /** A worker takes what is due and dies before it began. */
    public void takeAndDie(Channel channel) {
        queue.take(channel, ChannelWorker.BATCH);
        endLeases();
    }

    private void endLeases() {
        db.update(DELIVERY)
                .set(DELIVERY.LEASED_UNTIL, clock.instant().minusSeconds(1))
                .where(DELIVERY.STATE.eq(DeliveryState.SENDING))
                .execute();
    }

    public Sender sender(Channel channel) {
        return senders.stream()
                .filter(sender -> sender.channel() == channel)
                .findFirst()
                .orElseThrow();
    }
}
