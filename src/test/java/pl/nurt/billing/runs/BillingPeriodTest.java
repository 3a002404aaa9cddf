package pl.nurt.billing.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class BillingPeriodTest {
    @Test
    void a_year_is_divided_evenly() {
        assertThat(BillingPeriod.endingWith(YearMonth.of(2026, 12)))
                .extracting(BillingPeriod::from)
                .containsExactly(
                        LocalDate.of(2026, 12, 1),
                        LocalDate.of(2026, 11, 1),
                        LocalDate.of(2026, 10, 1),
                        LocalDate.of(2026, 7, 1),
                        LocalDate.of(2026, 1, 1));
        assertThat(BillingPeriod.endingWith(YearMonth.of(2026, 10)))
                .extracting(BillingPeriod::months)
                .containsExactly(1, 2);
    }

    @Test
    void february_of_a_leap_year_ends_on_its_29th() {
        assertThat(new BillingPeriod(YearMonth.of(2028, 2), 2).until()).isEqualTo(LocalDate.of(2028, 3, 1));
    }

    @Test
    void no_two_months_end_with_november() {
        assertThatThrownBy(() -> new BillingPeriod(YearMonth.of(2026, 11), 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BillingPeriod(YearMonth.of(2026, 12), 4))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void it_is_found_again_by_its_first_day() {
        for (var month = 1; month <= 12; month++) {
            assertThat(BillingPeriod.endingWith(YearMonth.of(2026, month)))
                    .allSatisfy(period -> assertThat(BillingPeriod.beginning(period.from(), period.months()))
                            .isEqualTo(period));
        }
    }
}
