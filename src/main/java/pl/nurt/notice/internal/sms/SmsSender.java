package pl.nurt.notice.internal.sms;

import static java.util.Objects.requireNonNull;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pl.nurt.notice.Channel;
import pl.nurt.notice.DeliveryId;
import pl.nurt.notice.internal.Links;
import pl.nurt.notice.internal.MessageTexts;
import pl.nurt.notice.internal.NoticeSettings;
import pl.nurt.notice.internal.Outcome;
import pl.nurt.notice.internal.OutgoingMessage;
import pl.nurt.notice.internal.Sender;
import pl.nurt.notice.internal.rules.SmsLength;
import pl.nurt.notice.internal.rules.SmsText;
import pl.nurt.notice.internal.worker.SeveralAtOnce;
import pl.nurt.notice.outgoing.OwnReason;
import pl.nurt.platform.egress.Egress;
import pl.nurt.platform.egress.EgressClient;
import pl.nurt.platform.egress.EgressRefusedException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Hands texts to SMSAPI: the row's number is the own number ({@code idx}) that the provider takes once. */
@Component
class SmsSender implements Sender {
    private static final int BAD_CREDENTIALS = 101;
    private static final int NO_POINTS = 103;
    private static final int FORBIDDEN_ADDRESS = 105;
    private static final int NO_NUMBER = 13;
    private static final int REPEATED = 53;
    private static final int LONGEST_ANSWER = 100_000;

    private final NoticeSettings.Sms settings;
    private final MessageTexts texts;
    private final Links links;
    private final EgressClient http;
    private final SeveralAtOnce requests;

    SmsSender(NoticeSettings settings, Egress egress, MessageTexts texts, Links links, Clock clock) {
        this.settings = settings.sms();
        this.texts = texts;
        this.links = links;
        http = egress.client(this.settings.timeout());
        requests = new SeveralAtOnce("sms", this.settings.atOnce(), clock);
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public boolean isSetUp() {
        return settings.url() != null && settings.token() != null;
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public int perSecond() {
        return settings.perSecond();
    }

    @Override
    public Map<DeliveryId, Outcome> send(List<OutgoingMessage> batch, Instant until) {
        var silent = new AtomicBoolean();
        return requests.send(
                batch,
                until,
                message -> silent.get() ? new Outcome.Down(OwnReason.UNREACHABLE.name()) : send(message, silent));
    }

    private Outcome send(OutgoingMessage message, AtomicBoolean silent) {
        var text = text(message);
        var length = SmsLength.of(text);
        if (length.parts() > settings.mostParts()) {
            return new Outcome.Refused(OwnReason.TOO_LONG.with(Integer.toString(length.parts())), false);
        }
        var service = requireNonNull(settings.url());
        try {
            return outcome(http.post(service, headers(), form(message, text), LONGEST_ANSWER), length);
        } catch (EgressRefusedException forbidden) {
            return new Outcome.Down(OwnReason.NOT_ALLOWED.with(service.getRawAuthority()));
        } catch (IOException unreachable) {
            silent.set(true);
            return new Outcome.Down(OwnReason.UNREACHABLE.name());
        }
    }

    private String text(OutgoingMessage message) {
        var text = texts.sms(message.kind(), message.topic(), message.data(), message.locale());
        return settings.polishLetters() ? text : SmsText.plain(text);
    }

    private Map<String, String> headers() {
        return Map.of(
                "Authorization", "Bearer " + settings.token(), "Content-Type", "application/x-www-form-urlencoded");
    }

    private byte[] form(OutgoingMessage message, String text) {
        var form = new LinkedHashMap<String, String>();
        form.put("to", message.target());
        form.put("message", text);
        form.put("from", settings.from());
        form.put("format", "json");
        form.put("encoding", "utf-8");
        form.put("details", "1");
        form.put("idx", Long.toString(message.id().value()));
        form.put("check_idx", "1");
        form.put("max_parts", Integer.toString(settings.mostParts()));
        if (message.urgent()) {
            form.put("fast", "1");
        }
        form.put("notify_url", links.portal("api/notice/sms/" + links.sign(Links.Purpose.SMS_CALLBACK, message.id())));
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static Outcome outcome(EgressClient.Answer answer, SmsLength length) {
        if (!answer.whole()) {
            return new Outcome.Later(OwnReason.UNCLEAR_ANSWER.name(), null);
        }
        if (answer.status() >= 500) {
            return new Outcome.Down(OwnReason.UNREACHABLE.with("HTTP " + answer.status()));
        }
        try {
            var json = JsonMapper.shared().readTree(answer.body());
            if (!json.isObject()) {
                return new Outcome.Later(OwnReason.UNCLEAR_ANSWER.name(), null);
            }
            return json.has("error")
                    ? refused(json)
                    : accepted(json.path("list").path(0), length);
        } catch (JacksonException unreadable) {
            return new Outcome.Later(OwnReason.UNCLEAR_ANSWER.name(), null);
        }
    }

    private static Outcome accepted(JsonNode sms, SmsLength length) {
        var points = sms.path("points").asString("");
        return new Outcome.Accepted(
                sms.path("id").asString(""), length.parts(), points.isEmpty() ? null : new BigDecimal(points));
    }

    private static Outcome refused(JsonNode json) {
        var code = json.path("error").asInt(0);
        var said = code + " " + json.path("message").asString("");
        return switch (code) {
            // Taken before; that answer was lost. Its callback will name the message.
            case REPEATED -> Outcome.Accepted.PLAIN;
            // Nothing of one message, but of the account with the provider: everything waits until somebody mends it.
            case BAD_CREDENTIALS, NO_POINTS, FORBIDDEN_ADDRESS -> new Outcome.Down(said);
            case NO_NUMBER -> new Outcome.Refused(said, true);
            default -> new Outcome.Refused(said, false);
        };
    }

    @PreDestroy
    void close() {
        requests.close();
        http.close();
    }
}
