package pl.nurt.metering.use.internal.rules;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.stream.Stream;
import pl.nurt.metering.use.UseSummary;
import pl.nurt.platform.CubicMetres;

/** Today and this month, made of the known days of this month, the last one and the one a year ago. */
public final class Summary {
    private Summary() {}

    public static UseSummary of(Map<LocalDate, DayUse> days, LocalDate today) {
        var month = YearMonth.from(today);
        var row = days.get(today);
        return new UseSummary(
                row == null || row.covers() > 1 ? null : row.use(),
                days.values().stream()
                        .filter(day -> YearMonth.from(day.day()).equals(month))
                        .map(DayUse::use)
                        .flatMap(Stream::ofNullable)
                        .reduce(CubicMetres::plus)
                        .orElse(null),
                FairComparison.of(days, today, month.minusMonths(1)).orElse(null),
                FairComparison.of(days, today, month.minusYears(1)).orElse(null));
    }
}
