package pl.nurt.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import pl.nurt.testing.MovableClock;

class LocalLimitsTest {
    private static final Limit THREE = new Limit("test.three", 3, Duration.ofMinutes(15));

    private final MovableClock clock = new MovableClock();
    private final LocalLimits limits = new LocalLimits(clock);

    @Test
    void each_caller_has_so_many_places_until_the_window_ends() {
        for (var i = 0; i < 3; i++) {
            assertThat(limits.take(THREE, "one").granted()).isTrue();
        }
        assertThat(limits.take(THREE, "one").granted()).isFalse();
        assertThat(limits.take(THREE, "another").granted()).isTrue();

        clock.advance(Duration.ofMinutes(15));
        assertThat(limits.take(THREE, "one").used()).isOne();
    }

    @Test
    void a_place_that_is_given_back_is_free_again() {
        limits.giveBack(THREE, "nobody yet");
        for (var i = 0; i < 10; i++) {
            assertThat(limits.take(THREE, "one").granted()).isTrue();
            limits.giveBack(THREE, "one");
        }
    }

    @Test
    void of_endless_callers_the_last_ones_are_remembered() {
        for (var i = 0; i < 3; i++) {
            limits.take(THREE, "long ago");
        }
        for (var i = 0; i < 10_000; i++) {
            limits.take(THREE, "caller " + i);
        }
        assertThat(limits.take(THREE, "long ago").used()).isOne();
        assertThat(limits.take(THREE, "caller 9999").used()).isEqualTo(2);
    }
}
