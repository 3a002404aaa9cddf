package pl.nurt.notice.internal.push;

import java.net.URI;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import pl.nurt.notice.internal.NoticeSettings;
import pl.nurt.notice.internal.PortalKeys;

/** Who the portal is towards push services, and the secret of its links. */
@Component
public class PushIdentity {
    private static final Logger log = LoggerFactory.getLogger(PushIdentity.class);
    private static final Pattern CONTACT =
            Pattern.compile("mailto:[^\\s@\"\\\\]+@([^\\s@\"\\\\]+)|https://([^\\s/:\"\\\\]+)\\S*");
    private static final Duration GOOD_FOR = Duration.ofHours(12);
    private static final Duration RENEWED_BEFORE = Duration.ofHours(1);

    private final VapidKeys keys;
    private final byte[] linkSecret;
    private final Optional<String> contact;
    private final Clock clock;
    private final Map<String, Word> words = new ConcurrentHashMap<>();

    PushIdentity(NoticeSettings settings, PortalKeys stored, Clock clock) {
        this.clock = clock;
        contact = contact(settings.push().contact());
        var kept = stored.orElseStore(fresh());
        linkSecret = kept.linkSecret();
        keys = keys(settings.push(), kept);
    }

    private record Word(String header, Instant until) {}

    /** Whether push services will listen: they want to know whom to write to. */
    public boolean isSetUp() {
        return contact.isPresent();
    }

    /** As a browser wants it for a subscription: base64url of 65 octets. */
    public String publicKey() {
        return keys.publicKey();
    }

    /** Signs links that work without signing in. */
    public byte[] linkSecret() {
        return linkSecret.clone();
    }

    /** The header Authorization for a push service; signed once in some hours. */
    String authorization(URI endpoint) {
        var origin = endpoint.getScheme() + "://" + endpoint.getRawAuthority();
        var now = clock.instant();
        var word = words.get(origin);
        if (word == null || word.until().isBefore(now)) {
            var expires = now.plus(GOOD_FOR);
            var token = keys.sign(origin, expires.getEpochSecond(), contact.orElseThrow());
            word = new Word("vapid t=" + token + ", k=" + keys.publicKey(), expires.minus(RENEWED_BEFORE));
            words.put(origin, word);
        }
        return word.header();
    }

    private static PortalKeys.Stored fresh() {
        var pair = Es256.newPair();
        var secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        return new PortalKeys.Stored(
                Es256.point((ECPublicKey) pair.getPublic()), Es256.number((ECPrivateKey) pair.getPrivate()), secret);
    }

    /** Half a pair, or two halves of different pairs, would work nowhere and nobody would see it: the portal does not start. */
    static VapidKeys keys(NoticeSettings.Push settings, PortalKeys.Stored kept) {
        try {
            if (settings.publicKey() == null && settings.privateKey() == null) {
                return new VapidKeys(kept.vapidPublic(), kept.vapidPrivate());
            }
            if (settings.publicKey() == null || settings.privateKey() == null) {
                throw new InvalidKeyException("one of the two is missing");
            }
            var base64 = Base64.getUrlDecoder();
            return new VapidKeys(base64.decode(settings.publicKey()), base64.decode(settings.privateKey()));
        } catch (InvalidKeyException | IllegalArgumentException unusable) {
            throw new IllegalStateException(
                    "nurt.notice.push.public-key and private-key: " + unusable.getMessage(), unusable);
        }
    }

    /** Apple's push service refuses contacts at hosts that cannot exist; then all works on Android and nothing on iPhones. */
    static Optional<String> contact(@org.jspecify.annotations.Nullable String set) {
        if (set == null || set.isBlank()) {
            log.info("push off: nurt.notice.push.contact is not set");
            return Optional.empty();
        }
        var parts = CONTACT.matcher(set.strip());
        if (!parts.matches()) {
            log.error("push off: nurt.notice.push.contact must be mailto:… or https://…");
            return Optional.empty();
        }
        var host = Optional.ofNullable(parts.group(1)).orElseGet(() -> parts.group(2));
        if (host.equals("localhost") || host.endsWith(".invalid") || host.endsWith(".local") || !host.contains(".")) {
            log.error("push off: nurt.notice.push.contact is at {}, which push services refuse", host);
            return Optional.empty();
        }
        return Optional.of(set.strip());
    }
}
