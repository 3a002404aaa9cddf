package pl.nurt.billing.bills.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.billing.pricing.BilledService.SEWAGE;
import static pl.nurt.billing.pricing.BilledService.WATER;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import pl.nurt.billing.explained.internal.rules.Bills;
import pl.nurt.billing.invoices.Invoice;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.CubicMetres;
import pl.nurt.platform.Money;

class ForecastTest {
    private static final Invoice OCTOBER = Bills.of("2026-10-01", "2026-11-01")
            .volume(WATER, "10", "5")
            .volume(SEWAGE, "10", "8")
            .fee("1", "6")
            .bill();

    @Test
    void the_use_so_far_is_stretched_over_the_month_and_the_fee_is_not() {
        var forecast =
                Forecast.of(OCTOBER, CubicMetres.of("5"), endOf(2026, 11, 15)).orElseThrow();

        // 10 m³ × 13 zł + 6 zł = 136 zł, with tax 146.88 zł.
        assertThat(forecast.gross()).isEqualTo(Money.of("147"));
        assertThat(forecast.soFar()).isEqualTo(Money.of("76.68"));
        assertThat(forecast.month()).isEqualTo(LocalDate.of(2026, 11, 1));
    }

    @Test
    void nobody_can_tell_in_the_first_days() {
        assertThat(Forecast.of(OCTOBER, CubicMetres.of("5"), endOf(2026, 11, 4)))
                .isEmpty();
    }

    @Test
    void a_bill_that_is_not_of_the_month_before_tells_nothing() {
        assertThat(Forecast.of(OCTOBER, CubicMetres.of("5"), endOf(2026, 12, 15)))
                .isEmpty();
        var twoMonths =
                Bills.of("2026-09-01", "2026-11-01").volume(WATER, "10", "5").bill();
        assertThat(Forecast.of(twoMonths, CubicMetres.of("5"), endOf(2026, 11, 15)))
                .isEmpty();
    }

    @Test
    void a_bill_without_water_tells_nothing() {
        var dry = Bills.of("2026-10-01", "2026-11-01")
                .volume(WATER, "0", "5")
                .fee("1", "6")
                .bill();
        assertThat(Forecast.of(dry, CubicMetres.of("5"), endOf(2026, 11, 15))).isEmpty();
    }

    @Test
    void a_morning_is_no_whole_day() {
        var read = CivilTime.startOf(LocalDate.of(2026, 11, 5)).plus(Duration.ofHours(8));

        // 4⅓ days at one cubic metre are 30 in the month: 30 × 13 + 6 = 396 zł, with tax 427.68 zł.
        assertThat(Forecast.of(OCTOBER, CubicMetres.of("4.333"), read)
                        .orElseThrow()
                        .gross())
                .isEqualTo(Money.of("428"));
    }

    private static Instant endOf(int year, int month, int day) {
        return CivilTime.startOf(LocalDate.of(year, month, day).plusDays(1)).minusSeconds(1);
    }
}
