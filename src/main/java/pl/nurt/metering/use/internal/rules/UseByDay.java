package pl.nurt.metering.use.internal.rules;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pl.nurt.metering.use.UsePoint;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.CubicMetres;

/** Points of a chart by days or months, made of the known days of both years. */
public final class UseByDay {
    private UseByDay() {}

    /** One point for each day from {@code from} up to, not including, {@code until}. */
    public static List<UsePoint> days(Map<LocalDate, DayUse> known, LocalDate from, LocalDate until, LocalDate today) {
        var points = new ArrayList<UsePoint>();
        for (var day = from; day.isBefore(until); day = day.plusDays(1)) {
            var row = known.get(day);
            var before = day.minusYears(1);
            // 29 February would otherwise be compared with the 28th, which has its own point.
            var rowBefore = before.getDayOfMonth() == day.getDayOfMonth() ? known.get(before) : null;
            points.add(new UsePoint(
                    CivilTime.startOf(day),
                    row == null ? null : row.use(),
                    rowBefore == null ? null : rowBefore.use(),
                    row == null ? 1 : row.covers(),
                    0,
                    day.equals(today)));
        }
        return points;
    }

    /**
     * One point for each month in which a day from {@code from} up to, not including, {@code until} lies.
     *
     * @param first the first day that can be known; days before it are not missing
     */
    public static List<UsePoint> months(
            Map<LocalDate, DayUse> known, LocalDate from, LocalDate until, LocalDate first, LocalDate today) {
        var covered = coveredDays(known);
        var points = new ArrayList<UsePoint>();
        for (var month = YearMonth.from(from);
                month.isBefore(YearMonth.from(until.minusDays(1)).plusMonths(1));
                month = month.plusMonths(1)) {
            var use = sum(known, month);
            points.add(new UsePoint(
                    CivilTime.startOf(month.atDay(1)),
                    use,
                    sum(known, month.minusYears(1)),
                    1,
                    use == null ? 0 : unknownDays(covered, month, first, today),
                    month.equals(YearMonth.from(today))));
        }
        return points;
    }

    private static Set<LocalDate> coveredDays(Map<LocalDate, DayUse> known) {
        var covered = new HashSet<LocalDate>();
        for (var row : known.values()) {
            for (var back = 0; row.use() != null && back < row.covers(); back++) {
                covered.add(row.day().minusDays(back));
            }
        }
        return covered;
    }

    private static @Nullable CubicMetres sum(Map<LocalDate, DayUse> known, YearMonth month) {
        CubicMetres sum = null;
        for (var day = 1; day <= month.lengthOfMonth(); day++) {
            var row = known.get(month.atDay(day));
            if (row != null && row.use() != null) {
                sum = sum == null ? row.use() : sum.plus(row.use());
            }
        }
        return sum;
    }

    private static int unknownDays(Set<LocalDate> covered, YearMonth month, LocalDate first, LocalDate today) {
        var unknown = 0;
        for (var number = 1; number <= month.lengthOfMonth(); number++) {
            var day = month.atDay(number);
            if (!day.isBefore(first) && day.isBefore(today) && !covered.contains(day)) {
                unknown++;
            }
        }
        return unknown;
    }
}
