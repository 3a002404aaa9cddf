package pl.nurt.bridge.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import pl.nurt.bridge.config.PollWindow;

class ScheduleTest {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private static Schedule every(Duration every, Duration jitter) {
        return new Schedule(every, jitter, new Grid.WholeDay(START, every), START, new Random(1));
    }

    /** Time to the next round when one ends at {@code now}. */
    private static Duration after(Schedule schedule, Instant now) {
        schedule.next(now);
        return schedule.left(now);
    }

    @Test
    void rounds_start_on_a_grid_however_long_one_takes() {
        var schedule = every(QUARTER, Duration.ZERO);
        assertThat(schedule.left(START)).isZero();
        assertThat(after(schedule, START.plusSeconds(40))).isEqualTo(Duration.ofSeconds(860));
        assertThat(schedule.due()).isEqualTo(START.plusSeconds(900));
        assertThat(after(schedule, START.plusSeconds(901))).isEqualTo(Duration.ofSeconds(899));
        assertThat(after(schedule, START.plusSeconds(2_690))).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void missed_rounds_are_left_out() {
        assertThat(after(every(QUARTER, Duration.ZERO), START.plusSeconds(10 * 900 + 1)))
                .isEqualTo(Duration.ofSeconds(899));
    }

    @Test
    void a_clock_set_back_delays_nobody_longer_than_one_round() {
        var schedule = every(QUARTER, Duration.ZERO);
        assertThat(after(schedule, START)).isEqualTo(QUARTER);
        var yesterday = START.minusSeconds(86_400);
        assertThat(schedule.left(yesterday)).isEqualTo(QUARTER);
        assertThat(after(schedule, yesterday.plusSeconds(900))).isEqualTo(QUARTER);
    }

    @Test
    void a_clock_set_forward_brings_the_round_forward() {
        var schedule = every(QUARTER, Duration.ZERO);
        schedule.next(START);
        assertThat(schedule.left(START.plusSeconds(899))).isEqualTo(Duration.ofSeconds(1));
        assertThat(schedule.left(START.plusSeconds(86_400))).isZero();
        assertThat(after(schedule, START.plusSeconds(86_401))).isEqualTo(Duration.ofSeconds(899));
    }

    @Test
    void a_clock_corrected_by_a_moment_gives_no_slot_twice() {
        var schedule = every(QUARTER, Duration.ZERO);
        schedule.next(START);
        assertThat(schedule.left(START.plusSeconds(900))).isZero();
        assertThat(after(schedule, START.plusMillis(899_950))).isEqualTo(QUARTER.plusMillis(50));
    }

    @Test
    void jitter_delays_each_round_within_its_limit() {
        var schedule = every(QUARTER, Duration.ofSeconds(30));
        for (var n = 0; n < 200; n++) {
            var now = START.plus(QUARTER.multipliedBy(n));
            assertThat(after(schedule, now)).isBetween(QUARTER, QUARTER.plusSeconds(30));
        }
    }

    @Test
    void a_failure_is_tried_again_soon_and_success_returns_to_the_grid() {
        var schedule = every(QUARTER, Duration.ZERO);
        schedule.retry(START.plusSeconds(1), 1);
        assertThat(schedule.left(START.plusSeconds(1))).isEqualTo(Duration.ofSeconds(2));
        assertThat(after(schedule, START.plusSeconds(3))).isEqualTo(Duration.ofSeconds(897));
    }

    @Test
    void while_there_is_no_room_for_readings_rounds_come_at_most_hourly() {
        var schedule = every(QUARTER, Duration.ZERO);
        schedule.nextSparse(START.plusSeconds(5));
        assertThat(schedule.due()).isEqualTo(START.plusSeconds(3_600));
        schedule.next(START.plusSeconds(910));
        assertThat(schedule.due()).isEqualTo(START.plusSeconds(1_800));
        var seldom = every(Duration.ofHours(6), Duration.ZERO);
        seldom.nextSparse(START);
        assertThat(seldom.due()).isEqualTo(START.plusSeconds(6 * 3_600));
    }

    @Test
    void no_delay_and_no_retry_leads_out_of_the_window() {
        var window = new PollWindow(LocalTime.of(12, 0), LocalTime.of(13, 1), ZoneOffset.UTC);
        var grid = new Grid.Windowed(window, QUARTER);
        for (var seed = 0; seed < 100; seed++) {
            var schedule = new Schedule(QUARTER, Duration.ofMinutes(10), grid, START, new Random(seed));
            schedule.next(START.plusSeconds(3_000));
            assertThat(schedule.due()).isBetween(START.plusSeconds(3_600), START.plusSeconds(3_659));
            schedule.retry(START.plusSeconds(3_650), 10);
            assertThat(schedule.due()).isEqualTo(START.plusSeconds(86_400));
        }
    }

    @Test
    void the_first_round_waits_for_the_window() {
        var window = new PollWindow(LocalTime.of(0, 5), LocalTime.of(5, 0), ZoneOffset.UTC);
        var schedule = new Schedule(QUARTER, Duration.ZERO, new Grid.Windowed(window, QUARTER), START, new Random(1));
        assertThat(schedule.left(START)).isEqualTo(Duration.ofHours(12).plusMinutes(5));
    }

    @Test
    void what_fails_is_left_alone_longer_and_longer_up_to_five_minutes() {
        assertThat(RetryPause.after(1)).isEqualTo(Duration.ofSeconds(2));
        assertThat(RetryPause.after(10)).isEqualTo(Duration.ofSeconds(20));
        assertThat(RetryPause.after(1_000)).isEqualTo(Duration.ofMinutes(5));
    }
}
