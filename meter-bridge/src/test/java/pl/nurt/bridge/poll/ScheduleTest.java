package pl.nurt.bridge.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration QUARTER = Duration.ofMinutes(15);

    @Test
    void rounds_start_on_a_grid_however_long_one_takes() {
        var schedule = new Schedule(QUARTER, Duration.ZERO, START, new Random(1));
        assertThat(schedule.first()).isZero();
        assertThat(schedule.next(START.plusSeconds(40))).isEqualTo(Duration.ofSeconds(860));
        assertThat(schedule.next(START.plusSeconds(900))).isEqualTo(QUARTER);
        assertThat(schedule.next(START.plusSeconds(2_690))).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void missed_rounds_are_left_out() {
        var schedule = new Schedule(QUARTER, Duration.ZERO, START, new Random(1));
        assertThat(schedule.next(START.plusSeconds(10 * 900 + 1))).isEqualTo(Duration.ofSeconds(899));
    }

    @Test
    void a_clock_set_back_delays_nobody_longer_than_one_round() {
        var schedule = new Schedule(QUARTER, Duration.ZERO, START, new Random(1));
        assertThat(schedule.next(START.minusSeconds(86_400))).isEqualTo(QUARTER);
        assertThat(schedule.next(START.minusSeconds(86_400 - 900))).isEqualTo(QUARTER);
    }

    @Test
    void jitter_delays_each_round_within_its_limit() {
        var schedule = new Schedule(QUARTER, Duration.ofSeconds(30), START, new Random(1));
        for (var n = 1; n < 200; n++) {
            var now = START.plus(QUARTER.multipliedBy(n - 1));
            assertThat(schedule.next(now)).isBetween(QUARTER, QUARTER.plusSeconds(30));
        }
    }

    @Test
    void what_fails_is_left_alone_longer_and_longer_up_to_five_minutes() {
        assertThat(RetryPause.after(1)).isEqualTo(Duration.ofSeconds(2));
        assertThat(RetryPause.after(10)).isEqualTo(Duration.ofSeconds(20));
        assertThat(RetryPause.after(1_000)).isEqualTo(Duration.ofMinutes(5));
    }
}
