package pl.nurt.notice.internal.push;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** What only the device can read: RFC 8291 on the coding aes128gcm of RFC 8188, in one record. */
final class PushEncryption {
    /** 4,096 octets less the header (86), the tag (16) and the delimiter (1). */
    static final int LONGEST = 3_993;

    private static final int SALT = 16;
    private static final int RECORD = 4_096;
    private static final int TAG_BITS = 128;
    private static final byte LAST_RECORD = 2;
    private static final byte[] KEY_INFO = "WebPush: info\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CEK_INFO = "Content-Encoding: aes128gcm\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NONCE_INFO = "Content-Encoding: nonce\0".getBytes(StandardCharsets.US_ASCII);
    private static final SecureRandom RANDOM = new SecureRandom();

    private PushEncryption() {}

    /**
     * The body of a push.
     *
     * @param plain at most {@link #LONGEST} octets
     * @throws InvalidKeyException when the device's key is none
     */
    static byte[] encrypt(byte[] plain, byte[] p256dh, byte[] auth) throws InvalidKeyException {
        var salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        return encrypt(plain, p256dh, auth, EphemeralKey.fresh(), salt);
    }

    /** With a key and a salt that must never be used again: for the examples of the standard. */
    static byte[] encrypt(byte[] plain, byte[] p256dh, byte[] auth, EphemeralKey own, byte[] salt)
            throws InvalidKeyException {
        if (plain.length > LONGEST) {
            throw new IllegalArgumentException("a push carries at most " + LONGEST + " octets");
        }
        var agreed = own.agreeWith(p256dh);
        var ownPoint = own.point();
        try {
            var info = ByteBuffer.allocate(KEY_INFO.length + 2 * Es256.POINT)
                    .put(KEY_INFO)
                    .put(p256dh)
                    .put(ownPoint)
                    .array();
            var secret = derive(auth, agreed, info, Es256.NUMBER);
            var key = derive(salt, secret, CEK_INFO, 16);
            var nonce = derive(salt, secret, NONCE_INFO, 12);
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            var sealed = cipher.doFinal(ByteBuffer.allocate(plain.length + 1)
                    .put(plain)
                    .put(LAST_RECORD)
                    .array());
            return ByteBuffer.allocate(SALT + 4 + 1 + Es256.POINT + sealed.length)
                    .put(salt)
                    .putInt(RECORD)
                    .put((byte) Es256.POINT)
                    .put(ownPoint)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] derive(byte[] salt, byte[] secret, byte[] info, int length) throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(HKDFParameterSpec.ofExtract()
                        .addSalt(salt)
                        .addIKM(secret)
                        .thenExpand(info, length));
    }
}
