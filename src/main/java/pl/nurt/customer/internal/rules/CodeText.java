package pl.nurt.customer.internal.rules;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.random.RandomGenerator;
import pl.nurt.platform.TypedText;

/**
 * How a code for an account is written: twelve signs in groups of four, none of which can be taken for another when it is read off paper. Sixty random
 * bits: whoever guesses has a chance of one in a million million for each million tries, and a plain hash hides them well enough.
 */
public final class CodeText {
    /** Digits and capitals without I, L, O and U. */
    private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 12;
    private static final int GROUP = 4;

    private CodeText() {}

    /** A new code, in groups. */
    public static String make(RandomGenerator random) {
        var code = new StringBuilder();
        for (var i = 0; i < LENGTH; i++) {
            if (i > 0 && i % GROUP == 0) {
                code.append('-');
            }
            code.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return code.toString();
    }

    /** What was typed, as it was meant: case, gaps and hyphens do not matter, O is a zero, I and L are a one. */
    public static String tidied(String typed) {
        return typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s\\u00a0\\p{Pd}.,_]+", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }

    /** What is kept in place of a code: it fits this customer's number only. */
    public static byte[] hash(String customerNumber, String code) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((customerNumber.strip() + "\n" + tidied(code)).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A customer's number as it is sought: neither the case of letters nor spaces matter. */
    public static String sought(String typed) {
        return TypedText.line(typed).replace(" ", "").toUpperCase(Locale.ROOT);
    }
}
