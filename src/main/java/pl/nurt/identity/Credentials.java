package pl.nurt.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a login and a password that people choose themselves must be. Length counts, not signs of many kinds (NIST SP 800-63B): nobody is made to add
 * digits to a sentence, and only what everybody would try first is refused.
 */
public final class Credentials {
    public static final int SHORTEST_PASSWORD = 12;
    /** Longer than any sentence; hashing takes the same time for all of them. */
    public static final int LONGEST_PASSWORD = 128;

    public static final int SHORTEST_LOGIN = 3;
    public static final int LONGEST_LOGIN = 120;

    private static final Pattern LOGIN = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@+-]*");
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}]+");
    private static final int FEWEST_DIFFERENT = 5;
    private static final Set<String> TRIED_FIRST = Set.of(
            "",
            "password",
            "passwordpassword",
            "passw",
            "haslo",
            "hasło",
            "haslohaslo",
            "hasłohasło",
            "mojehaslo",
            "mojehasło",
            "tajnehaslo",
            "tajnehasło",
            "qwerty",
            "qwertyuiop",
            "qwertyqwerty",
            "qwertyuiopasdfghjkl",
            "asdfghjkl",
            "zxcvbnm",
            "zaqwsx",
            "zaqwsxcde",
            "qazwsx",
            "qazwsxedc",
            "admin",
            "administrator",
            "letmein",
            "iloveyou",
            "kochamcie",
            "kochamcię",
            "polska",
            "woda",
            "wodociag",
            "wodociąg",
            "wodociagi",
            "wodociągi",
            "nurt",
            "ebok");

    private Credentials() {}

    /** What is wrong with a login, as a key of the texts; empty when nothing is. */
    public static Optional<String> loginProblem(String login) {
        var typed = login.strip();
        if (typed.length() < SHORTEST_LOGIN || typed.length() > LONGEST_LOGIN) {
            return Optional.of("identity.problem.login.length");
        }
        return LOGIN.matcher(typed).matches() ? Optional.empty() : Optional.of("identity.problem.login.signs");
    }

    /** What is wrong with a password for this login, as a key of the texts; empty when nothing is. */
    public static Optional<String> passwordProblem(String password, String login) {
        var length = password.codePointCount(0, password.length());
        if (length < SHORTEST_PASSWORD) {
            return Optional.of("identity.problem.password.short");
        }
        if (length > LONGEST_PASSWORD) {
            return Optional.of("identity.problem.password.long");
        }
        var lower = password.toLowerCase(Locale.ROOT);
        var name = login.strip().toLowerCase(Locale.ROOT);
        var ownName =
                name.length() >= SHORTEST_LOGIN && withoutThem(lower, name).length() < SHORTEST_PASSWORD / 2;
        return ownName || isTriedFirst(lower) ? Optional.of("identity.problem.password.easy") : Optional.empty();
    }

    private static String withoutThem(String text, String part) {
        return NO_LETTER.matcher(text.replace(part, "")).replaceAll("");
    }

    private static boolean isTriedFirst(String lower) {
        return lower.chars().distinct().count() < FEWEST_DIFFERENT
                || isOneRun(lower)
                || TRIED_FIRST.contains(NO_LETTER.matcher(lower).replaceAll("")) && !isSentence(lower);
    }

    /** Digits and signs alone are no sentence; several words are. */
    private static boolean isSentence(String lower) {
        return lower.strip().split("[\\s-]+").length > 3;
    }

    /** Each sign follows the one before it: 123456789012, abcdefghijkl, 987654321098. */
    private static boolean isOneRun(String text) {
        var up = 0;
        var down = 0;
        for (var i = 1; i < text.length(); i++) {
            var step = text.charAt(i) - text.charAt(i - 1);
            up += step == 1 || step == -9 ? 1 : 0;
            down += step == -1 || step == 9 ? 1 : 0;
        }
        return Math.max(up, down) >= text.length() - 2;
    }
}
