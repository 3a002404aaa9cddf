package pl.nurt.notice.internal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;
import static pl.nurt.db.notice.Tables.CHOICE;
import static pl.nurt.db.notice.Tables.DELIVERY_EVENT;
import static pl.nurt.db.notice.Tables.PUSH_DEVICE;

import java.time.Duration;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pl.nurt.db.notice.tables.records.DeliveryRecord;
import pl.nurt.identity.Role;
import pl.nurt.notice.Channel;
import pl.nurt.notice.DeliveryId;
import pl.nurt.notice.DeliveryState;
import pl.nurt.notice.Topic;
import pl.nurt.notice.choice.Choices;
import pl.nurt.notice.internal.Links;
import pl.nurt.notice.internal.Links.Purpose;
import pl.nurt.notice.push.PushDevices;
import pl.nurt.notice.push.PushSubscription;
import pl.nurt.notice.push.SubscriptionOutcome;
import pl.nurt.testing.Addressee;
import pl.nurt.testing.Browser;
import pl.nurt.testing.HttpTest;
import pl.nurt.testing.SignIn;

/** Who comes without signing in, over HTTP: providers with what became of a text, and people and their mail programs who want no more of it. */
@HttpTest
class NoticeLinksTest {
    private static final Map<String, String> ONE_CLICK = Map.of("List-Unsubscribe", "One-Click");

    @LocalServerPort
    private int port;

    @Autowired
    private PushDevices devices;

    @Autowired
    private Choices choices;

    @Autowired
    private Links links;

    @Autowired
    private DSLContext db;

    @Autowired
    private SignIn signIn;

    @Autowired
    private Addressee anna;

    private Browser stranger;

