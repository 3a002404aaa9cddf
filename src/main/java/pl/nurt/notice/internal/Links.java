package pl.nurt.notice.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import pl.nurt.notice.DeliveryId;
import pl.nurt.notice.internal.push.PushIdentity;

/** Links that work without signing in, because the portal signed them: what they are for is part of what is signed. */
@Component
public class Links {
    private static final int SIGNATURE = 16;

    private static final String HMAC = "HmacSHA256";

    /** Has the secret; each signature is made by a copy, which costs a fraction of a new one. */
    private final Mac signer;

    private final NoticeSettings settings;

    Links(PushIdentity identity, NoticeSettings settings) {
        signer = signer(identity.linkSecret());
        this.settings = settings;
    }

    private static Mac signer(byte[] secret) {
        try {
            var signer = Mac.getInstance(HMAC);
            signer.init(new SecretKeySpec(secret, HMAC));
            return signer;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What a link lets its bearer do. */
    public enum Purpose {
        /** Say that a device showed the message. */
        RECEIVED,
        /** Open the message's page, which counts it as opened. */
        OPENED,
        /** Stop e-mails of the message's topic. */
        UNSUBSCRIBE,
        /** Tell what became of a text. */
        SMS_CALLBACK
    }

    /** An address of the portal. @param path without a slash in front */
    public String portal(String path) {
        var portal = settings.portalUrl().toString();
        return (portal.endsWith("/") ? portal : portal + "/") + path;
    }

    /** For the path of a link. */
    public String sign(Purpose purpose, DeliveryId delivery) {
        var id = ByteBuffer.allocate(Long.BYTES).putLong(delivery.value()).array();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(Long.BYTES + SIGNATURE)
                        .put(id)
                        .put(signature(purpose, id))
                        .array());
    }

    /** The delivery a link was signed for; nothing when it was not signed here, or for something else. */
    public Optional<DeliveryId> read(Purpose purpose, String link) {
        try {
            var octets = Base64.getUrlDecoder().decode(link);
            if (octets.length != Long.BYTES + SIGNATURE) {
                return Optional.empty();
            }
            var buffer = ByteBuffer.wrap(octets);
            var id = new byte[Long.BYTES];
            var shown = new byte[SIGNATURE];
            buffer.get(id).get(shown);
            return MessageDigest.isEqual(signature(purpose, id), shown)
                    ? Optional.of(new DeliveryId(ByteBuffer.wrap(id).getLong()))
                    : Optional.empty();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private byte[] signature(Purpose purpose, byte[] id) {
        try {
            var mac = (Mac) signer.clone();
            mac.update(purpose.name().getBytes(StandardCharsets.US_ASCII));
            return ByteBuffer.allocate(SIGNATURE)
                    .put(mac.doFinal(id), 0, SIGNATURE)
                    .array();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
