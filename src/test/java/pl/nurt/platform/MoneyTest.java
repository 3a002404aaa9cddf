package pl.nurt.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MoneyTest {
    @Test
    void an_amount_is_rounded_half_up_to_the_grosz_away_from_zero() {
        assertThat(Money.of("1.005")).isEqualTo(Money.of("1.01"));
        assertThat(Money.of("-1.005")).isEqualTo(Money.of("-1.01"));
        assertThat(Money.of("1.0049")).isEqualTo(Money.of("1.00"));
    }

    @Test
    void a_price_times_a_quantity_is_rounded_once() {
        assertThat(Money.of("3.81").times(new BigDecimal("12.345"))).isEqualTo(Money.of("47.03"));
        assertThat(Money.of("0.01").times(new BigDecimal("0.5"))).isEqualTo(Money.of("0.01"));
    }

    @Test
    void a_part_of_an_amount_is_divided_after_it_was_multiplied_and_rounded_once() {
        assertThat(Money.ofQuotient(new BigDecimal("8.72").multiply(BigDecimal.valueOf(17)), BigDecimal.valueOf(31)))
                .isEqualTo(Money.of("4.78"));
        assertThat(Money.ofQuotient(BigDecimal.ONE, BigDecimal.valueOf(8))).isEqualTo(Money.of("0.13"));
        assertThat(Money.ofQuotient(BigDecimal.ONE, BigDecimal.valueOf(-8))).isEqualTo(Money.of("-0.13"));
    }

    @Test
    void an_amount_is_equal_to_itself_however_many_zeros_it_was_written_with() {
        assertThat(Money.of("2")).isEqualTo(Money.of("2.00")).hasSameHashCodeAs(Money.of("2.000"));
        assertThat(Money.ofGrosze(-205)).hasToString("-2.05");
        assertThat(Money.of("-2.05").grosze()).isEqualTo(-205);
    }

    @Test
    void a_sum_does_not_depend_on_the_order() {
        var random = new Random(1);
        for (int round = 0; round < 100; round++) {
            var amounts = new ArrayList<Money>();
            random.longs(50, -1_000_000, 1_000_000).mapToObj(Money::ofGrosze).forEach(amounts::add);
            var sum = Money.sum(amounts);
            Collections.shuffle(amounts, random);
            assertThat(Money.sum(amounts)).isEqualTo(sum);
            assertThat(sum.minus(sum)).isEqualTo(Money.ZERO);
        }
    }
}
