package pl.nurt.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.nurt.db.notice.Tables.DELIVERY;
import static pl.nurt.db.notice.Tables.NOTICE_CONSENT;
import static pl.nurt.db.notice.Tables.QUIET_HOURS;
import static pl.nurt.testing.TestKinds.HAZARD;
import static pl.nurt.testing.TestKinds.PLANNED;

import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.notice.inbox.Inbox;
import pl.nurt.notice.inbox.InboxFilter;
import pl.nurt.notice.push.PushDevices;
import pl.nurt.notice.push.PushSubscription;
import pl.nurt.notice.push.SubscriptionOutcome;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.Shows;
import pl.nurt.testing.SignIn;

@IntegrationTest
@RecordApplicationEvents
class MessagesTest {
    private static final String KEY =
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    private static final String SECRET = "BTBZMqHH6r4Tts7J_aSIgg";

    @Autowired
    private Messages messages;

    @Autowired
    private Inbox inbox;

    @Autowired
    private PushDevices devices;

    @Autowired
    private DSLContext db;

    @Autowired
    private SignIn signIn;

    @Autowired
    private Clock clock;

    @Autowired
    private ApplicationEvents events;

    private Viewer anna;

    @BeforeEach
    void anna() {
        anna = signIn.as(Role.RESIDENT).viewer();
    }

    @Test
    void a_message_stands_in_the_inbox_in_the_readers_language() {
        messages.send(PLANNED, Recipient.account(anna.account()), "cut/1", cut("ul. Polna", 5));

        assertThat(inbox.page(anna, InboxFilter.ALL, null, 10, Languages.POLISH))
                .singleElement()
                .satisfies(message -> {
                    assertThat(message.title()).isEqualTo("Przerwa 8:00 na ul. Polna");
                    assertThat(message.text()).startsWith("Od 8:00 przez 5 godzin nie będzie wody.");
                    assertThat(message.link()).isEqualTo("usage?at=ul.+Polna");
                    assertThat(message.read()).isFalse();
                });
        assertThat(inbox.page(anna, InboxFilter.ALL, null, 10, Languages.ENGLISH)
                        .getFirst()
                        .text())
                .startsWith("From 8:00 for 5 hours");
        assertThat(events.stream(InboxChanged.class))
                .containsExactly(new InboxChanged(java.util.Set.of(anna.account())));
    }

    @Test
    void a_cause_told_twice_is_told_once() {
        var first = messages.send(PLANNED, Recipient.account(anna.account()), "cut/1", cut("ul. Polna", 5));
        var second = messages.send(PLANNED, Recipient.account(anna.account()), "cut/1", cut("ul. Inna", 9));

        assertThat(second).isEqualTo(first);
        assertThat(inbox.page(anna, InboxFilter.ALL, null, 10, Languages.POLISH))
                .singleElement()
                .satisfies(message -> assertThat(message.title()).contains("Polna"));
        assertThat(events.stream(InboxChanged.class)).hasSize(1);
    }

    @Test
    void data_that_the_texts_need_is_asked_for() {
        assertThatThrownBy(() -> messages.send(PLANNED, Recipient.account(anna.account()), "cut/1", MessageData.none()))
                .hasMessageContaining("street");
    }

    @Test
    void reading_is_counted_once_and_only_by_the_owner() {
        messages.send(PLANNED, Recipient.account(anna.account()), "cut/1", cut("ul. Polna", 5));
        var id = inbox.page(anna, InboxFilter.UNREAD, null, 10, Languages.POLISH)
                .getFirst()
                .id();
        var jan = signIn.as(Role.RESIDENT).viewer();

        inbox.read(jan, id);
        assertThat(inbox.unread(anna)).isEqualTo(1);
        assertThatThrownBy(() -> inbox.message(jan, id, Languages.POLISH)).isInstanceOf(NotFoundException.class);

        inbox.read(anna, id);
        inbox.read(anna, id);
        assertThat(inbox.unread(anna)).isZero();
        assertThat(events.stream(InboxChanged.class)).hasSize(2);
    }

    @Test
    void the_inbox_pages_by_key() {
        for (var i = 0; i < 5; i++) {
            messages.send(PLANNED, Recipient.account(anna.account()), "cut/" + i, cut("ul. " + i, i));
        }

        var first = inbox.page(anna, InboxFilter.ALL, null, 2, Languages.POLISH);
        var second = inbox.page(anna, InboxFilter.ALL, first.getLast().id(), 2, Languages.POLISH);

        assertThat(first).extracting(message -> message.title().substring(13)).containsExactly("na ul. 4", "na ul. 3");
        assertThat(second).extracting(message -> message.title().substring(13)).containsExactly("na ul. 2", "na ul. 1");
    }

    @Test
    void staff_are_told_by_their_role() {
        var technician = signIn.as(Role.TECHNICIAN).viewer();

        messages.send(
                HAZARD,
                Recipient.staff(Role.TECHNICIAN),
                "zone/1",
                MessageData.none().text("place", "Młynary"));

        assertThat(inbox.unread(technician)).isEqualTo(1);
        assertThat(inbox.unread(anna)).isZero();
    }

