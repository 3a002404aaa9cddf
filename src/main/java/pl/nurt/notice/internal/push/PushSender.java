package pl.nurt.notice.internal.push;

import static java.util.Objects.requireNonNull;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import pl.nurt.notice.Channel;
import pl.nurt.notice.DeliveryId;
import pl.nurt.notice.internal.Links;
import pl.nurt.notice.internal.MessageTexts;
import pl.nurt.notice.internal.NoticeSettings;
import pl.nurt.notice.internal.Outcome;
import pl.nurt.notice.internal.OutgoingMessage;
import pl.nurt.notice.internal.Sender;
import pl.nurt.notice.internal.worker.SeveralAtOnce;
import pl.nurt.notice.outgoing.OwnReason;
import pl.nurt.platform.egress.Egress;
import pl.nurt.platform.egress.EgressClient;
import pl.nurt.platform.egress.EgressRefusedException;
import pl.nurt.platform.work.WorkPool;

/** Hands messages to push services: RFC 8030, each encrypted for its device, signed once for its service. */
@Component
class PushSender implements Sender {
    private static final long SHORTEST_SECONDS = 60;
    /** Of an answer nothing but its status is looked at. */
    private static final int MOST_SAID = 10_000;

    private static final long LONGEST_SECONDS = Duration.ofDays(3).toSeconds();
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final NoticeSettings.Push settings;
    private final PushIdentity identity;
    private final PushHosts hosts;
    private final MessageTexts texts;
    private final Links links;
    private final Clock clock;
    private final EgressClient http;
    private final SeveralAtOnce requests;

    /** Of its own: a message that is urgent does not wait behind a month's documents. */
    private final WorkPool encryption =
            new WorkPool("push-encryption", Runtime.getRuntime().availableProcessors(), 1_000);

    PushSender(
            NoticeSettings settings,
            PushIdentity identity,
            PushHosts hosts,
            Egress egress,
            MessageTexts texts,
            Links links,
            Clock clock) {
        this.settings = settings.push();
        this.identity = identity;
        this.hosts = hosts;
        this.texts = texts;
        this.links = links;
        this.clock = clock;
        http = egress.client(this.settings.timeout());
        requests = new SeveralAtOnce("push", this.settings.atOnce(), clock);
    }

    @Override
    public Channel channel() {
        return Channel.PUSH;
    }

    @Override
    public boolean isSetUp() {
        return identity.isSetUp();
    }

    /** A push service takes the same push twice; the device shows the second in the place of the first. */
    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public int perSecond() {
        return settings.perSecond();
    }

    @Override
    public Map<DeliveryId, Outcome> send(List<OutgoingMessage> batch, Instant until) {
        // A service that stayed silent once is not asked again in this batch: the others must not wait for it.
        Set<String> silent = ConcurrentHashMap.newKeySet();
        return requests.send(batch, until, message -> send(message, silent));
    }

    private Outcome send(OutgoingMessage message, Set<String> silent) throws InterruptedException {
        var device = requireNonNull(message.push());
        var address = hosts.allowed(device.endpoint());
        if (address.isEmpty()) {
            return new Outcome.Refused(OwnReason.FOREIGN_PUSH.name(), false);
        }
        var origin = address.get().getRawAuthority();
        if (silent.contains(origin)) {
            return new Outcome.Down(OwnReason.UNREACHABLE.with(origin));
        }
        try {
            var sealed = sealed(message, device, address.get());
            return outcome(http.post(address.get(), sealed.headers(), sealed.body(), MOST_SAID));
        } catch (InvalidKeyException unusable) {
            return new Outcome.Refused(OwnReason.BAD_KEY.name(), true);
        } catch (InterruptedIOException late) {
            silent.add(origin);
            return new Outcome.Down(OwnReason.UNREACHABLE.with(origin));
        } catch (EgressRefusedException forbidden) {
            return new Outcome.Down(OwnReason.NOT_ALLOWED.with(origin));
        } catch (IOException broken) {
            return new Outcome.Down(OwnReason.UNREACHABLE.with(origin));
        }
    }

    /** Encrypted for the device, and signed for its service. */
    private record Sealed(Map<String, String> headers, byte[] body) {}

    private Sealed sealed(OutgoingMessage message, OutgoingMessage.PushTarget device, URI address)
            throws InvalidKeyException, InterruptedException {
        var payload = payload(message);
        try {
            return encryption.call(() -> new Sealed(
                    headers(message, address), PushEncryption.encrypt(payload, device.p256dh(), device.auth())));
        } catch (InvalidKeyException | InterruptedException | RuntimeException known) {
            throw known;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Map<String, String> headers(OutgoingMessage message, URI address) {
        var left = Duration.between(clock.instant(), message.expiresAt()).toSeconds();
        return Map.of(
                "Content-Encoding",
                "aes128gcm",
                "Content-Type",
                "application/octet-stream",
                "TTL",
                Long.toString(Math.clamp(left, SHORTEST_SECONDS, LONGEST_SECONDS)),
                "Urgency",
                message.urgent() ? "high" : "normal",
                // A repeat, or an update of the same message, takes the place of one the device has not fetched yet.
                "Topic",
                "m" + message.message().value(),
                "Authorization",
                identity.authorization(address));
    }

    private byte[] payload(OutgoingMessage message) {
        var words = texts.words(message.kind(), message.topic(), message.data(), message.locale());
        return PushPayload.of(
                        words.title(),
                        words.text(),
                        message.locale().getLanguage(),
                        "m" + message.message().value(),
                        message.urgent(),
                        links.sign(Links.Purpose.RECEIVED, message.id()),
                        links.sign(Links.Purpose.OPENED, message.id()))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Outcome outcome(EgressClient.Answer answer) {
        var status = answer.status();
        var said = "HTTP " + status;
        return switch (status) {
            case 200, 201, 202, 204 -> Outcome.Accepted.PLAIN;
            case 404, 410 -> new Outcome.Refused(said, true);
            case 408, 425, 500 -> new Outcome.Later(said, null);
            case 429 -> new Outcome.Later(said, retryAfter(answer));
            case 502, 503, 504 -> new Outcome.Down(said);
            default -> new Outcome.Refused(said, false);
        };
    }

    private static @org.jspecify.annotations.Nullable Duration retryAfter(EgressClient.Answer answer) {
        return answer.retryAfter()
                .filter(value -> value.matches("\\d{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .map(wait -> wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait)
                .orElse(null);
    }

    @PreDestroy
    void close() {
        requests.close();
        encryption.stop();
        http.close();
    }
}
