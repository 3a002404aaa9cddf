package pl.nurt.bridge.simulator;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encryption mode 5 of EN 13757-7 (OMS security profile A): AES-128 in CBC mode over whole blocks of 16 bytes. Written apart from the
 * bridge's decryption, so that the two do not share their mistakes.
 */
final class Mode5 {
    private static final int MODE = 5;
    private static final int BLOCK = 16;
    private static final byte FILLER = 0x2F;
    private static final int MANUFACTURER = 4;

    private Mode5() {}

    /**
     * Two filler bytes, by which the receiver knows that its key is right, then {@code records}, then filler up to a whole block.
     *
     * @param id the eight bytes of a telegram's head: number, maker, version, medium
     */
    static byte[] encrypt(SecretKeySpec key, byte[] id, int access, byte[] records) {
        var blocks = (2 + records.length + BLOCK - 1) / BLOCK;
        var plain = new byte[blocks * BLOCK];
        Arrays.fill(plain, FILLER);
        System.arraycopy(records, 0, plain, 2, records.length);
        try {
            var cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(start(id, access)));
            return cipher.doFinal(plain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES", e);
        }
    }

    /** Maker, number, version and medium, then the access number eight times. */
    private static byte[] start(byte[] id, int access) {
        var start = new byte[BLOCK];
        Arrays.fill(start, (byte) access);
        System.arraycopy(id, MANUFACTURER, start, 0, 2);
        System.arraycopy(id, 0, start, 2, MANUFACTURER);
        System.arraycopy(id, 6, start, 6, 2);
        return start;
    }

    /** The configuration word: number of blocks in bits 4–7, mode in bits 8–12. */
    static byte[] configuration(byte[] encrypted) {
        return new byte[] {(byte) (encrypted.length / BLOCK << 4), MODE};
    }
}