    @Test
    void without_consent_only_the_inbox_is_used_and_hazards_go_all_the_same() {
        switchOn(anna, "one");

        messages.send(PLANNED, Recipient.account(anna.account()), "cut/1", cut("ul. Polna", 5));
        messages.send(
                HAZARD,
                Recipient.account(anna.account()),
                "zone/1",
                MessageData.none().text("place", "Młynary"));

        assertThat(channels("test.message.planned")).containsExactly(Channel.INBOX);
        assertThat(channels("test.message.hazard")).containsExactlyInAnyOrder(Channel.INBOX, Channel.PUSH);
    }

    @Test
    @Shows("3.4")
    void with_consent_each_device_gets_a_row_that_waits_for_the_quiet_hours() {
        switchOn(anna, "one");
        switchOn(anna, "two");
        consent(true);
        // A rest that always is now.
        db.insertInto(QUIET_HOURS)
                .set(QUIET_HOURS.USER_ACCOUNT_ID, anna.account())
                .set(QUIET_HOURS.KEPT, true)
                .set(QUIET_HOURS.STARTS_AT, LocalTime.of(0, 0))
                .set(QUIET_HOURS.ENDS_AT, LocalTime.of(23, 59, 59))
                .set(QUIET_HOURS.CHANGED_AT, clock.instant())
                .execute();

        messages.send(PLANNED, Recipient.account(anna.account()), "cut/1", cut("ul. Polna", 5));

        assertThat(channels("test.message.planned"))
                .containsExactlyInAnyOrder(Channel.INBOX, Channel.PUSH, Channel.PUSH);
        assertThat(db.selectFrom(DELIVERY)
                        .where(DELIVERY.CHANNEL.eq(Channel.PUSH))
                        .fetch(DELIVERY.DUE_AT))
                .allSatisfy(due -> assertThat(due).isAfter(clock.instant().minusSeconds(2)));
    }

    @Test
    @Shows("3.8")
    void a_browser_takes_the_messages_of_one_person() {
        var subscription = subscription("shared");
        assertThat(devices.switchOn(anna, subscription, "Chrome, Android")).isEqualTo(SubscriptionOutcome.ON);
        assertThat(devices.switchOn(anna, subscription, "Chrome, Android")).isEqualTo(SubscriptionOutcome.ON);
        var jan = signIn.as(Role.RESIDENT).viewer();

        assertThat(devices.switchOn(jan, subscription, "Chrome")).isEqualTo(SubscriptionOutcome.SOMEBODY_ELSES);
        devices.list(anna).forEach(device -> devices.switchOff(jan, device.id()));

        assertThat(devices.list(jan)).isEmpty();
        assertThat(devices.list(anna))
                .singleElement()
                .satisfies(device -> assertThat(device.name()).isEqualTo("Chrome, Android"));
    }

    @Test
    void a_subscription_that_would_send_the_portal_elsewhere_is_refused() {
        for (var endpoint : List.of(
                "http://push.example/1",
                "https://push.example:8443/1",
                "https://push.example.evil.test/1",
                "https://push.example@127.0.0.1/1",
                "https://127.0.0.1/1",
                "file:///etc/passwd",
                "push")) {
            assertThat(devices.switchOn(anna, new PushSubscription(endpoint, KEY, SECRET), "x"))
                    .as(endpoint)
                    .isEqualTo(SubscriptionOutcome.UNUSABLE);
        }
        assertThat(devices.switchOn(anna, new PushSubscription("https://push.example/1", "??", SECRET), "x"))
                .isEqualTo(SubscriptionOutcome.UNUSABLE);
    }

    private static MessageData cut(String street, int hours) {
        return MessageData.none().text("street", street).text("start", "8:00").number("hours", hours);
    }

    private void switchOn(Viewer viewer, String name) {
        assertThat(devices.switchOn(viewer, subscription(name), name)).isEqualTo(SubscriptionOutcome.ON);
    }

    private static PushSubscription subscription(String name) {
        return new PushSubscription("https://push.example/" + name, KEY, SECRET);
    }

    private void consent(boolean given) {
        db.insertInto(NOTICE_CONSENT)
                .set(NOTICE_CONSENT.USER_ACCOUNT_ID, anna.account())
                .set(NOTICE_CONSENT.GIVEN, given)
                .set(NOTICE_CONSENT.TEXT_VERSION, "1")
                .set(NOTICE_CONSENT.TEXT_LANGUAGE, "pl")
                .set(NOTICE_CONSENT.TEXT_HASH, "0".repeat(64))
                .set(NOTICE_CONSENT.AT, clock.instant())
                .set(NOTICE_CONSENT.MADE_BY, anna.account())
                .execute();
    }

    private List<Channel> channels(String kind) {
        return db.select(DELIVERY.CHANNEL)
                .from(DELIVERY)
                .join(pl.nurt.db.notice.Tables.MESSAGE)
                .using(DELIVERY.MESSAGE_ID)
                .where(pl.nurt.db.notice.Tables.MESSAGE.KIND.eq(kind))
                .fetch(DELIVERY.CHANNEL);
    }
}
