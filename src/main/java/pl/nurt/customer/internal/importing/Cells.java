package pl.nurt.customer.internal.importing;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import pl.nurt.customer.internal.rules.Written;

/** What people and programs write into the cells of a table, in the one form it is kept in. */
final class Cells {
    private static final List<DateTimeFormatter> DAYS = List.of(
            DateTimeFormatter.ofPattern("uuuu-M-d").withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ofPattern("d.M.uuuu").withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ofPattern("d-M-uuuu").withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT));
    private static final Pattern BAD_SIGN = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\s\\x85]]");

    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);

    private static final LocalDate LAST_DAY = LocalDate.of(2100, 12, 31);

    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]{1,9}(\\.[0-9]{1,9})?");

    private Cells() {}

    /** The words of a cell, without what is of no text. */
    static String words(String text) {
        return Written.words(BAD_SIGN.matcher(text).replaceAll(" "));
    }

    /** Whether a cell holds what no text does: control characters that part neither words nor lines, and halves of letters. */
    static boolean hasBadSign(String text) {
        return BAD_SIGN.matcher(text).find();
    }

    /** Nobody's contract, meter or reading is of another year; the forms' calendars end there as well. */
    static boolean isNear(LocalDate day) {
        return !day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY);
    }

    /** Without noughts at the end and without an exponent. */
    static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    /** The digits of a number that has check digits, if they are right. */
    static Optional<String> checked(String text, Predicate<String> check) {
        var digits = Written.digits(text);
        return check.test(digits) ? Optional.of(digits) : Optional.empty();
    }

    /** A comma or a point before the fraction, with or without spaces between thousands and a unit behind; empty when it is no number. */
    static Optional<String> number(String text) {
        var bare = text.replaceAll("(zł|PLN|m3|m³)$", "").replaceAll("[\\s\\u00a0']", "");
        var comma = bare.lastIndexOf(',');
        var point = bare.lastIndexOf('.');
        if (comma >= 0 && point >= 0) {
            // The last of the two parts the fraction, the other one thousands.
            bare = comma > point ? bare.replace(".", "") : bare.replace(",", "");
        }
        bare = bare.replace(',', '.');
        return NUMBER.matcher(bare).matches() ? Optional.of(plain(new BigDecimal(bare))) : Optional.empty();
    }

    /** A day as people write it, perhaps with a time behind it, as ISO 8601; empty when there is no such day. */
    static Optional<String> day(String text) {
        var first =
                text.length() > 10 && text.charAt(10) == ' ' || text.indexOf('T') == 10 ? text.substring(0, 10) : text;
        for (var form : DAYS) {
            try {
                return Optional.of(LocalDate.parse(first, form).toString());
            } catch (DateTimeException another) {
                // The next form may fit.
                continue;
            }
        }
        return Optional.empty();
    }
}
