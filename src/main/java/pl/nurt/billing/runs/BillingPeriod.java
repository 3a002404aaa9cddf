package pl.nurt.billing.runs;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

/**
 * The months that the invoices of a run cover. Years are divided evenly: every two months those of January and February, every six those until
 * June.
 *
 * @param last the last month
 * @param months 1, 2, 3, 6 or 12
 */
public record BillingPeriod(YearMonth last, int months) {
    /** How many months an invoice may cover. */
    public static final List<Integer> CYCLES = List.of(1, 2, 3, 6, 12);

    public BillingPeriod {
        if (!CYCLES.contains(months) || last.getMonthValue() % months != 0) {
            throw new IllegalArgumentException("no period of " + months + " months ends with " + last);
        }
    }

    /** That of so many months which begins with the day. */
    public static BillingPeriod beginning(LocalDate from, int months) {
        return new BillingPeriod(YearMonth.from(from).plusMonths(months - 1L), months);
    }

    /** The periods that end with the month, the shortest first. */
    public static List<BillingPeriod> endingWith(YearMonth month) {
        return CYCLES.stream()
                .filter(months -> month.getMonthValue() % months == 0)
                .map(months -> new BillingPeriod(month, months))
                .toList();
    }

    /** Those that ended before the day, the latest first, of so many months back. */
    public static List<BillingPeriod> over(LocalDate day, int back) {
        return Stream.iterate(YearMonth.from(day).minusMonths(1), month -> month.minusMonths(1))
                .limit(back)
                .flatMap(month -> endingWith(month).stream())
                .toList();
    }

    public LocalDate from() {
        return last.minusMonths(months - 1L).atDay(1);
    }

    /** The first day that no longer belongs to it. */
    public LocalDate until() {
        return last.plusMonths(1).atDay(1);
    }
}
