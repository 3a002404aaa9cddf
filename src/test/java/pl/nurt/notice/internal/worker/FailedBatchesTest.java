package pl.nurt.notice.internal.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static pl.nurt.db.notice.Tables.DELIVERY;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.db.notice.tables.records.DeliveryRecord;
import pl.nurt.notice.Channel;
import pl.nurt.notice.DeliveryId;
import pl.nurt.notice.DeliveryState;
import pl.nurt.notice.internal.DeliveryQueue;
import pl.nurt.notice.internal.Outcome;
import pl.nurt.notice.internal.OutgoingMessage;
import pl.nurt.notice.internal.Sender;
import pl.nurt.testing.Addressee;
import pl.nurt.testing.IntegrationTest;

/** A message at which the portal itself fails leaves the others of its batch as they are, and its own row does not wait for the end of a lease. */
@IntegrationTest
class FailedBatchesTest {
    @Autowired
    private Addressee anna;

    @Autowired
    private Addressee jan;

    @Autowired
    private DeliveryQueue queue;

    @Autowired
    private ChannelTroubles troubles;

    @Autowired
    private DSLContext db;

    @Autowired
    private Clock clock;

    @BeforeEach
    void tellBoth() {
        for (var person : List.of(anna, jan)) {
            person.signIn();
            person.mailbox();
            person.tellHazard();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_became_of_the_others_is_written_down_and_nothing_stays_in_hand(boolean repeatable) {
        round(new AtJan(repeatable));

        assertThat(anna.row(Channel.EMAIL))
                .extracting(DeliveryRecord::getState, DeliveryRecord::getLost)
                .containsExactly(DeliveryState.SENT, 0);
        assertThat(jan.row(Channel.EMAIL))
                .extracting(DeliveryRecord::getState, DeliveryRecord::getReason, DeliveryRecord::getLost)
                .containsExactly(DeliveryState.QUEUED, "WORKER_DIED", repeatable ? 0 : 1);
        assertThat(jan.row(Channel.EMAIL).getDueAt()).as("not at once again").isAfter(clock.instant());
    }

    @Test
    void what_may_have_left_twice_is_left_unknown_at_once() {
        round(new AtJan(false));
        timePasses();
        round(new AtJan(false));

        assertThat(jan.row(Channel.EMAIL).getState()).isEqualTo(DeliveryState.UNKNOWN);
    }

    @Test
    void a_sender_that_fails_as_a_whole_keeps_nothing_either() {
        round(new AtAll());

        assertThat(List.of(anna.row(Channel.EMAIL), jan.row(Channel.EMAIL)))
                .extracting(DeliveryRecord::getState, DeliveryRecord::getLost)
                .containsOnly(tuple(DeliveryState.QUEUED, 1));
    }

    @Test
    void whoever_took_a_row_after_the_lease_keeps_it() {
        var late = queue.take(Channel.EMAIL, ChannelWorker.BATCH);
        db.update(DELIVERY)
                .set(DELIVERY.LEASED_UNTIL, clock.instant().plus(Duration.ofMinutes(5)))
                .where(DELIVERY.STATE.eq(DeliveryState.SENDING))
                .execute();

        queue.record(Channel.EMAIL, late, Map.of());

        assertThat(anna.row(Channel.EMAIL).getState()).isEqualTo(DeliveryState.SENDING);
    }

    private void round(Sender sender) {
        new ChannelWorker(sender, queue, troubles, Duration.ofMinutes(2), clock).round(ChannelWorker.BATCH);
    }

    private void timePasses() {
        db.update(DELIVERY)
                .set(DELIVERY.DUE_AT, clock.instant().minusSeconds(1))
                .where(DELIVERY.STATE.eq(DeliveryState.QUEUED))
                .execute();
    }

    /** The portal fails at Jan's message; nobody knows whether it left. */
    private final class AtJan extends Failing {
        AtJan(boolean repeatable) {
            super(repeatable);
        }

        @Override
        public Map<DeliveryId, Outcome> send(List<OutgoingMessage> batch, Instant until) {
            try (var requests = new SeveralAtOnce("test", 2, clock)) {
                return requests.send(batch, until, message -> {
                    if (message.target().contains(jan.name())) {
                        throw new IllegalStateException("a fault of our own");
                    }
                    return Outcome.Accepted.PLAIN;
                });
            }
        }
    }

    private static final class AtAll extends Failing {
        AtAll() {
            super(false);
        }

        @Override
        public Map<DeliveryId, Outcome> send(List<OutgoingMessage> batch, Instant until) {
            throw new IllegalStateException("a fault of our own");
        }
    }

    private abstract static class Failing implements Sender {
        private final boolean repeatable;

        Failing(boolean repeatable) {
            this.repeatable = repeatable;
        }

        @Override
        public Channel channel() {
            return Channel.EMAIL;
        }

        @Override
        public boolean isSetUp() {
            return true;
        }

        @Override
        public boolean isRepeatable() {
            return repeatable;
        }

        @Override
        public int perSecond() {
            return 100;
        }
    }
}
