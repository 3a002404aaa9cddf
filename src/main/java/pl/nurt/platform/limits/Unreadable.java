package pl.nurt.platform.limits;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Stands for a text in a count, so that the text itself, which may be a password in the wrong field, is kept nowhere. */
public final class Unreadable {
    // Few enough that many texts have the same: it tells nothing about which one was meant.
    private static final int BYTES = 5;

    private Unreadable() {}

    public static String of(String text) {
        return whole(text).substring(0, 2 * BYTES);
    }

    /** For keys and tokens that no one can guess: so many signs that no two have the same. Never for what somebody typed. */
    public static String whole(String secret) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
