package pl.nurt.billing.bills.internal.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import pl.nurt.billing.bills.BillForecast;
import pl.nurt.billing.invoices.Invoice;
import pl.nurt.billing.invoices.InvoiceLine;
import pl.nurt.billing.pricing.PriceUnit;
import pl.nurt.billing.pricing.ServiceKind;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.CubicMetres;
import pl.nurt.platform.Money;

/** What the bill of the running month may come to, when the last one was of the month before. */
public final class Forecast {
    /** Before so many days are over nobody can tell. */
    private static final int FIRST_DAYS = 5;

    private static final int PRECISE = 9;

    private Forecast() {}

    /**
     * @param used what was used this month so far
     * @param read until when: the last reading that is in it
     */
    public static Optional<BillForecast> of(Invoice last, CubicMetres used, Instant read) {
        var today = CivilTime.dayOf(read);
        var month = YearMonth.from(today);
        var water = volume(last, ServiceKind.WATER);
        if (!last.until().equals(month.atDay(1))
                || !last.from().equals(month.atDay(1).minusMonths(1))
                || today.getDayOfMonth() < FIRST_DAYS
                || water.signum() <= 0) {
            return Optional.empty();
        }
        var whole = used.value()
                .multiply(seconds(
                        CivilTime.startOf(month.atDay(1)),
                        CivilTime.startOf(month.plusMonths(1).atDay(1))))
                .divide(seconds(CivilTime.startOf(month.atDay(1)), read), PRECISE, RoundingMode.HALF_UP);
        var gross = gross(last, whole.divide(water, PRECISE, RoundingMode.HALF_UP));
        var soFar = gross(last, used.value().divide(water, PRECISE, RoundingMode.HALF_UP));
        return Optional.of(new BillForecast(
                month.atDay(1), Money.of(gross.setScale(0, RoundingMode.HALF_UP)), used, Money.of(soFar)));
    }

    private static BigDecimal seconds(Instant from, Instant until) {
        return BigDecimal.valueOf(Duration.between(from, until).toSeconds());
    }

    /** The last bill with its volumes multiplied; fees stay as they are, and ordered work does not come again. */
    private static BigDecimal gross(Invoice last, BigDecimal times) {
        return last.lines().stream()
                .filter(line -> line.service().kind() != ServiceKind.EXTRA)
                .map(line -> with(line, line.unit() == PriceUnit.CUBIC_METRE ? times : BigDecimal.ONE))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal with(InvoiceLine line, BigDecimal times) {
        return line.net()
                .amount()
                .multiply(times)
                .multiply(BigDecimal.ONE.add(line.rate().percent().movePointLeft(2)));
    }

    private static BigDecimal volume(Invoice invoice, ServiceKind kind) {
        return invoice.lines().stream()
                .filter(line -> line.service().kind() == kind)
                .map(InvoiceLine::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
