package pl.nurt.billing.ksef.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pl.nurt.billing.ksef.internal.rules.MendedNip.Named;

class MendedNipTest {
    private static final String SOUND = "1234563218";
    private static final String OTHER = "9990001019";

    @Test
    void a_sound_number_stays_whatever_the_register_says() {
        assertThat(MendedNip.of(new Named("Szkoła", SOUND), new Named("Szkoła", OTHER)))
                .isNull();
    }

    @Test
    void what_was_missing_or_mistyped_comes_from_the_register_of_the_same_party() {
        assertThat(MendedNip.of(new Named("Szkoła", null), new Named("Szkoła", OTHER)))
                .isEqualTo(OTHER);
        assertThat(MendedNip.of(new Named("Szkoła", "1234563219"), new Named("Szkoła", OTHER)))
                .isEqualTo(OTHER);
        assertThat(MendedNip.of(new Named("Szkoła", null), new Named("Przedszkole", OTHER)))
                .isNull();
    }
}
