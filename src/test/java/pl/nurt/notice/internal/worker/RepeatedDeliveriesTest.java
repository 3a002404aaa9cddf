package pl.nurt.notice.internal.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.db.notice.Tables.DELIVERY;

import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.notice.Channel;
import pl.nurt.notice.DeliveryState;
import pl.nurt.standin.Received;
import pl.nurt.testing.Addressee;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.TestStandIns;
import tools.jackson.databind.json.JsonMapper;

/** A worker that dies between the provider's answer and its commit has the row handed over once more: what a person sees stays one message. */
@IntegrationTest
class RepeatedDeliveriesTest {
    @Autowired
    private Addressee anna;

    @Autowired
    private WorkersByHand workers;

    @Autowired
    private DSLContext db;

    @BeforeEach
    void signIn() {
        anna.signIn();
    }

    @Test
    void an_e_mail_comes_again_under_the_same_message_id_and_with_the_same_words() {
        anna.mailbox();
        anna.tellHazard();

        workers.handOverAndDie(Channel.EMAIL);
        workers.work(Channel.EMAIL);

        assertThat(anna.row(Channel.EMAIL).getState()).isEqualTo(DeliveryState.SENT);
        var received = TestStandIns.notebook("mail").received().stream()
                .filter(mail -> mail.fields().getOrDefault("To", "").contains(anna.name()))
                .toList();
        assertThat(received).hasSize(2).extracting(Received::key).doesNotContain("?");
        assertThat(received.getFirst())
                .extracting(Received::key)
                .isEqualTo(received.getLast().key());
        assertThat(received.getFirst().fields()).isEqualTo(received.getLast().fields());
    }

    @Test
    void a_push_comes_again_with_the_topic_and_the_tag_by_which_a_device_shows_one() {
        anna.device();
        anna.tellHazard();

        workers.handOverAndDie(Channel.PUSH);
        workers.work(Channel.PUSH);

        var row = anna.row(Channel.PUSH);
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
        anna.address(Channel.SMS, "48600100203");
        anna.tellHazard();

        workers.handOverAndDie(Channel.SMS);
        workers.work(Channel.SMS);

        var row = anna.row(Channel.SMS);
        assertThat(row.getState()).isEqualTo(DeliveryState.SENT);
        assertThat(TestStandIns.notebook("sms").times())
                .containsEntry(Long.toString(row.getDeliveryId().value()), 1);
    }

    @Test
    void the_inbox_holds_one_message_for_one_cause_however_often_a_room_tells_it() {
        anna.tellHazard();
        anna.tellHazard();

        assertThat(db.fetchCount(
                        DELIVERY, DELIVERY.CHANNEL.eq(Channel.INBOX), DELIVERY.USER_ACCOUNT_ID.eq(anna.account())))
                .isEqualTo(1);
    }
}
