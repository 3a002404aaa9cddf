package pl.nurt.customer.internal.importing;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How a spreadsheet shows whole numbers that name something: 227 as 000227, R0227, 00-227.
 *
 * <p>Formats of amounts (fractions, thousands, percents, exponents) say nothing of a name and are none. POI's DataFormatter takes digits of words
 * in a format for places of the number ({@code 0000"/2026"}) and does not fill several groups of digits.
 */
final class NamingFormat {
    private static final String PLACES = "0#?";
    /** Of formats of amounts, texts and words like General. */
    private static final String NO_NAMES = ".,%/@";

    /** The signs of the format's first section; a place for a digit stands in {@link #places} as itself. */
    private final StringBuilder signs = new StringBuilder();

    /** For each sign the place it is, or a space for a sign that is shown as it is. */
    private final StringBuilder places = new StringBuilder();

    private NamingFormat() {}

    /** The format of numbers that name something; empty for any other. @param code as the workbook has it */
    static Optional<NamingFormat> of(String code) {
        var format = new NamingFormat();
        for (var at = 0; at < code.length() && code.charAt(at) != ';'; at++) {
            var sign = code.charAt(at);
            switch (sign) {
                case '"', '[' -> {
                    var end = code.indexOf(sign == '"' ? '"' : ']', at + 1);
                    if (end < 0 || isCondition(code, at)) {
                        return Optional.empty();
                    }
                    if (sign == '"') {
                        code.substring(at + 1, end).chars().forEach(letter -> format.shows((char) letter));
                    }
                    at = end;
                }
                case '\\' -> {
                    at++;
                    if (at < code.length()) {
                        format.shows(code.charAt(at));
                    }
                }
                // A space as wide as a sign, and a sign that fills the cell.
                case '_', '*' -> at++;
                default -> {
                    if (NO_NAMES.indexOf(sign) >= 0 || Character.isLetter(sign)) {
                        return Optional.empty();
                    }
                    format.signs.append(sign);
                    format.places.append(PLACES.indexOf(sign) >= 0 ? sign : ' ');
                }
            }
        }
        return format.places.chars().anyMatch(place -> place != ' ') ? Optional.of(format) : Optional.empty();
    }

    private static boolean isCondition(String code, int at) {
        return code.charAt(at) == '[' && at + 1 < code.length() && "<>=".indexOf(code.charAt(at + 1)) >= 0;
    }

    private void shows(char sign) {
        signs.append(sign);
        places.append(' ');
    }

    /** As it is shown; empty for what is no whole number or less than nothing. */
    Optional<String> shown(BigDecimal number) {
        if (number.signum() < 0 || number.stripTrailingZeros().scale() > 0) {
            return Optional.empty();
        }
        var digits = number.signum() == 0 ? "" : number.toBigInteger().toString();
        var left = digits.length();
        var first = firstPlace();
        var shown = new StringBuilder();
        for (var at = signs.length() - 1; at >= 0; at--) {
            if (places.charAt(at) == ' ') {
                shown.append(signs.charAt(at));
            } else if (left > 0) {
                shown.append(digits.charAt(--left));
            } else if (places.charAt(at) == '0') {
                shown.append('0');
            }
            while (at == first && left > 0) {
                shown.append(digits.charAt(--left));
            }
        }
        return Optional.of(shown.reverse().toString().strip());
    }

    private int firstPlace() {
        var first = 0;
        while (places.charAt(first) == ' ') {
            first++;
        }
        return first;
    }
}
