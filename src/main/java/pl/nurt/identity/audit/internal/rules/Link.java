package pl.nurt.identity.audit.internal.rules;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * How an entry is tied to the one before it: SHA-256 over that one's hash, then each part of the entry as {@code <bytes>:<UTF-8>} and a
 * line end, or {@code -} and a line end where there is nothing. Anybody can compute it again without the portal.
 */
public final class Link {
    private static final int BYTES = 32;

    private Link() {}

    /** What the very first entry is tied to: zeros. */
    public static byte[] beginning() {
        return new byte[BYTES];
    }

    public static byte[] hash(byte[] before, SealedEntry entry) {
        var digest = sha256();
        digest.update(before);
        for (var part : entry.parts()) {
            if (part == null) {
                digest.update((byte) '-');
            } else {
                var bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                digest.update(bytes);
            }
            digest.update((byte) '\n');
        }
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
