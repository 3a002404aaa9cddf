package pl.nurt.notice.internal.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.db.notice.Tables.DELIVERY;
import static pl.nurt.db.notice.Tables.OWN_ADDRESS;
import static pl.nurt.testing.TestKinds.HAZARD;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.db.notice.tables.records.DeliveryRecord;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.notice.Channel;
import pl.nurt.notice.DeliveryState;
import pl.nurt.notice.MessageData;
import pl.nurt.notice.Messages;
import pl.nurt.notice.Recipient;
import pl.nurt.notice.internal.DeliveryQueue;
import pl.nurt.notice.internal.Sender;
import pl.nurt.notice.push.PushDevices;
import pl.nurt.standin.Received;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;
import pl.nurt.testing.TestStandIns;
import tools.jackson.databind.json.JsonMapper;

/** A worker that dies between the provider's answer and its commit has the row handed over once more: what a person sees stays one message. */
@IntegrationTest
class RepeatedDeliveriesTest {
    @Autowired
    private Messages messages;

    @Autowired
    private PushDevices devices;

    @Autowired
    private DeliveryQueue queue;

    @Autowired
    private ChannelTroubles troubles;

    @Autowired
    private List<Sender> senders;

    @Autowired
    private DSLContext db;

    @Autowired
    private SignIn signIn;

    @Autowired
    private Clock clock;

    private final String cause = UUID.randomUUID().toString();
    private Viewer anna;

    @BeforeEach
    void anna() {
        anna = signIn.as(Role.RESIDENT).viewer();
    }

    @Test
    void an_e_mail_comes_again_under_the_same_message_id_and_with_the_same_words() {
        address(Channel.EMAIL, cause + "@poczta.example");
        sendHazard();

        handOverAndDie(Channel.EMAIL);
        work(Channel.EMAIL);

        assertThat(row(Channel.EMAIL).getState()).isEqualTo(DeliveryState.SENT);
        var received = TestStandIns.notebook("mail").received().stream()
                .filter(mail -> mail.fields().getOrDefault("To", "").contains(cause))
                .toList();
        assertThat(received).hasSize(2).extracting(Received::key).doesNotContain("?");
        assertThat(received.getFirst())
                .extracting(Received::key)
                .isEqualTo(received.getLast().key());
        assertThat(received.getFirst().fields()).isEqualTo(received.getLast().fields());
    }

    @Test
    void a_push_comes_again_with_the_topic_and_the_tag_by_which_a_device_shows_one() {
        assertThat(devices.switchOn(anna, devices.standIn().orElseThrow(), "Chrome, Android"))
                .isNotNull();
        sendHazard();

        handOverAndDie(Channel.PUSH);
        work(Channel.PUSH);

        var row = row(Channel.PUSH);
        assertThat(row.getState()).isEqualTo(DeliveryState.SENT);
        var name = "m" + row.getMessageId().value();
        assertThat(TestStandIns.notebook("push").received())
                .filteredOn(push -> push.key().endsWith("/" + name))
                .hasSize(2)
                .allSatisfy(push -> {
                    assertThat(push.fields()).containsEntry("Topic", name);
                    assertThat(JsonMapper.shared()
                                    .readTree(push.fields().get("payload"))
                                    .path("tag")
                                    .asString())
                            .isEqualTo(name);
                });
    }

    @Test
    void a_text_is_refused_by_its_number_the_second_time_and_counts_as_taken() {
        address(Channel.SMS, "48600100203");
        sendHazard();

        handOverAndDie(Channel.SMS);
        work(Channel.SMS);

        var row = row(Channel.SMS);
        assertThat(row.getState()).isEqualTo(DeliveryState.SENT);
        assertThat(TestStandIns.notebook("sms").times())
                .containsEntry(Long.toString(row.getDeliveryId().value()), 1);
    }

    @Test
    void the_inbox_holds_one_message_for_one_cause_however_often_a_room_tells_it() {
        sendHazard();
        sendHazard();

        assertThat(db.fetchCount(
                        DELIVERY, DELIVERY.CHANNEL.eq(Channel.INBOX), DELIVERY.USER_ACCOUNT_ID.eq(anna.account())))
                .isEqualTo(1);
    }

    /** The provider has it; nobody wrote that down, and the lease is over. */
    private void handOverAndDie(Channel channel) {
        var taken = queue.take(channel, ChannelWorker.BATCH);
        assertThat(sender(channel).send(taken, clock.instant().plusSeconds(30))).hasSize(taken.size());
        db.update(DELIVERY)
                .set(DELIVERY.LEASED_UNTIL, clock.instant().minusSeconds(1))
                .where(DELIVERY.STATE.eq(DeliveryState.SENDING))
                .execute();
    }

    private void work(Channel channel) {
        var worker = new ChannelWorker(sender(channel), queue, troubles, Duration.ofMinutes(2), clock);
        while (worker.round(ChannelWorker.BATCH) > 0) {
            // Until nothing is due.
        }
    }

    private Sender sender(Channel channel) {
        return senders.stream()
                .filter(sender -> sender.channel() == channel)
                .findFirst()
                .orElseThrow();
    }

    private void address(Channel channel, String address) {
        db.insertInto(OWN_ADDRESS)
                .set(OWN_ADDRESS.USER_ACCOUNT_ID, anna.account())
                .set(OWN_ADDRESS.CHANNEL, channel)
                .set(OWN_ADDRESS.ADDRESS, address)
                .set(OWN_ADDRESS.CONFIRMED_AT, clock.instant())
                .set(OWN_ADDRESS.CREATED_AT, clock.instant())
                .execute();
    }

    private void sendHazard() {
        messages.send(
                HAZARD,
                Recipient.account(anna.account()),
                cause,
                MessageData.none().text("place", "Młynary"));
    }

    private DeliveryRecord row(Channel channel) {
        return db.fetchSingle(DELIVERY, DELIVERY.CHANNEL.eq(channel), DELIVERY.USER_ACCOUNT_ID.eq(anna.account()));
    }
}
