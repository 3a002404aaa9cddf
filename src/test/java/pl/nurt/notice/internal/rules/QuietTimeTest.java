package pl.nurt.notice.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietTimeTest {
    @ParameterizedTest
    @CsvSource({
        "2026-12-01T21:59:59+01:00, 2026-12-01T21:59:59+01:00",
        "2026-12-01T22:00:00+01:00, 2026-12-02T06:00:00+01:00",
        "2026-12-02T05:59:59+01:00, 2026-12-02T06:00:00+01:00",
        "2026-12-02T06:00:00+01:00, 2026-12-02T06:00:00+01:00",
        // The night of seven hours, and the night of nine.
        "2027-03-27T23:30:00+01:00, 2027-03-28T06:00:00+02:00",
        "2026-10-24T23:30:00+02:00, 2026-10-25T06:00:00+01:00",
        // The server's clock is UTC.
        "2026-12-01T22:30:00Z, 2026-12-02T06:00:00+01:00",
    })
    void at_night_it_waits_until_six(String now, String told) {
        assertThat(QuietTime.USUAL.earliest(at(now))).isEqualTo(at(told));
    }

    @Test
    void a_rest_within_a_day_is_kept_too() {
        var siesta = new QuietTime(true, LocalTime.of(13, 0), LocalTime.of(15, 0));

        assertThat(siesta.earliest(at("2026-12-01T14:00:00+01:00"))).isEqualTo(at("2026-12-01T15:00:00+01:00"));
        assertThat(siesta.earliest(at("2026-12-01T12:59:00+01:00"))).isEqualTo(at("2026-12-01T12:59:00+01:00"));
    }

    @Test
    void who_keeps_no_quiet_hours_is_told_at_once() {
        var night = at("2026-12-01T23:00:00+01:00");

        assertThat(new QuietTime(false, LocalTime.of(22, 0), LocalTime.of(6, 0)).earliest(night))
                .isEqualTo(night);
        assertThat(new QuietTime(true, LocalTime.of(22, 0), LocalTime.of(22, 0)).earliest(night))
                .isEqualTo(night);
    }

    private static Instant at(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
