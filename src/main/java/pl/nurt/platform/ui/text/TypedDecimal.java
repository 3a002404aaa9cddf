package pl.nurt.platform.ui.text;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A decimal number as people type it, with a comma or a point and with their groups of thousands: 12,5 and 12.5, 1 266,5 and 1,453.5 are
 * taken in both languages. What may be two numbers is none: an English 1,453 is 1453 to one clerk and 1.453 to another.
 */
public sealed interface TypedDecimal {
    /** Nothing was typed. */
    record Nothing() implements TypedDecimal {}

    record Number(BigDecimal value) implements TypedDecimal {}

    /** Two numbers are written like this, and nobody can tell which one is meant. */
    record Either(BigDecimal one, BigDecimal other) implements TypedDecimal {}

    /** No number is written like this, or none of a size that anybody needs. */
    record Unreadable() implements TypedDecimal {}

    /**
     * @param locale of the reader, whose own decimal sign is never a sign between thousands
     * @param largest what is above it nobody can mean: of a latitude 53.123 is no fifty thousand
     */
    static TypedDecimal of(String typed, Locale locale, BigDecimal largest) {
        var text = Forms.SPACES
                .matcher(Forms.UNSEEN.matcher(typed).replaceAll(""))
                .replaceAll(" ")
                .strip()
                .replace('−', '-');
        if (text.isEmpty()) {
            return new Nothing();
        }
        var isNegative = text.startsWith("-");
        var bare = isNegative ? text.substring(1).strip() : text;
        if (Forms.ONE_SIGN_THREE_DIGITS.matcher(bare).matches()) {
            return either(bare, locale, largest, isNegative);
        }
        if (Forms.SPACED.matcher(bare).matches() || Forms.PLAIN.matcher(bare).matches()) {
            return number(bare.replace(" ", "").replace(',', '.'), isNegative);
        }
        var grouped = Forms.GROUPED.matcher(bare);
        return grouped.matches()
                ? number(bare.replace(grouped.group("sign"), "").replace(',', '.'), isNegative)
                : new Unreadable();
    }

    /** With the reader's decimal sign and nothing between thousands, as {@link #of} reads it back. */
    static String text(BigDecimal value, Locale locale) {
        return value.toPlainString().replace('.', sign(locale));
    }

    private static TypedDecimal either(String bare, Locale locale, BigDecimal largest, boolean isNegative) {
        var decimal = number(bare.replace(',', '.'), isNegative);
        var whole = number(bare.replace(",", "").replace(".", ""), isNegative);
        return bare.indexOf(sign(locale)) < 0
                        && decimal instanceof Number one
                        && whole instanceof Number other
                        && other.value().abs().compareTo(largest) <= 0
                ? new Either(other.value(), one.value())
                : decimal;
    }

    private static TypedDecimal number(String plain, boolean isNegative) {
        var value = new BigDecimal(plain);
        return value.precision() - value.scale() > Forms.MOST_DIGITS || value.scale() > Forms.MOST_DECIMALS
                ? new Unreadable()
                : new Number(isNegative ? value.negate() : value);
    }

    private static char sign(Locale locale) {
        return Languages.supported(locale).equals(Languages.POLISH) ? ',' : '.';
    }

    /** How numbers are written. */
    final class Forms {
        private static final int MOST_DIGITS = 12;
        private static final int MOST_DECIMALS = 9;
        private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}+");
        private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
        private static final Pattern PLAIN = Pattern.compile("\\d{1,30}(?:[.,]\\d{1,30})?|[.,]\\d{1,30}");
        private static final Pattern SPACED = Pattern.compile("\\d{1,3}(?: \\d{3}){1,9}(?:[.,]\\d{1,30})?");
        private static final Pattern ONE_SIGN_THREE_DIGITS = Pattern.compile("[1-9]\\d{0,2}[.,]\\d{3}");
        private static final Pattern GROUPED =
                Pattern.compile("\\d{1,3}(?<sign>[.,])\\d{3}(?:\\k<sign>\\d{3}){0,9}(?:(?!\\k<sign>)[.,]\\d{1,30})?");

        private Forms() {}
    }
}
