package pl.nurt.billing.ksef.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pl.nurt.platform.Money;

class TaxEffectTest {
    @Test
    void what_makes_the_tax_less_counts_with_the_correction_and_all_else_with_the_original() {
        assertThat(TaxEffect.of(Money.of("-0.01")).code()).isEqualTo(2);
        assertThat(TaxEffect.of(Money.of("0.01")).code()).isEqualTo(1);
        assertThat(TaxEffect.of(Money.ZERO).code()).isEqualTo(1);
    }
}
