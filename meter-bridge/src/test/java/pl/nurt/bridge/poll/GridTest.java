package pl.nurt.bridge.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import pl.nurt.bridge.config.PollWindow;

class GridTest {
    private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");
    private static final Duration HOUR = Duration.ofHours(1);

    private static Grid.Windowed window(String from, String to, Duration every) {
        return new Grid.Windowed(new PollWindow(LocalTime.parse(from), LocalTime.parse(to), WARSAW), every);
    }

    private static Instant at(String offsetTime) {
        return OffsetDateTime.parse(offsetTime).toInstant();
    }

    /** The rounds that start in [from, to), in civil time with offset. */
    private static List<String> rounds(Grid grid, String from, String to) {
        var rounds = new ArrayList<String>();
        for (var round = grid.after(at(from).minusMillis(1)); round.isBefore(at(to)); round = grid.after(round)) {
            rounds.add(OffsetDateTime.ofInstant(round, WARSAW).toString());
        }
        return rounds;
    }

    @Test
    void rounds_start_with_the_window_and_end_with_it() {
        assertThat(rounds(window("00:05", "03:05", HOUR), "2026-11-23T12:00+01:00", "2026-11-24T12:00+01:00"))
                .containsExactly("2026-11-24T00:05+01:00", "2026-11-24T01:05+01:00", "2026-11-24T02:05+01:00");
    }

    @Test
    void a_window_shorter_than_the_pause_has_one_round_a_day() {
        assertThat(rounds(
                        window("04:00", "04:10", Duration.ofDays(1)),
                        "2026-11-23T00:00+01:00",
                        "2026-11-26T00:00+01:00"))
                .containsExactly("2026-11-23T04:00+01:00", "2026-11-24T04:00+01:00", "2026-11-25T04:00+01:00");
    }

    @Test
    void a_window_may_reach_over_midnight() {
        var grid = window("22:30", "01:00", HOUR);
        assertThat(rounds(grid, "2026-11-23T12:00+01:00", "2026-11-24T22:00+01:00"))
                .containsExactly("2026-11-23T22:30+01:00", "2026-11-23T23:30+01:00", "2026-11-24T00:30+01:00");
        var midnight = at("2026-11-24T00:00+01:00");
        assertThat(grid.at(midnight)).isEqualTo(midnight);
        assertThat(grid.at(at("2026-11-24T01:00+01:00"))).isEqualTo(at("2026-11-24T22:30+01:00"));
        assertThat(grid.at(at("2026-11-24T22:29+01:00"))).isEqualTo(at("2026-11-24T22:30+01:00"));
    }

    @Test
    void in_spring_the_hour_that_is_left_out_has_no_rounds() {
        assertThat(rounds(window("01:00", "04:00", HOUR), "2027-03-28T00:00+01:00", "2027-03-28T12:00+02:00"))
                .containsExactly("2027-03-28T01:00+01:00", "2027-03-28T03:00+02:00");
        assertThat(rounds(window("02:30", "05:00", HOUR), "2027-03-28T00:00+01:00", "2027-03-28T12:00+02:00"))
                .containsExactly("2027-03-28T03:00+02:00", "2027-03-28T04:00+02:00");
    }

    @Test
    void a_window_within_the_hour_that_is_left_out_comes_after_it() {
        assertThat(rounds(window("02:15", "02:45", HOUR), "2027-03-28T00:00+01:00", "2027-03-29T00:00+02:00"))
                .containsExactly("2027-03-28T03:00+02:00");
    }

    @Test
    void in_autumn_the_hour_that_comes_twice_has_rounds_twice_and_its_window_begins_once() {
        assertThat(rounds(window("01:30", "03:00", HOUR), "2026-10-25T00:00+02:00", "2026-10-25T12:00+01:00"))
                .containsExactly("2026-10-25T01:30+02:00", "2026-10-25T02:30+02:00", "2026-10-25T02:30+01:00");
        assertThat(rounds(window("02:15", "02:45", HOUR), "2026-10-25T00:00+02:00", "2026-10-25T12:00+01:00"))
                .containsExactly("2026-10-25T02:15+02:00");
    }

    @Test
    void every_day_of_any_year_has_its_rounds_in_order_and_within_the_window() {
        var random = new Random(4);
        for (var n = 0; n < 300; n++) {
            var from = LocalTime.of(random.nextInt(24), random.nextInt(60));
            var to = from.plusMinutes(1 + random.nextInt(1_439));
            var every = Duration.ofMinutes(1 + random.nextInt(1_440));
            var grid = new Grid.Windowed(new PollWindow(from, to, WARSAW), every);
            var now = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(4 * 365 * 86_400));
            for (var step = 0; step < 50; step++) {
                var next = grid.after(now);
                assertThat(next).isAfter(now).isBeforeOrEqualTo(now.plus(Duration.ofHours(50)));
                assertThat(grid.at(next)).isEqualTo(next);
                now = next;
            }
        }
    }
}
