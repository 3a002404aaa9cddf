package pl.nurt.customer.internal.importing;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import pl.nurt.customer.internal.rules.Written;
import pl.nurt.platform.PolishText;

/** What people and programs write into the cells of a table, in the one form it is kept in. */
final class Cells {
    private static final List<DateTimeFormatter> DAYS = List.of(
            DateTimeFormatter.ofPattern("uuuu-M-d").withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ofPattern("uuuu.M.d").withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ofPattern("uuuu/M/d").withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ofPattern("d.M.uuuu").withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ofPattern("d-M-uuuu").withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT));
    private static final Pattern BAD_SIGN = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\s\\x85]]");

    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);

    private static final LocalDate LAST_DAY = LocalDate.of(2100, 12, 31);

    private static final String UNIT = "(zł|PLN|m3|m³)";

    private static final Pattern AMBIGUOUS =
            Pattern.compile("^[^.,]*[1-9][^.,]*[.,][0-9]{3}[\\s\\u00a0]*" + UNIT + "?$");

    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]{1,9}(\\.[0-9]{1,9})?");

    /** A time without a zone: with one it may be of another day here. */
    private static final Pattern DAY =
            Pattern.compile("(\\S+?)([T ][0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.,][0-9]{1,9})?)?| ?r\\.?)?");

    /** A fraction of three zeros may be thousands. */
    private static final Pattern WHOLE = Pattern.compile("(?:dn|ø|fi|co)? ?0{0,3}([0-9]{1,4})(?:[.,](?:0{1,2}|0{4,9}))?"
            + "[ -]?(?:mm|mies\\.?|miesiac|miesiace|miesiecy|m-?c|m-?ce|m-?cy|cyfr|cyfry)?");

    private static final Map<String, Pattern> MONTHS = Map.of(
            "1", Pattern.compile("(jedno|1)?[ -]?mies(ieczn[a-z]*|\\.)?|co miesiac|monthly"),
            "2", Pattern.compile("(dwu|2)[ -]?mies(ieczn[a-z]*|\\.)?|co (dwa miesiace|drugi miesiac)"),
            "3",
                    Pattern.compile(
                            "(trzy|3)[ -]?mies(ieczn[a-z]*|\\.)?|co trzy miesiace|(co )?kwartal(n[a-z]*)?|quarterly"),
            "6", Pattern.compile("(szescio|6)[ -]?mies(ieczn[a-z]*|\\.)?|(co )?pol ?roku|(co )?polrocz(e|n[a-z]*)"),
            "12", Pattern.compile("(dwunasto|12)[ -]?mies(ieczn[a-z]*|\\.)?|(co )?roku?|roczn[a-z]*|yearly"));

    /** What spreadsheets show, in Polish or English, where a formula has no result. */
    private static final Pattern FAULT = Pattern.compile(
            "#(N/A|N/D!?|VALUE!|ARG!|REF!|ADR!|NAME\\?|NAZWA\\?|NUM!|LICZBA!|NULL!|ZERO!|DIV/0!|DZIEL/0!|SPILL!|CALC!|FIELD!|BUSY!"
                    + "|CONNECT!|BLOCKED!|UNKNOWN!|GETTING_DATA|(Err|Błąd):[0-9]{3})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

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
        var bare = text.replaceAll(UNIT + "$", "").replaceAll("[\\s\\u00a0']", "");
        var comma = bare.lastIndexOf(',');
        var point = bare.lastIndexOf('.');
        if (comma >= 0 && point >= 0) {
            // The last of the two parts the fraction, the other one thousands.
            bare = comma > point ? bare.replace(".", "") : bare.replace(",", "");
        }
        bare = bare.replace(',', '.');
        return NUMBER.matcher(bare).matches() ? Optional.of(plain(new BigDecimal(bare))) : Optional.empty();
    }

    /**
     * An amount of money as {@link #number} understands it. Empty as well when there is more of it than grosze, and when what stands behind the only
     * comma or point may be thousands: 1.234 is no 1,23 and perhaps no 1234 either.
     */
    static Optional<String> money(String text) {
        return AMBIGUOUS.matcher(text).find()
                ? Optional.empty()
                : number(text).filter(number -> new BigDecimal(number).scale() <= 2);
    }

    /** A whole number of things: "DN 15", "15,0", "20 mm", "2 m-cy". Empty for fractions, two numbers, and what is less than nothing. */
    static Optional<String> whole(String text) {
        var found = WHOLE.matcher(PolishText.plain(text));
        return found.matches() ? Optional.of(String.valueOf(Integer.parseInt(found.group(1)))) : Optional.empty();
    }

    /** How many months a bill covers, as a number or as the words for it. */
    static Optional<String> months(String text) {
        var plain = PolishText.plain(text);
        return MONTHS.entrySet().stream()
                .filter(one -> one.getValue().matcher(plain).matches())
                .map(Map.Entry::getKey)
                .findFirst()
                .or(() -> whole(text));
    }

    /** Whether a spreadsheet had no result for the cell. */
    static boolean isFault(String text) {
        return FAULT.matcher(text).matches();
    }

    /** A day as people write it, perhaps with a time behind it, as ISO 8601; empty when there is no such day. */
    static Optional<String> day(String text) {
        var parts = DAY.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        for (var form : DAYS) {
            try {
                return Optional.of(LocalDate.parse(parts.group(1), form).toString());
            } catch (DateTimeException another) {
                // The next form may fit.
                continue;
            }
        }
        return Optional.empty();
    }
}
