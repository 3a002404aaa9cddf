package pl.nurt.billing.pricing.internal.rules;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import pl.nurt.billing.pricing.Reason;
import pl.nurt.billing.pricing.Reason.Estimated.Method;
import pl.nurt.billing.pricing.UsedWater;

/**
 * How much was taken where nobody could read: the average of the three months before, else the same months of the year before, else the monthly
 * average of the calendar year before. In this order, each only when what it needs is known.
 */
public final class Estimates {
    private static final int MONTHS_BEFORE = 3;

    private Estimates() {}

    /**
     * @param known what was really used in whole months
     * @return empty when too little is known: then nothing may be billed
     */
    public static Optional<UsedWater> of(Map<YearMonth, BigDecimal> known, LocalDate from, LocalDate until, int scale) {
        var months = Months.between(from, until);
        var first = YearMonth.from(from);
        var before = all(
                known,
                Stream.iterate(first.minusMonths(1), month -> month.minusMonths(1))
                        .limit(MONTHS_BEFORE)
                        .toList());
        if (before.isPresent()) {
            return Optional.of(guess(from, until, Method.LAST_THREE_MONTHS, months.of(average(before.get()), scale)));
        }
        var lastYear = all(
                known,
                between(from, until).stream().map(month -> month.minusYears(1)).toList());
        if (lastYear.isPresent() && startsAndEndsWithMonths(from, until)) {
            return Optional.of(
                    guess(from, until, Method.SAME_PERIOD_LAST_YEAR, months.of(average(lastYear.get()), scale)));
        }
        var ofYear = known.entrySet().stream()
                .filter(month -> month.getKey().getYear() == first.getYear() - 1)
                .map(Map.Entry::getValue)
                .toList();
        return ofYear.isEmpty()
                ? Optional.empty()
                : Optional.of(guess(from, until, Method.AVERAGE_OF_LAST_YEAR, months.of(average(ofYear), scale)));
    }

    private static UsedWater guess(LocalDate from, LocalDate until, Method method, BigDecimal used) {
        return new UsedWater(from, until, used, true, List.of(new Reason.Estimated(method, used)));
    }

    private static Optional<List<BigDecimal>> all(Map<YearMonth, BigDecimal> known, List<YearMonth> months) {
        var found = months.stream().map(known::get).filter(Objects::nonNull).toList();
        return found.size() == months.size() ? Optional.of(found) : Optional.empty();
    }

    private static List<YearMonth> between(LocalDate from, LocalDate until) {
        var first = YearMonth.from(from);
        var last = YearMonth.from(until.minusDays(1));
        return Stream.iterate(first, month -> month.plusMonths(1))
                .limit(ChronoUnit.MONTHS.between(first, last) + 1)
                .toList();
    }

    private static boolean startsAndEndsWithMonths(LocalDate from, LocalDate until) {
        return from.getDayOfMonth() == 1 && until.getDayOfMonth() == 1;
    }

    private static BigDecimal average(List<BigDecimal> some) {
        return some.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(some.size()), MathContext.DECIMAL128);
    }
}
