package pl.nurt.notice.internal.push;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.db.notice.Tables.PUSH_DEVICE;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.notice.Channel;
import pl.nurt.notice.internal.DeliveryQueue;
import pl.nurt.notice.internal.Outcome;
import pl.nurt.notice.internal.Receipts;
import pl.nurt.notice.internal.worker.WorkersByHand;
import pl.nurt.notice.push.PushDevice;
import pl.nurt.notice.push.PushDevices;
import pl.nurt.notice.push.PushSubscription;
import pl.nurt.testing.Addressee;
import pl.nurt.testing.IntegrationTest;

/** That a push service takes pushes for a device says nothing of the device, which must show one now and then. */
@IntegrationTest
class SilentDevicesTest {
    @Autowired
    private Addressee anna;

    @Autowired
    private WorkersByHand workers;

    @Autowired
    private PushDevices devices;

    @Autowired
    private DeliveryQueue queue;

    @Autowired
    private Receipts receipts;

    @Autowired
    private DSLContext db;

    @Autowired
    private Clock clock;

    private PushSubscription subscription;

    @BeforeEach
    void told() {
        anna.signIn();
        subscription = anna.device();
        anna.tellHazard();
    }

    @Test
    void a_device_that_shows_nothing_for_long_seems_dead_until_it_does() {
        workers.work(Channel.PUSH);
        assertThat(unanswered()).isNotNull();
        assertThat(device().lastShown()).isEmpty();
        assertThat(device().seemsDeadSince()).as("it may be off for a while").isEmpty();

        daysPass(15);
        assertThat(device().seemsDeadSince()).hasValue(unanswered());

        receipts.received(anna.row(Channel.PUSH).getDeliveryId());
        assertThat(device().seemsDeadSince()).isEmpty();
        assertThat(device().lastShown()).isPresent();
    }

    @Test
    void a_device_that_nothing_was_sent_to_is_not_called_dead() {
        daysPass(400);

        assertThat(device().seemsDeadSince()).isEmpty();
    }

    @Test
    void a_device_that_is_faster_than_its_push_services_answer_owes_nothing() {
        var taken = queue.take(Channel.PUSH, 10);
        receipts.received(anna.row(Channel.PUSH).getDeliveryId());
        queue.record(Channel.PUSH, taken, Map.of(taken.getFirst().id(), Outcome.Accepted.PLAIN));

        assertThat(unanswered()).isNull();
        assertThat(device().lastShown()).isPresent();
    }

    @Test
    void a_page_opened_on_the_device_shows_that_it_is_there() {
        workers.work(Channel.PUSH);
        daysPass(15);

        devices.switchOn(anna.viewer(), subscription, "Chrome, Android");

        assertThat(device().seemsDeadSince()).isEmpty();
    }

    private PushDevice device() {
        return devices.list(anna.viewer()).getFirst();
    }

    private @Nullable Instant unanswered() {
        return db.fetchSingle(PUSH_DEVICE, PUSH_DEVICE.USER_ACCOUNT_ID.eq(anna.account()))
                .getUnansweredSince();
    }

    private void daysPass(int days) {
        var before = clock.instant().minus(Duration.ofDays(days));
        db.update(PUSH_DEVICE)
                .set(PUSH_DEVICE.CREATED_AT, before)
                .set(PUSH_DEVICE.UNANSWERED_SINCE, before)
                .where(PUSH_DEVICE.USER_ACCOUNT_ID.eq(anna.account()), PUSH_DEVICE.UNANSWERED_SINCE.isNotNull())
                .execute();
    }
}
