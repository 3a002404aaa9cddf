package pl.nurt.billing.ksef.internal.client;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of one session and where its cipher begins: 32 and 16 octets. Kept while the session lives, so that whoever takes it up makes the same
 * bytes. The beginning is told to KSeF apart; it does not stand before what is encrypted.
 */
public final class SessionSecret {
    private static final int KEY = 32;
    private static final int IV = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] octets;

    private SessionSecret(byte[] octets) {
        if (octets.length != KEY + IV) {
            throw new IllegalArgumentException("no secret of a session");
        }
        this.octets = octets;
    }

    public static SessionSecret random() {
        var octets = new byte[KEY + IV];
        RANDOM.nextBytes(octets);
        return new SessionSecret(octets);
    }

    public static SessionSecret of(byte[] octets) {
        return new SessionSecret(octets.clone());
    }

    public byte[] octets() {
        return octets.clone();
    }

    public String initializationVector() {
        return Base64.getEncoder().encodeToString(Arrays.copyOfRange(octets, KEY, KEY + IV));
    }

    /** AES-256-CBC with PKCS#7 padding. */
    public byte[] encrypt(byte[] plain) {
        try {
            var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(octets, 0, KEY, "AES"),
                    new IvParameterSpec(octets, KEY, IV));
            return cipher.doFinal(plain);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The key for KSeF alone. */
    public String keyFor(PublicKey key) {
        return oaep(key, Arrays.copyOf(octets, KEY));
    }

    /** RSA-OAEP with SHA-256 in both places; the JDK's short name for it would take SHA-1 in one of them. */
    static String oaep(PublicKey key, byte[] plain) {
        try {
            var cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    key,
                    new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
            return Base64.getEncoder().encodeToString(cipher.doFinal(plain));
        } catch (GeneralSecurityException unusable) {
            throw new KsefAwayException("unusable key", unusable);
        }
    }
}
