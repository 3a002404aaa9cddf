package pl.nurt.bridge.mbus;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What the configuration word says about encryption (EN 13757-7).
 *
 * <p>Old meters put anything into this word, so only a mode in use together with a number of blocks counts as encryption.
 */
record Encryption(int mode, int blocks) {
    private static final int BLOCK = 16;
    private static final int FILLER = 0x2F;
    /** AES-128-CBC whose initialisation vector is made of the header. */
    private static final int DYNAMIC_VECTOR = 5;

    static Encryption of(int configuration) {
        return new Encryption(configuration >> 8 & 0x1F, configuration >> 4 & 0x0F);
    }

    boolean isOn() {
        return blocks > 0
                && switch (mode) {
                    case DYNAMIC_VECTOR, 7, 8, 9, 10, 13 -> true;
                    default -> false;
                };
    }

    /**
     * The records in plain bytes: the blocks decrypted, what follows them as it is.
     *
     * @param id the eight bytes that name the meter, as they travel; null if they are not known
     * @throws TelegramRefused ENCRYPTED when it cannot be decrypted, WRONG_KEY when the result does not begin with 2F 2F
     */
    ByteCursor open(ByteCursor cursor, byte @Nullable [] id, int access, @Nullable MeterKey key)
            throws TelegramRefused {
        if (mode != DYNAMIC_VECTOR) {
            throw new TelegramRefused(Reject.ENCRYPTED, "encrypted with mode " + mode + ", which cannot be read");
        }
        if (key == null) {
            throw new TelegramRefused(Reject.ENCRYPTED, "encrypted with mode 5, and no key is known");
        }
        if (id == null) {
            throw new TelegramRefused(
                    Reject.ENCRYPTED,
                    "encrypted with a short header, which can be read only of a meter selected by its whole secondary address");
        }
        var length = blocks * BLOCK;
        if (length > cursor.remaining()) {
            throw new TelegramRefused(
                    Reject.RECORD_TRUNCATED,
                    blocks + " encrypted blocks announced, " + cursor.remaining() + " bytes left");
        }
        var content = cursor.wire(cursor.remaining());
        var plain = decrypt(Arrays.copyOf(content, length), vector(id, access), key);
        if (plain[0] != FILLER || plain[1] != FILLER) {
            throw new TelegramRefused(Reject.WRONG_KEY, "the key does not fit");
        }
        System.arraycopy(plain, 0, content, 0, length);
        return cursor.over(content);
    }

    /** Manufacturer, ident, version, medium, then the access number eight times. */
    private static byte[] vector(byte[] id, int access) {
        var vector = new byte[BLOCK];
        System.arraycopy(id, 4, vector, 0, 2);
        System.arraycopy(id, 0, vector, 2, 4);
        System.arraycopy(id, 6, vector, 6, 2);
        Arrays.fill(vector, 8, BLOCK, (byte) access);
        return vector;
    }

    private static byte[] decrypt(byte[] blocks, byte[] vector, MeterKey key) {
        try {
            var aes = Cipher.getInstance("AES/CBC/NoPadding");
            aes.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key.bytes(), "AES"), new IvParameterSpec(vector));
            return aes.doFinal(blocks);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-128-CBC", e);
        }
    }
}
