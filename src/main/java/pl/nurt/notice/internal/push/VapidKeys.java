package pl.nurt.notice.internal.push;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;

/**
 * The pair by which push services know this portal: RFC 8292.
 *
 * <p>Devices are bound to the public key: with another pair every one of them would have to be switched on again.
 */
final class VapidKeys {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String HEAD =
            BASE64.encodeToString("{\"typ\":\"JWT\",\"alg\":\"ES256\"}".getBytes(StandardCharsets.US_ASCII));

    private final byte[] point;
    private final ECPrivateKey privateKey;

    /** @throws InvalidKeyException when one of them is no key, or the two are no pair */
    VapidKeys(byte[] publicKey, byte[] privateKey) throws InvalidKeyException {
        this.point = publicKey.clone();
        this.privateKey = Es256.privateKey(privateKey);
        if (!fits(Es256.publicKey(publicKey))) {
            throw new InvalidKeyException("the public and the private key are no pair");
        }
    }

    String publicKey() {
        return BASE64.encodeToString(point);
    }

    /** A word for one push service, good until the second {@code expires}; at most a day ahead. */
    String sign(String origin, long expires, String contact) {
        var claims = "{\"aud\":\"" + origin + "\",\"exp\":" + expires + ",\"sub\":\"" + contact + "\"}";
        var body = HEAD + "." + BASE64.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        return body + "." + BASE64.encodeToString(sign(body.getBytes(StandardCharsets.US_ASCII)));
    }

    private byte[] sign(byte[] body) {
        try {
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(privateKey);
            signature.update(body);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private boolean fits(ECPublicKey publicKey) {
        var probe = "are these two a pair?".getBytes(StandardCharsets.US_ASCII);
        try {
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initVerify(publicKey);
            signature.update(probe);
            return signature.verify(sign(probe));
        } catch (GeneralSecurityException broken) {
            return false;
        }
    }
}