    /** A hazard was told by e-mail and by SMS. */
    @BeforeEach
    void told() {
        anna.signIn();
        stranger = new Browser(port);
        anna.mailbox();
        anna.address(Channel.SMS, "48601" + (100_000 + Math.floorMod(anna.name().hashCode(), 900_000)));
        anna.tellHazard();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> anna.row(Channel.SMS).getState() == DeliveryState.SENT
                        && anna.row(Channel.EMAIL).getState() == DeliveryState.SENT);
    }

    @Test
    void a_forged_word_about_a_text_is_refused_and_changes_nothing() {
        var text = anna.row(Channel.SMS);
        var signed = links.sign(Purpose.SMS_CALLBACK, text.getDeliveryId());
        var events = events(text);
        var forged = (signed.startsWith("A") ? "B" : "A") + signed.substring(1);

        for (var link : new String[] {
            forged,
            signed.substring(0, signed.length() - 1),
            "x",
            // Signed by the portal, for something else.
            links.sign(Purpose.RECEIVED, text.getDeliveryId()),
            links.sign(Purpose.UNSUBSCRIBE, text.getDeliveryId())
        }) {
            assertThat(stranger.get("/api/notice/sms/" + link + "?status=404&MsgId=A")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(stranger.post("/api/notice/sms/" + link, Map.of("status", "405"))
                            .statusCode())
                    .isEqualTo(403);
        }

        assertThat(anna.row(Channel.SMS)).isEqualTo(text);
        assertThat(events(text)).isEqualTo(events);
    }

    @Test
    void a_genuine_word_counts_and_its_repeat_changes_nothing() {
        var link = "/api/notice/sms/"
                + links.sign(Purpose.SMS_CALLBACK, anna.row(Channel.SMS).getDeliveryId());

        assertThat(stranger.get(link + "?status=404&MsgId=A").body()).isEqualTo("OK");
        var delivered = anna.row(Channel.SMS);
        assertThat(delivered.getState()).isEqualTo(DeliveryState.DELIVERED);

        assertThat(stranger.get(link + "?status=404&MsgId=A").body()).isEqualTo("OK");
        assertThat(stranger.post(link, Map.of("status", "405", "MsgId", "A")).body())
                .isEqualTo("OK");
        assertThat(anna.row(Channel.SMS)).isEqualTo(delivered);
    }

    @Test
    void a_word_about_a_text_that_is_not_there_is_taken_and_changes_nothing() {
        var nowhere = links.sign(Purpose.SMS_CALLBACK, new DeliveryId(Long.MAX_VALUE));

        assertThat(stranger.get("/api/notice/sms/" + nowhere + "?status=404&MsgId=A")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void looking_at_the_link_of_a_mail_asks_and_changes_nothing() {
        var page = stranger.get(unsubscribing());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<button", "method=\"post\"");
        assertThat(stranger.session()).isEmpty();
        assertThat(choices()).isZero();
    }

    @Test
    void a_mail_program_stops_the_mails_of_the_topic_by_one_click_and_a_repeat_is_harmless() {
        assertThat(stranger.post(unsubscribing(), ONE_CLICK).statusCode()).isEqualTo(200);
        assertThat(stranger.post(unsubscribing(), ONE_CLICK).statusCode()).isEqualTo(200);

        assertThat(db.fetch(CHOICE, CHOICE.USER_ACCOUNT_ID.eq(anna.account())))
                .singleElement()
                .satisfies(choice -> {
                    assertThat(choice.getTopic()).isEqualTo(Topic.HAZARD);
                    assertThat(choice.getChannel()).isEqualTo(Channel.EMAIL);
                    assertThat(choice.getWanted()).isFalse();
                });

        assertThat(stranger.post(unsubscribing(), Map.of("what", "undo")).statusCode())
                .isEqualTo(200);
        assertThat(choices()).isZero();
    }

    @Test
    void only_the_mails_own_link_stops_it() {
        var mail = anna.row(Channel.EMAIL).getDeliveryId();
        for (var link : new String[] {
            links.sign(Purpose.OPENED, mail),
            links.sign(Purpose.RECEIVED, mail),
            // Of a text, which nobody unsubscribes from.
            links.sign(Purpose.UNSUBSCRIBE, anna.row(Channel.SMS).getDeliveryId()),
            "x"
        }) {
            var page = stranger.get("/api/notice/unsubscribe/" + link);
            assertThat(page.statusCode()).isEqualTo(404);
            assertThat(page.body()).contains("Nie ma takiej strony", "There is no such page");
            assertThat(stranger.post("/api/notice/unsubscribe/" + link, ONE_CLICK)
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(choices()).isZero();
    }

    @Test
    void a_subscription_of_somebody_else_is_refused_and_stays_theirs() {
        var subscription = anna.device();
        var before = db.fetchSingle(PUSH_DEVICE, PUSH_DEVICE.ENDPOINT.eq(subscription.endpoint()));

        var jan = signIn.as(Role.RESIDENT).viewer();
        var own = devices.standIn().orElseThrow();
        assertThat(devices.switchOn(
                        jan, new PushSubscription(subscription.endpoint(), own.p256dh(), own.auth()), "Firefox"))
                .isEqualTo(SubscriptionOutcome.SOMEBODY_ELSES);
        devices.switchOff(jan, before.getPushDeviceId());

        assertThat(devices.list(jan)).isEmpty();
        assertThat(devices.find(jan, subscription.endpoint())).isEmpty();
        assertThat(db.fetchSingle(PUSH_DEVICE, PUSH_DEVICE.ENDPOINT.eq(subscription.endpoint())))
                .isEqualTo(before);
    }

    private String unsubscribing() {
        return "/api/notice/unsubscribe/"
                + links.sign(Purpose.UNSUBSCRIBE, anna.row(Channel.EMAIL).getDeliveryId());
    }

    private int choices() {
        return db.fetchCount(CHOICE, CHOICE.USER_ACCOUNT_ID.eq(anna.account()));
    }

    private int events(DeliveryRecord text) {
        return db.fetchCount(DELIVERY_EVENT, DELIVERY_EVENT.DELIVERY_ID.eq(text.getDeliveryId()));
    }

    @Test
    void undoing_a_link_puts_back_what_it_changed_and_nothing_else() {
        choices.choose(anna.viewer(), Topic.BILLS, Channel.EMAIL, false);
        choices.choose(anna.viewer(), Topic.METER, Channel.EMAIL, true);

        stranger.post(unsubscribing(), Map.of("what", "all"));
        assertThat(chosen()).hasSize(Topic.values().length).doesNotContainValue(true);
        // Anna thinks better of one of them herself.
        choices.choose(anna.viewer(), Topic.CASES, Channel.EMAIL, false);
        stranger.post(unsubscribing(), Map.of("what", "undo"));

        assertThat(chosen())
                .containsOnly(entry(Topic.BILLS, false), entry(Topic.METER, true), entry(Topic.CASES, false));
        stranger.post(unsubscribing(), Map.of("what", "undo"));
        assertThat(chosen()).hasSize(3);
    }

    @Test
    void the_page_says_whether_one_topic_was_stopped_or_all() {
        assertThat(stranger.post(unsubscribing(), Map.of("what", "topic")).body())
                .contains("Temat tej wiadomości");
        assertThat(stranger.post(unsubscribing(), Map.of("what", "all")).body())
                .contains("Dotyczy to wszystkich tematów")
                .doesNotContain("Temat tej wiadomości");
    }

    private Map<Topic, Boolean> chosen() {
        return db.select(CHOICE.TOPIC, CHOICE.WANTED)
                .from(CHOICE)
                .where(CHOICE.USER_ACCOUNT_ID.eq(anna.account()), CHOICE.CHANNEL.eq(Channel.EMAIL))
                .fetchMap(CHOICE.TOPIC, CHOICE.WANTED);
    }
}
