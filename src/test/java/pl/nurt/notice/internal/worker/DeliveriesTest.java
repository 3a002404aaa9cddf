package pl.nurt.notice.internal.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static pl.nurt.db.notice.Tables.CHANNEL_TROUBLE;
import static pl.nurt.db.notice.Tables.DELIVERY;
import static pl.nurt.db.notice.Tables.PUSH_DEVICE;
import static pl.nurt.testing.TestKinds.PLANNED;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.db.notice.tables.records.DeliveryRecord;
import pl.nurt.identity.Role;
import pl.nurt.notice.Channel;
import pl.nurt.notice.DeliveryState;
import pl.nurt.notice.MessageData;
import pl.nurt.notice.Messages;
import pl.nurt.notice.Recipient;
import pl.nurt.notice.choice.Choices;
import pl.nurt.notice.inbox.Inbox;
import pl.nurt.notice.internal.DeliveryQueue;
import pl.nurt.notice.internal.Receipts;
import pl.nurt.notice.internal.SentQuery;
import pl.nurt.notice.outgoing.DeliveryStep;
import pl.nurt.notice.push.DeviceEnd;
import pl.nurt.notice.push.PushDevices;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.Addressee;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;
import pl.nurt.testing.TestStandIns;

/** From a queued row to what the provider received, and its answer back: against stand-ins that speak the real protocols. */
@IntegrationTest
class DeliveriesTest {
    private static final String BROKEN = "503 na wszystko";

    @Autowired
    private Messages messages;

    @Autowired
    private PushDevices devices;

    @Autowired
    private Choices choices;

    @Autowired
    private Inbox inbox;

    @Autowired
    private DeliveryQueue queue;

    @Autowired
    private SentQuery sent;

    @Autowired
    private Receipts receipts;

    @Autowired
    private ChannelTroubles troubles;

    @Autowired
    private DSLContext db;

    @Autowired
    private SignIn signIn;

    @Autowired
    private Addressee anna;

    @Autowired
    private WorkersByHand workers;

    @Autowired
    private Clock clock;

    @BeforeEach
    void signIn() {
        anna.signIn();
    }

    @AfterEach
    void mend() {
        TestStandIns.notebook("mail").set("wyłączony", false);
        TestStandIns.notebook("push").set(BROKEN, false);
        TestStandIns.notebook("sms").set(BROKEN, false);
    }

    @Test
    void a_push_reaches_the_device_which_alone_can_read_it() {
        anna.device();

        anna.tellHazard();
        workers.work(Channel.PUSH);

        var row = anna.row(Channel.PUSH);
        assertThat(row.getState()).isEqualTo(DeliveryState.SENT);
        assertThat(TestStandIns.notebook("push").received())
                .filteredOn(received ->
                        received.key().endsWith("/m" + row.getMessageId().value()))
                .singleElement()
                .satisfies(received -> assertThat(received.fields())
                        .containsEntry("tytuł", "Nie pij wody")
                        .containsEntry("treść", "Woda w Młynary nie nadaje się do picia.")
                        .containsEntry("Urgency", "high")
                        .containsEntry("nadawca", "mailto:demo@nurt.example")
                        .hasEntrySatisfying(
                                "TTL",
                                ttl -> assertThat(Long.parseLong(ttl))
                                        .isBetween(
                                                Duration.ofDays(2).toSeconds(),
                                                Duration.ofDays(3).toSeconds())));
    }

    @Test
    void a_device_that_is_gone_is_let_go_with_its_cause() {
        anna.device();
        db.update(PUSH_DEVICE)
                .set(PUSH_DEVICE.ENDPOINT, PUSH_DEVICE.ENDPOINT.concat("-gone"))
                .execute();

        anna.tellHazard();
        workers.work(Channel.PUSH);

        assertThat(anna.row(Channel.PUSH))
                .extracting(DeliveryRecord::getState, DeliveryRecord::getReason)
                .containsExactly(DeliveryState.FAILED, "HTTP 404");
        assertThat(db.fetchSingle(PUSH_DEVICE).getEndedWhy()).isEqualTo(DeviceEnd.GONE);
        assertThat(devices.list(anna.viewer())).isEmpty();
    }

    @Test
    void a_service_that_is_down_loses_nothing_and_is_left_in_peace() {
        anna.device();
        TestStandIns.notebook("push").set(BROKEN, true);
        anna.tellHazard();

        workers.work(Channel.PUSH);
        assertThat(anna.row(Channel.PUSH).getState()).isEqualTo(DeliveryState.QUEUED);
        assertThat(anna.row(Channel.PUSH).getAttempts()).isZero();
        assertThat(troubles.of(Channel.PUSH).isOpen()).isTrue();
        assertThat(steps(Channel.PUSH))
                .singleElement()
                .satisfies(step -> assertThat(step.step()).isEqualTo(DeliveryStep.DOWN));

        TestStandIns.notebook("push").set(BROKEN, false);
        workers.work(Channel.PUSH);
        assertThat(anna.row(Channel.PUSH).getState()).isEqualTo(DeliveryState.QUEUED);

        // A day later.
        timePasses();
        workers.work(Channel.PUSH);
        assertThat(anna.row(Channel.PUSH).getState()).isEqualTo(DeliveryState.SENT);
        assertThat(troubles.of(Channel.PUSH).isKnown()).isFalse();
    }

