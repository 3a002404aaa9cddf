package pl.nurt.customer.internal.rules;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import pl.nurt.platform.TypedText;

/** The many ways people write one thing, brought to the one way it is kept in. */
public final class Written {
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cf}\\-./()]+");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{7,15}");
    private static final Pattern EMAIL = Pattern.compile(
            "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}))+");
    private static final Pattern POSTAL_CODE = Pattern.compile("([0-9]{2})[\\s-]?([0-9]{3})");

    private Written() {}

    /** Without what people put between digits: 123-456-32-18 and PL 1234563218 become 1234563218. */
    public static String digits(String text) {
        var bare = BETWEEN_DIGITS.matcher(text).replaceAll("");
        return bare.regionMatches(true, 0, "PL", 0, 2) ? bare.substring(2) : bare;
    }

    /** A phone number as digits, with + in front of a foreign one; Polish ones without +48. Empty when it cannot be one. */
    public static Optional<String> phone(String text) {
        var bare = BETWEEN_DIGITS.matcher(text).replaceAll("");
        if (bare.startsWith("00")) {
            bare = "+" + bare.substring(2);
        }
        if (bare.startsWith("+48") && bare.length() == 12) {
            bare = bare.substring(3);
        }
        return PHONE.matcher(bare).matches() ? Optional.of(bare) : Optional.empty();
    }

    /** A mail address in lower case; empty when no mail server would take it. */
    public static Optional<String> email(String text) {
        var bare = TypedText.line(text).toLowerCase(Locale.ROOT);
        return bare.length() <= 254
                        && !bare.contains("..")
                        && EMAIL.matcher(bare).matches()
                ? Optional.of(bare)
                : Optional.empty();
    }

    /** A Polish postal code as 14-420; empty when it cannot be one. */
    public static Optional<String> postalCode(String text) {
        var found = POSTAL_CODE.matcher(TypedText.line(text));
        return found.matches() ? Optional.of(found.group(1) + "-" + found.group(2)) : Optional.empty();
    }

    /** One space between words, none around them. */
    public static String words(String text) {
        return TypedText.line(text);
    }
}
