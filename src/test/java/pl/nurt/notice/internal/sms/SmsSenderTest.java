package pl.nurt.notice.internal.sms;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.notice.DeliveryId;
import pl.nurt.notice.MessageData;
import pl.nurt.notice.MessageId;
import pl.nurt.notice.internal.Links;
import pl.nurt.notice.internal.MessageTexts;
import pl.nurt.notice.internal.NoticeSettings;
import pl.nurt.notice.internal.Outcome;
import pl.nurt.notice.internal.OutgoingMessage;
import pl.nurt.notice.outgoing.OwnReason;
import pl.nurt.platform.egress.Egress;
import pl.nurt.platform.egress.EgressSettings;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.TestKinds;

@IntegrationTest
class SmsSenderTest {
    @Autowired
    private NoticeSettings settings;

    @Autowired
    private MessageTexts texts;

    @Autowired
    private Links links;

    @Autowired
    private Clock clock;

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer provider;
    private String says = "";

    @BeforeEach
    void start() throws IOException {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/sms.do", exchange -> {
            asked.incrementAndGet();
            var answer = says.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        provider.createContext("/elsewhere", exchange -> {
            exchange.getResponseHeaders().set("Location", "/sms.do");
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        provider.start();
    }

    @AfterEach
    void stop() {
        provider.stop(0);
    }

    @Test
    void a_provider_where_the_portal_may_not_connect_is_not_asked_and_the_office_reads_why() {
        var outcome = send("/sms.do", "203.0.113.0/24");

        assertThat(outcome)
                .isEqualTo(new Outcome.Down(OwnReason.NOT_ALLOWED.with(
                        "127.0.0.1:" + provider.getAddress().getPort())));
        assertThat(asked).hasValue(0);
    }

    @Test
    void nobody_is_followed_elsewhere_with_the_token() {
        assertThat(send("/elsewhere", "127.0.0.1")).isInstanceOf(Outcome.Later.class);
        assertThat(asked).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "OK", "[]", "\"taken\""})
    void what_is_no_answer_of_the_provider_is_not_taken_for_one(String answer) {
        says = answer;
        assertThat(send("/sms.do", "127.0.0.1")).isEqualTo(new Outcome.Later(OwnReason.UNCLEAR_ANSWER.name(), null));
    }

    @Test
    void an_endless_answer_is_read_so_far_and_no_further() {
        says = "{\"list\":[{\"id\":\"" + "1".repeat(1_000_000) + "\"}]}";
        assertThat(send("/sms.do", "127.0.0.1")).isEqualTo(new Outcome.Later(OwnReason.UNCLEAR_ANSWER.name(), null));
    }

    private Outcome send(String path, String network) {
        var sms = settings.sms();
        var here = new NoticeSettings.Sms(
                URI.create("http://127.0.0.1:" + provider.getAddress().getPort() + path),
                "token",
                sms.from(),
                sms.mostParts(),
                sms.polishLetters(),
                sms.perSecond(),
                sms.atOnce(),
                Duration.ofSeconds(30));
        var all = new NoticeSettings(
                settings.portalUrl(), settings.standIns(), settings.push(), settings.mail(), here, settings.lease());
        var sender = new SmsSender(all, new Egress(new EgressSettings(List.of(network))), texts, links, clock);
        try {
            var message = message();
            return requireNonNull(sender.send(List.of(message), clock.instant().plus(Duration.ofMinutes(5)))
                    .get(message.id()));
        } finally {
            sender.close();
        }
    }

    private OutgoingMessage message() {
        return new OutgoingMessage(
                new DeliveryId(7),
                new MessageId(7),
                TestKinds.HAZARD.code(),
                TestKinds.HAZARD.topic(),
                MessageData.none().text("place", "Młynary"),
                true,
                false,
                clock.instant().plus(Duration.ofDays(1)),
                "48600100200",
                null,
                Locale.of("pl"),
                1,
                clock.instant().plus(Duration.ofMinutes(2)),
                null);
    }
}
