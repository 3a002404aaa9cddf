package pl.nurt.metering.use.internal.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.metering.use.UseComparison;
import pl.nurt.platform.CubicMetres;

/** Compares this month so far with the same days of another month, or not at all. */
public final class FairComparison {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private FairComparison() {}

    /**
     * Compares days 1 to n of both months, n being the last complete day of this month that is known.
     *
     * @param days known days of both months, by day
     */
    public static Optional<UseComparison> of(Map<LocalDate, DayUse> days, LocalDate today, YearMonth other) {
        var month = YearMonth.from(today);
        var last = Math.min(lastKnownBefore(days, today), other.lengthOfMonth());
        if (last == 0) {
            return Optional.empty();
        }
        var now = sum(days, month, last);
        var then = sum(days, other, last);
        if (now == null || then == null || then.value().signum() == 0) {
            return Optional.empty();
        }
        var percent = now.minus(then)
                .value()
                .multiply(HUNDRED)
                .divide(then.value(), 0, RoundingMode.HALF_UP)
                .intValue();
        return Optional.of(new UseComparison(other.atDay(1), other.atDay(last), then, now, percent));
    }

    private static int lastKnownBefore(Map<LocalDate, DayUse> days, LocalDate today) {
        for (var day = today.minusDays(1); day.getMonth() == today.getMonth(); day = day.minusDays(1)) {
            if (days.containsKey(day)) {
                return day.getDayOfMonth();
            }
        }
        return 0;
    }

    /** The use of days 1 to last; null unless readings cover exactly these days. */
    private static @Nullable CubicMetres sum(Map<LocalDate, DayUse> days, YearMonth month, int last) {
        var sum = CubicMetres.ZERO;
        var covered = 0;
        for (var number = 1; number <= last; number++) {
            var day = days.get(month.atDay(number));
            if (day == null) {
                continue;
            }
            if (day.use() == null) {
                return null;
            }
            sum = sum.plus(day.use());
            covered += day.covers();
        }
        return covered == last ? sum : null;
    }
}
