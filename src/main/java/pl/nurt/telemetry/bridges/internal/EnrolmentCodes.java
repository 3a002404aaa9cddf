package pl.nurt.telemetry.bridges.internal;

import java.security.SecureRandom;
import java.util.Locale;

/**
 * Codes that a technician reads from a screen and types at a bridge: 100 random bits as {@code 7K3QD-…}, in letters and digits that
 * look like no other (Crockford's base 32).
 */
final class EnrolmentCodes {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 20;
    private static final int GROUP = 5;

    private static final SecureRandom RANDOM = new SecureRandom();

    private EnrolmentCodes() {}

    static String random() {
        var code = new StringBuilder();
        for (var i = 0; i < LENGTH; i++) {
            if (i > 0 && i % GROUP == 0) {
                code.append('-');
            }
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** Of the code as it was meant: without hyphens and spaces, in capitals, with the digits that look like the letters typed. */
    static byte[] hash(String typed) {
        return Sha256.of(typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1'));
    }
}
