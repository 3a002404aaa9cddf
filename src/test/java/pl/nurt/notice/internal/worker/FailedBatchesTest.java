package pl.nurt.notice.internal.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.db.notice.Tables.DELIVERY;
import static pl.nurt.db.notice.Tables.MESSAGE;

import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.notice.Channel;
import pl.nurt.notice.DeliveryState;
import pl.nurt.testing.Addressee;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.TestStandIns;

/** A message at which the portal itself fails leaves the others of its batch as they are, and its own row does not wait for the end of a lease. */
@IntegrationTest
class FailedBatchesTest {
    @Autowired
    private Addressee anna;

    @Autowired
    private Addressee jan;

    @Autowired
    private WorkersByHand workers;

    @Autowired
    private DSLContext db;

    @BeforeEach
    void signIn() {
        anna.signIn();
        jan.signIn();
    }

    @ParameterizedTest
    @EnumSource(value = Channel.class, names = "INBOX", mode = EnumSource.Mode.EXCLUDE)
    void what_became_of_the_others_is_written_down_and_nothing_stays_in_hand(Channel channel) {
        reach(anna, channel, "48600100301");
        reach(jan, channel, "48600100302");
        anna.tellHazard();
        jan.tellHazard();
        sayWhatNobodyKnows(jan);

        workers.work(channel);

        assertThat(anna.row(channel).getState()).isEqualTo(DeliveryState.SENT);
        assertThat(anna.row(channel).getLost()).isZero();
        assertThat(jan.row(channel).getState()).isEqualTo(DeliveryState.QUEUED);
        assertThat(jan.row(channel).getReason()).isEqualTo("WORKER_DIED");
        assertThat(jan.row(channel).getDueAt()).isAfter(jan.row(channel).getCreatedAt());
    }

    @Test
    void an_e_mail_that_may_have_left_twice_is_left_unknown_at_once() {
        reach(jan, Channel.EMAIL, "");
        jan.tellHazard();
        sayWhatNobodyKnows(jan);

        workers.work(Channel.EMAIL);
        db.update(DELIVERY)
                .set(DELIVERY.DUE_AT, DELIVERY.CREATED_AT)
                .where(DELIVERY.STATE.eq(DeliveryState.QUEUED))
                .execute();
        workers.work(Channel.EMAIL);

        assertThat(jan.row(Channel.EMAIL).getState()).isEqualTo(DeliveryState.UNKNOWN);
        assertThat(TestStandIns.notebook("mail").received())
                .noneMatch(mail -> mail.fields().getOrDefault("To", "").contains(jan.name()));
    }

    private static void reach(Addressee person, Channel channel, String number) {
        switch (channel) {
            case INBOX -> {}
            case PUSH -> person.device();
            case EMAIL -> person.mailbox();
            case SMS -> person.address(channel, number);
        }
    }

    /** Of a kind that no room declares, as after a step back to an older portal. */
    private void sayWhatNobodyKnows(Addressee person) {
        db.update(MESSAGE)
                .set(MESSAGE.KIND, "notice.message.of-tomorrow")
                .where(MESSAGE.CAUSE.eq(person.name()))
                .execute();
    }
}
