package pl.nurt.bridge.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackOffTest {
    @Test
    void the_back_off_grows_to_its_limit_and_is_random_in_full() {
        var backOff = new BackOff(Duration.ofMinutes(5), new Random(3));
        var ceilings = List.of(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L);
        for (var ceiling : ceilings) {
            assertThat(backOff.next(Duration.ZERO)).isBetween(Duration.ofMillis(20), Duration.ofSeconds(ceiling));
        }
        assertThat(backOff.next(Duration.ofMinutes(20))).isEqualTo(Duration.ofMinutes(20));
        assertThat(backOff.next(Duration.ofDays(20))).isEqualTo(Duration.ofHours(1));
        for (var n = 0; n < 1_000; n++) {
            assertThat(backOff.next(Duration.ZERO)).isLessThanOrEqualTo(Duration.ofMinutes(5));
        }
        backOff.reset();
        assertThat(backOff.next(Duration.ZERO)).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }
}
