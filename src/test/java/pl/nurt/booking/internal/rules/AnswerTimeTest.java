package pl.nurt.booking.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pl.nurt.platform.CivilTime;

class AnswerTimeTest {
    @ParameterizedTest
    @CsvSource({
        // The same afternoon; overnight; from before dawn.
        "2026-12-02T13:30, 120, 2026-12-02T15:30",
        "2026-12-02T19:00, 120, 2026-12-03T08:00",
        "2026-12-02T03:00, 120, 2026-12-02T09:00",
        // Exactly to the end of the day.
        "2026-12-02T18:00, 120, 2026-12-02T20:00",
        // Over Sunday; over Christmas Eve, Christmas and the Sunday after it.
        "2026-12-05T19:30, 60, 2026-12-07T07:30",
        "2026-12-23T19:30, 60, 2026-12-28T07:30",
        // Longer than a day.
        "2026-12-02T07:00, 1560, 2026-12-03T20:00",
        // The night in which the clocks change.
        "2027-03-27T19:30, 60, 2027-03-30T07:30"
    })
    void nobody_loses_a_turn_asleep(LocalDateTime offered, int minutes, LocalDateTime end) {
        assertThat(AnswerTime.end(instant(offered), Duration.ofMinutes(minutes), CivilTime.ZONE))
                .isEqualTo(instant(end));
    }

    private static Instant instant(LocalDateTime wall) {
        return wall.atZone(CivilTime.ZONE).toInstant();
    }
}
