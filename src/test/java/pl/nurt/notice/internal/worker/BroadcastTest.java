package pl.nurt.notice.internal.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static pl.nurt.db.notice.Tables.DELIVERY;
import static pl.nurt.db.notice.Tables.MESSAGE;
import static pl.nurt.db.notice.Tables.PUSH_DEVICE;
import static pl.nurt.testing.TestKinds.HAZARD;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.notice.Channel;
import pl.nurt.notice.DeliveryState;
import pl.nurt.notice.MessageData;
import pl.nurt.notice.Messages;
import pl.nurt.notice.Recipient;
import pl.nurt.notice.push.DeviceEnd;
import pl.nurt.testing.Addressee;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.TestStandIns;

/** One message to many, some of whose devices and mailboxes are not what they were. */
@IntegrationTest
class BroadcastTest {
    private static final int PEOPLE = 40;
    private static final int GONE = 5;
    private static final int UNKNOWN = 2;

    @Autowired
    private ObjectProvider<Addressee> addressees;

    @Autowired
    private WorkersByHand workers;

    @Autowired
    private Messages messages;

    @Autowired
    private DSLContext db;

    private final List<Addressee> people = new ArrayList<>();

    @BeforeEach
    void people() {
        for (var number = 0; number < PEOPLE; number++) {
            var one = addressees.getObject();
            one.signIn();
            one.device(number < GONE ? 410 : number < GONE + UNKNOWN ? 404 : 0);
            people.add(one);
        }
    }

    @Test
    void dead_subscriptions_are_let_go_and_spoil_nothing() {
        people.getFirst().mailbox();

        tellAll();
        workers.work(Channel.PUSH);
        workers.work(Channel.EMAIL);

        assertThat(people)
                .extracting(
                        one -> one.row(Channel.PUSH).getState(),
                        one -> one.row(Channel.PUSH).getReason())
                .containsOnly(
                        tuple(DeliveryState.SENT, null),
                        tuple(DeliveryState.FAILED, "HTTP 410"),
                        tuple(DeliveryState.FAILED, "HTTP 404"));
        assertThat(count(DeliveryState.SENT)).isEqualTo(PEOPLE - GONE - UNKNOWN);
        assertThat(people.getFirst().row(Channel.EMAIL).getState()).isEqualTo(DeliveryState.SENT);
        assertThat(db.fetchCount(PUSH_DEVICE, PUSH_DEVICE.ENDED_WHY.eq(DeviceEnd.GONE)))
                .isEqualTo(GONE + UNKNOWN);

        tellAll();
        assertThat(count(DeliveryState.QUEUED))
                .as("the next one does not try them")
                .isEqualTo(PEOPLE - GONE - UNKNOWN);
    }

    @Test
    void each_mail_has_one_envelope_and_one_addressee() {
        people.forEach(Addressee::mailbox);

        tellAll();
        workers.work(Channel.EMAIL);

        for (var one : people) {
            assertThat(TestStandIns.notebook("mail").received())
                    .filteredOn(
                            mail -> mail.fields().getOrDefault("koperta", "").contains(one.name()))
                    .singleElement()
                    .satisfies(mail -> assertThat(mail.fields()).containsEntry("To", one.name() + "@poczta.example"));
        }
    }

    private int count(DeliveryState state) {
        return db.fetchCount(DELIVERY, DELIVERY.CHANNEL.eq(Channel.PUSH), DELIVERY.STATE.eq(state));
    }

    private void tellAll() {
        var cause = UUID.randomUUID().toString();
        people.forEach(one -> messages.send(
                HAZARD,
                Recipient.account(one.account()),
                cause,
                MessageData.none().text("place", "Młynary")));
        assertThat(db.fetchCount(MESSAGE, MESSAGE.CAUSE.eq(cause))).isEqualTo(1);
    }
}
