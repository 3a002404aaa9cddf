package pl.nurt.billing.ksef.internal.client;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** SHA-256 as KSeF writes it. */
public final class Hashes {
    private Hashes() {}

    public static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(sha256(bytes));
    }

    /** From how the portal writes a hash to how KSeF does. */
    public static String base64OfHex(String hash) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hash));
    }
}
