package pl.nurt.notice.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.db.notice.Tables.DELIVERY;
import static pl.nurt.db.notice.Tables.MESSAGE;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.customer.access.AccessCodeId;
import pl.nurt.customer.access.AccessCodeMail;
import pl.nurt.customer.access.AccessCodeMailer;
import pl.nurt.identity.Role;
import pl.nurt.metering.Household;
import pl.nurt.notice.Channel;
import pl.nurt.notice.DeliveryState;
import pl.nurt.notice.Topic;
import pl.nurt.notice.internal.Outcome.Refused;
import pl.nurt.notice.outgoing.SentFilter;
import pl.nurt.notice.outgoing.SentMessages;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;
import pl.nurt.testing.TestStandIns;

/** Codes for accounts by e-mail: they reach the one address, and nobody else finds them anywhere. */
@IntegrationTest
class AccessCodeMessagesTest {
    private static final AtomicLong NUMBER = new AtomicLong(900_000);
    private static final String CODE = "K7QM-2XPA-94TD";

    @Autowired
    private AccessCodeMailer mailer;

    @Autowired
    private DeliveryQueue queue;

    @Autowired
    private List<Sender> senders;

    @Autowired
    private SentMessages sent;

    @Autowired
    private DSLContext db;

    @Autowired
    private SignIn signIn;

    @Autowired
    private Clock clock;

    private final AccessCodeId id = new AccessCodeId(NUMBER.incrementAndGet());
    private final String address = "nowak." + id.value() + "@poczta.example";
    private Household home;

    @BeforeEach
    void home() {
        home = new Household(db, CivilTime.dayOf(clock.instant()).minusDays(30));
    }

    @Test
    void a_code_reaches_its_address_without_a_consent_and_is_wiped() {
        assertThat(mailer.isReady()).isTrue();
        send();
        send();
        assertThat(sees(Role.CUSTOMER_SERVICE)).doesNotContain(CODE);

        var taken = queue.take(Channel.EMAIL, 10);
        assertThat(taken).hasSize(1);
        queue.record(Channel.EMAIL, taken, mail().send(taken, clock.instant().plusSeconds(30)));

        assertThat(TestStandIns.notebook("mail").received())
                .filteredOn(received -> received.fields().getOrDefault("To", "").equals(address))
                .singleElement()
                .satisfies(received -> assertThat(received.fields())
                        .containsEntry("temat", "Kod do założenia konta w portalu")
                        .containsEntry("List-Unsubscribe", "null")
                        .hasEntrySatisfying(
                                "treść",
                                text -> assertThat(text)
                                        .contains("Twój kod: " + CODE)
                                        .contains("http://localhost:8080/activate")));
        assertThat(state()).isEqualTo(DeliveryState.SENT);
        assertThat(stored()).doesNotContain(CODE).contains("Jan Nowak");
        assertThat(sees(Role.CUSTOMER_SERVICE)).doesNotContain(CODE);
    }

    @Test
    void a_code_goes_to_who_wants_no_mails_about_anything() {
        db.insertInto(pl.nurt.db.notice.Tables.CHOICE)
                .set(pl.nurt.db.notice.Tables.CHOICE.ADDRESS, address)
                .set(pl.nurt.db.notice.Tables.CHOICE.TOPIC, Topic.ACCOUNT)
                .set(pl.nurt.db.notice.Tables.CHOICE.CHANNEL, Channel.EMAIL)
                .set(pl.nurt.db.notice.Tables.CHOICE.WANTED, false)
                .set(pl.nurt.db.notice.Tables.CHOICE.CHANGED_AT, clock.instant())
                .execute();

        send();

        assertThat(queue.take(Channel.EMAIL, 10)).hasSize(1);
    }

    @Test
    void a_code_that_was_taken_back_does_not_leave_even_when_a_worker_brings_it_back() {
        send();
        var taken = queue.take(Channel.EMAIL, 10);

        mailer.withdraw(id);
        queue.record(Channel.EMAIL, taken, Map.of());

        assertThat(queue.take(Channel.EMAIL, 10)).isEmpty();
        assertThat(state()).isEqualTo(DeliveryState.EXPIRED);
        assertThat(stored()).doesNotContain(CODE);
    }

    @Test
    void a_code_that_waits_is_withdrawn_and_wiped() {
        send();

        mailer.withdraw(id);
        mailer.withdraw(id);
        mailer.withdraw(new AccessCodeId(1));

        assertThat(state()).isEqualTo(DeliveryState.CANCELLED);
        assertThat(stored()).doesNotContain(CODE);
    }

    @Test
    void a_code_that_was_refused_is_wiped_and_cannot_be_sent_again_by_the_office() {
        send();
        var taken = queue.take(Channel.EMAIL, 10);
        queue.record(Channel.EMAIL, taken, Map.of(taken.getFirst().id(), new Refused("550 no such person", true)));

        var clerk = signIn.as(Role.CUSTOMER_SERVICE).viewer();

        assertThat(state()).isEqualTo(DeliveryState.FAILED);
        assertThat(stored()).doesNotContain(CODE);
        assertThat(sent.retry(clerk, taken.getFirst().id())).isFalse();
        assertThat(sent.page(clerk, all(), null, 0, 1, Languages.POLISH)).noneMatch(row -> row.isRetryable());
    }

    private void send() {
        mailer.send(new AccessCodeMail(
                id,
                home.customer,
                address,
                Languages.POLISH,
                "Jan Nowak",
                CODE,
                CivilTime.dayOf(clock.instant()).plusDays(14),
                "activate"));
    }

    private Sender mail() {
        return senders.stream()
                .filter(sender -> sender.channel() == Channel.EMAIL)
                .findFirst()
                .orElseThrow();
    }

    private DeliveryState state() {
        return db.fetchSingle(DELIVERY, DELIVERY.TARGET.eq(address)).getState();
    }

    private String stored() {
        return db.fetchSingle(MESSAGE, MESSAGE.CAUSE.eq("access-code/" + id.value()))
                .getData()
                .data();
    }

    private String sees(Role role) {
        return sent.page(signIn.as(role).viewer(), all(), null, 0, 5, Languages.POLISH)
                .toString();
    }

    private static SentFilter all() {
        return new SentFilter(null, null, null, "");
    }
}
