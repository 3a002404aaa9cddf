package pl.nurt.billing.pricing.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.billing.pricing.internal.rules.Bills.used;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pl.nurt.billing.pricing.Reason;
import pl.nurt.billing.pricing.Reason.Estimated.Method;

class EstimatesTest {
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);

    @Test
    void the_three_months_before_come_first() {
        var known = Map.of(
                month(2026, 4),
                decimal(9),
                month(2026, 3),
                decimal(10),
                month(2026, 2),
                decimal(12),
                month(2025, 5),
                decimal(30));

        assertThat(method(known)).isEqualTo(new Reason.Estimated(Method.LAST_THREE_MONTHS, new BigDecimal("10")));
    }

    @Test
    void then_the_same_month_of_the_year_before() {
        var known = Map.of(month(2026, 4), decimal(9), month(2025, 5), decimal(30), month(2025, 1), decimal(2));

        assertThat(method(known)).isEqualTo(new Reason.Estimated(Method.SAME_PERIOD_LAST_YEAR, decimal(30)));
    }

    @Test
    void then_the_average_of_the_year_before_and_else_nothing() {
        var known = Map.of(month(2025, 1), decimal(2), month(2025, 3), decimal(5), month(2024, 12), decimal(90));

        assertThat(method(known)).isEqualTo(new Reason.Estimated(Method.AVERAGE_OF_LAST_YEAR, decimal(4)));
        assertThat(Estimates.of(Map.of(), MAY, JUNE, 0)).isEmpty();
    }

    @Test
    void half_a_month_is_guessed_by_its_days() {
        var known = Map.of(month(2026, 4), decimal(31), month(2026, 3), decimal(31), month(2026, 2), decimal(31));

        assertThat(Estimates.of(known, MAY, LocalDate.of(2026, 5, 13), 0)).hasValueSatisfying(guess -> {
            assertThat(guess.used()).isEqualByComparingTo("12");
            assertThat(guess.estimate()).isTrue();
        });
    }

    @Test
    void what_was_estimated_is_not_billed_twice_and_less_than_nothing_is_not_billed_at_all() {
        var real = used(LocalDate.of(2026, 2, 1), JUNE, "36");
        var since = LocalDate.of(2026, 2, 1);

        assertThat(EstimateSettlement.of(real, since, MAY, List.of(decimal(10), decimal(10), decimal(10))))
                .hasValueSatisfying(left -> assertThat(left.used()).isEqualByComparingTo("6"));
        assertThat(EstimateSettlement.of(real, since, MAY, List.of(decimal(36))))
                .hasValueSatisfying(left -> assertThat(left.used()).isEqualByComparingTo("0"));
        assertThat(EstimateSettlement.of(real, since, MAY, List.of(decimal(37))))
                .isEmpty();
    }

    private static Reason method(Map<YearMonth, BigDecimal> known) {
        return Estimates.of(known, MAY, JUNE, 0).orElseThrow().reasons().getFirst();
    }

    private static YearMonth month(int year, int month) {
        return YearMonth.of(year, month);
    }

    private static BigDecimal decimal(long value) {
        return BigDecimal.valueOf(value);
    }
}
