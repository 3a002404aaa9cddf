package pl.nurt.platform.ui.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What stands in the address of a page, where anybody can write anything: nonsense is as if nothing stood there. Days lie within a range
 * in which one can reckon: there is a day, a month and a year before and after each of them, in Java and in the database.
 */
public final class InAddress {
    static final LocalDate FIRST = LocalDate.of(1990, 1, 1);
    static final LocalDate LAST = LocalDate.of(2999, 12, 31);

    /** Every number of so many digits fits a {@code long}. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private InAddress() {}

    /** As ISO 8601 writes it: {@code 2026-11-30}. */
    public static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> !day.isBefore(FIRST) && !day.isAfter(LAST));
        } catch (DateTimeException nonsense) {
            return Optional.empty();
        }
    }

    /** As ISO 8601 writes it: {@code 2026-11}. */
    public static Optional<YearMonth> month(String text) {
        try {
            return Optional.of(YearMonth.parse(text))
                    .filter(month -> !month.isBefore(YearMonth.from(FIRST)) && !month.isAfter(YearMonth.from(LAST)));
        } catch (DateTimeException nonsense) {
            return Optional.empty();
        }
    }

    /** A key or another number without a sign. */
    public static Optional<Long> number(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
