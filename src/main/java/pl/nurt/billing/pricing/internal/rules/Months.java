package pl.nurt.billing.pricing.internal.rules;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import pl.nurt.billing.pricing.Reason;
import pl.nurt.platform.Money;

/**
 * How many calendar months some days are: a part of a month is its days by the days of that month. Exact, as a fraction: a fee times it is
 * rounded once and nowhere before.
 *
 * @param reasons the months it consists of
 */
record Months(BigInteger numerator, BigInteger denominator, List<Reason> reasons) {
    private static final int DECIMALS = 6;

    Months {
        reasons = List.copyOf(reasons);
    }

    static Months between(LocalDate from, LocalDate until) {
        var numerator = BigInteger.ZERO;
        var denominator = BigInteger.ONE;
        var full = 0L;
        var reasons = new ArrayList<Reason>();
        for (var begin = from; begin.isBefore(until); ) {
            var month = YearMonth.from(begin);
            var next = month.plusMonths(1).atDay(1);
            var end = next.isBefore(until) ? next : until;
            var days = ChronoUnit.DAYS.between(begin, end);
            if (days == month.lengthOfMonth()) {
                full++;
            } else {
                reasons.add(new Reason.PartOfMonth(month, days));
                var length = BigInteger.valueOf(month.lengthOfMonth());
                numerator =
                        numerator.multiply(length).add(BigInteger.valueOf(days).multiply(denominator));
                denominator = denominator.multiply(length);
            }
            begin = end;
        }
        if (full > 0) {
            reasons.addFirst(new Reason.FullMonths(full));
            numerator = numerator.add(BigInteger.valueOf(full).multiply(denominator));
        }
        return new Months(numerator, denominator, reasons);
    }

    Money times(BigDecimal fee) {
        return Money.ofQuotient(fee.multiply(new BigDecimal(numerator)), new BigDecimal(denominator));
    }

    /** So much of a month's volume, half up. */
    BigDecimal of(BigDecimal monthly, int scale) {
        return monthly.multiply(new BigDecimal(numerator))
                .divide(new BigDecimal(denominator), scale, RoundingMode.HALF_UP);
    }

    /** As printed: whole months without decimals. */
    BigDecimal quantity() {
        var whole = numerator.divideAndRemainder(denominator);
        return whole[1].signum() == 0
                ? new BigDecimal(whole[0])
                : new BigDecimal(numerator).divide(new BigDecimal(denominator), DECIMALS, RoundingMode.HALF_UP);
    }
}
