package pl.nurt.platform.law;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.Set;

/** Days off by the Polish law on days free of work (ustawa z 18 stycznia 1951 r.). */
public final class Holidays {
    private static final Set<MonthDay> FIXED = Set.of(
            MonthDay.of(Month.JANUARY, 1),
            MonthDay.of(Month.JANUARY, 6),
            MonthDay.of(Month.MAY, 1),
            MonthDay.of(Month.MAY, 3),
            MonthDay.of(Month.AUGUST, 15),
            MonthDay.of(Month.NOVEMBER, 1),
            MonthDay.of(Month.NOVEMBER, 11),
            MonthDay.of(Month.DECEMBER, 25),
            MonthDay.of(Month.DECEMBER, 26));

    private static final MonthDay CHRISTMAS_EVE = MonthDay.of(Month.DECEMBER, 24);
    private static final int CHRISTMAS_EVE_SINCE = 2025;

    private Holidays() {}

    public static boolean include(LocalDate day) {
        var monthDay = MonthDay.from(day);
        if (FIXED.contains(monthDay)) {
            return true;
        }
        if (monthDay.equals(CHRISTMAS_EVE)) {
            return day.getYear() >= CHRISTMAS_EVE_SINCE;
        }
        var easter = easter(day.getYear());
        return day.equals(easter)
                || day.equals(easter.plusDays(1))
                // Pentecost and Corpus Christi.
                || day.equals(easter.plusDays(49))
                || day.equals(easter.plusDays(60));
    }

    /** Easter Sunday of the Gregorian calendar, by the method printed anonymously in Nature in 1876. */
    static LocalDate easter(int year) {
        var golden = year % 19;
        var century = year / 100;
        var ofCentury = year % 100;
        var moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        var weekday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - moon - ofCentury % 4) % 7;
        var late = (golden + 11 * moon + 22 * weekday) / 451;
        var sum = moon + weekday - 7 * late + 114;
        return LocalDate.of(year, sum / 31, sum % 31 + 1);
    }
}
