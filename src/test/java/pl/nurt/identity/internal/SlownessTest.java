package pl.nurt.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import pl.nurt.platform.limits.Place;

class SlownessTest {
    @Test
    void each_attempt_too_many_waits_a_second_more_and_none_waits_long() {
        assertThat(Slowness.of(place(true, 10), 10)).isZero();
        assertThat(Slowness.of(place(false, 11), 10)).isEqualTo(Duration.ofSeconds(1));
        assertThat(Slowness.of(place(false, 14), 10)).isEqualTo(Duration.ofSeconds(4));
        assertThat(Slowness.of(place(false, 14_000), 10)).isEqualTo(Duration.ofSeconds(5));
    }

    private static Place place(boolean granted, int used) {
        return new Place(granted, used, Duration.ofMinutes(15));
    }
}
