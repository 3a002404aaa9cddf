package pl.nurt.identity.audit.internal.rules;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Keeps numbers of persons (PESEL) out of the log: whoever may read it need not know them. */
public final class PersonalNumbers {
    private static final Pattern ELEVEN_DIGITS = Pattern.compile("(?<![0-9])[0-9]{11}(?![0-9])");
    private static final int[] WEIGHTS = {1, 3, 7, 9, 1, 3, 7, 9, 1, 3};
    private static final int SHOWN = 2;

    private PersonalNumbers() {}

    /** All but the last two characters hidden, and their number with them; null stays null. */
    public static @Nullable String masked(@Nullable String value) {
        if (value == null) {
            return null;
        }
        return "•••" + (value.length() > 2 * SHOWN ? value.substring(value.length() - SHOWN) : "");
    }

    /** The text with every eleven digits that could be a PESEL masked. */
    public static String withoutThem(String text) {
        return ELEVEN_DIGITS
                .matcher(text)
                .replaceAll(found -> isPesel(found.group()) ? masked(found.group()) : found.group());
    }

    private static boolean isPesel(String digits) {
        var sum = 0;
        for (var place = 0; place < WEIGHTS.length; place++) {
            sum += WEIGHTS[place] * (digits.charAt(place) - '0');
        }
        return (10 - sum % 10) % 10 == digits.charAt(10) - '0';
    }
}
