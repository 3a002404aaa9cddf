package pl.nurt.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import pl.nurt.testing.MovableClock;

class AddressThrottleTest {
    private final MovableClock clock = new MovableClock();
    private final AddressThrottle throttle = new AddressThrottle(clock, 10, Duration.ofMinutes(15));

    @Test
    void an_address_that_fails_too_often_is_not_listened_to_for_a_while() {
        fail("192.0.2.1", 9);
        assertThat(throttle.isClosedTo("192.0.2.1")).isFalse();

        fail("192.0.2.1", 1);
        assertThat(throttle.isClosedTo("192.0.2.1")).isTrue();
        assertThat(throttle.isClosedTo("192.0.2.2")).isFalse();

        clock.advance(Duration.ofMinutes(16));
        assertThat(throttle.isClosedTo("192.0.2.1")).isFalse();
        fail("192.0.2.1", 9);
        assertThat(throttle.isClosedTo("192.0.2.1")).isFalse();
    }

    private void fail(String address, int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed(address);
        }
    }
}