    @Test
    void an_e_mail_goes_to_one_person_as_text_and_html_and_can_be_stopped_by_one_click() {
        anna.mailbox();

        anna.tellHazard();
        workers.work(Channel.EMAIL);

        assertThat(anna.row(Channel.EMAIL).getState()).isEqualTo(DeliveryState.SENT);
        await().untilAsserted(() -> assertThat(TestStandIns.notebook("mail").received())
                .filteredOn(received -> received.fields().getOrDefault("To", "").contains(anna.name()))
                .singleElement()
                .satisfies(received -> assertThat(received.fields())
                        .containsEntry("To", anna.name() + "@poczta.example")
                        .containsEntry("temat", "Nie pij wody")
                        .containsEntry("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
                        .hasEntrySatisfying(
                                "List-Unsubscribe",
                                link -> assertThat(link).startsWith("<http://localhost:8080/api/notice/unsubscribe/"))
                        .hasEntrySatisfying("treść", text -> assertThat(text).contains("Woda w Młynary"))
                        .hasEntrySatisfying("html", html -> assertThat(html).contains("<p>Woda w Młynary"))));
    }

    @Test
    void a_mail_server_that_is_down_for_a_day_loses_nothing_and_gets_each_mail_once() {
        anna.mailbox();
        TestStandIns.notebook("mail").set("wyłączony", true);
        anna.tellHazard();

        // Tried again and again through the day, each time after the pause the circuit keeps.
        for (var hour = 0; hour < 24; hour++) {
            workers.work(Channel.EMAIL);
            assertThat(troubles.of(Channel.EMAIL).isOpen()).isTrue();
            timePasses();
        }
        assertThat(anna.row(Channel.EMAIL))
                .extracting(DeliveryRecord::getState, DeliveryRecord::getAttempts)
                .containsExactly(DeliveryState.QUEUED, 0);
        assertThat(anna.row(Channel.EMAIL).getReason()).isEqualTo("UNREACHABLE");
        assertThat(db.fetchSingle(CHANNEL_TROUBLE).getFailures()).isEqualTo(24);
        // The same answer all day is one event.
        assertThat(steps(Channel.EMAIL)).singleElement().satisfies(step -> {
            assertThat(step.step()).isEqualTo(DeliveryStep.DOWN);
            assertThat(step.note()).isEqualTo("UNREACHABLE");
        });

        TestStandIns.notebook("mail").set("wyłączony", false);
        workers.work(Channel.EMAIL);
        workers.work(Channel.EMAIL);

        assertThat(anna.row(Channel.EMAIL).getState()).isEqualTo(DeliveryState.SENT);
        assertThat(TestStandIns.notebook("mail").received())
                .filteredOn(received -> received.fields().getOrDefault("To", "").contains(anna.name()))
                .hasSize(1);
        assertThat(troubles.of(Channel.EMAIL).isKnown()).isFalse();
    }

    @Test
    void a_scanner_that_follows_the_links_of_a_mail_opens_nothing_but_its_reader_does() {
        anna.mailbox();
        anna.tellHazard();
        workers.work(Channel.EMAIL);
        var id = anna.row(Channel.EMAIL).getDeliveryId();

        var page = receipts.opened(id);

        var inboxId = anna.row(Channel.INBOX).getDeliveryId().value();
        assertThat(page).isEqualTo("notices?m=" + inboxId + "&from=" + id.value());
        assertThat(anna.row(Channel.EMAIL).getOpenedAt()).isNull();
        assertThat(anna.row(Channel.INBOX).getOpenedAt()).isNull();

        inbox.openedFrom(signIn.as(Role.RESIDENT).viewer(), id);
        assertThat(anna.row(Channel.EMAIL).getOpenedAt()).isNull();
        inbox.openedFrom(anna.viewer(), id);
        assertThat(anna.row(Channel.EMAIL).getOpenedAt()).isNotNull();
    }

    @Test
    void what_the_worker_had_no_time_for_goes_back_to_the_queue() {
        anna.mailbox();
        anna.tellHazard();
        var taken = queue.take(Channel.EMAIL, 10);

        var outcomes = workers.sender(Channel.EMAIL).send(taken, clock.instant());
        queue.record(Channel.EMAIL, taken, outcomes);

        assertThat(outcomes).isEmpty();
        assertThat(anna.row(Channel.EMAIL))
                .extracting(DeliveryRecord::getState, DeliveryRecord::getAttempts)
                .containsExactly(DeliveryState.QUEUED, 0);
    }

    @Test
    void an_address_with_a_line_break_is_refused_before_anything_is_sent() {
        anna.address(Channel.EMAIL, "anna@poczta.example");
        anna.tellHazard();
        db.update(DELIVERY)
                .set(DELIVERY.TARGET, "anna@poczta.example\r\nBcc: jan@poczta.example")
                .where(DELIVERY.CHANNEL.eq(Channel.EMAIL))
                .execute();

        workers.work(Channel.EMAIL);

        assertThat(anna.row(Channel.EMAIL))
                .extracting(DeliveryRecord::getState, DeliveryRecord::getReason)
                .containsExactly(DeliveryState.FAILED, "NO_ADDRESS");
    }

    @Test
    void a_text_is_counted_and_taken_once_by_its_number() {
        anna.address(Channel.SMS, "48600100200");

        anna.tellHazard();
        workers.work(Channel.SMS);

        var row = anna.row(Channel.SMS);
        assertThat(row.getState()).isEqualTo(DeliveryState.SENT);
        assertThat(row.getSmsParts()).isEqualTo(1);
        assertThat(row.getPoints()).isEqualByComparingTo("0.16");
        assertThat(row.getProviderId()).isNotEmpty();
    }

    @Test
    void a_text_whose_worker_died_after_the_provider_took_it_is_not_sent_twice() {
        anna.address(Channel.SMS, "48600100201");
        anna.tellHazard();

        workers.handOverAndDie(Channel.SMS);
        workers.work(Channel.SMS);

        var row = anna.row(Channel.SMS);
        assertThat(row.getState()).isEqualTo(DeliveryState.SENT);
        assertThat(row.getLost()).isEqualTo(1);
        assertThat(TestStandIns.notebook("sms").times())
                .containsEntry(Long.toString(row.getDeliveryId().value()), 1);
    }

    @Test
    void an_e_mail_whose_worker_died_twice_is_left_unknown() {
        anna.address(Channel.EMAIL, "anna@poczta.example");
        anna.tellHazard();

        for (var death = 0; death < 2; death++) {
            workers.takeAndDie(Channel.EMAIL);
            queue.freeTheLost(Channel.EMAIL, false);
        }

        assertThat(anna.row(Channel.EMAIL).getState()).isEqualTo(DeliveryState.UNKNOWN);
    }

    @Test
    void what_is_not_wanted_any_more_or_too_late_does_not_leave() {
        anna.address(Channel.EMAIL, "anna@poczta.example");
        choices.consent(anna.viewer(), true, Languages.POLISH);
        messages.send(
                PLANNED,
                Recipient.account(anna.account()),
                anna.name(),
                MessageData.none()
                        .text("street", "ul. Polna")
                        .text("start", "8:00")
                        .number("hours", 3));
        db.update(DELIVERY).set(DELIVERY.DUE_AT, clock.instant()).execute();

        choices.consent(anna.viewer(), false, Languages.POLISH);
        workers.work(Channel.EMAIL);

        assertThat(anna.row(Channel.EMAIL))
                .extracting(DeliveryRecord::getState, DeliveryRecord::getReason)
                .containsExactly(DeliveryState.CANCELLED, "NOT_WANTED");

        db.update(pl.nurt.db.notice.Tables.MESSAGE)
                .set(pl.nurt.db.notice.Tables.MESSAGE.EXPIRES_AT, clock.instant())
                .execute();
        db.update(DELIVERY)
                .set(DELIVERY.STATE, DeliveryState.QUEUED)
                .where(DELIVERY.CHANNEL.eq(Channel.EMAIL))
                .execute();
        workers.work(Channel.EMAIL);
        assertThat(anna.row(Channel.EMAIL).getState()).isEqualTo(DeliveryState.EXPIRED);
    }

    @Test
    void what_the_sms_provider_tells_counts_once_and_in_any_order() {
        anna.address(Channel.SMS, "48600100202");
        anna.tellHazard();
        workers.work(Channel.SMS);
        var id = anna.row(Channel.SMS).getDeliveryId();

        receipts.smsStatus(id, "404", "A");
        var first = anna.row(Channel.SMS).getDeliveredAt();
        receipts.smsStatus(id, "403", "A");
        receipts.smsStatus(id, "405", "A");
        receipts.smsStatus(id, "404", "A");

        assertThat(anna.row(Channel.SMS).getState()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(anna.row(Channel.SMS).getDeliveredAt()).isEqualTo(first);
        assertThat(db.fetchCount(pl.nurt.db.notice.Tables.DELIVERY_EVENT)).isEqualTo(4);
    }

    private List<DeliveryStep> steps(Channel channel) {
        return sent.steps(anna.row(channel).getDeliveryId());
    }

    private void timePasses() {
        db.update(CHANNEL_TROUBLE)
                .set(CHANNEL_TROUBLE.OPEN_UNTIL, clock.instant().minusSeconds(1))
                .execute();
        db.update(DELIVERY)
                .set(DELIVERY.DUE_AT, clock.instant().minusSeconds(1))
                .execute();
    }
}
