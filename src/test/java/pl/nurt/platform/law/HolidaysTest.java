package pl.nurt.platform.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HolidaysTest {
    @ParameterizedTest
    @CsvSource({"2024, 2024-03-31", "2025, 2025-04-20", "2026, 2026-04-05", "2027, 2027-03-28", "2038, 2038-04-25"})
    void easter_is_where_the_church_has_it(int year, LocalDate easter) {
        assertThat(Holidays.easter(year)).isEqualTo(easter);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01", "2026-01-06", "2026-04-06", "2026-05-01", "2026-05-03", "2026-05-24", "2026-06-04",
                "2026-08-15", "2026-11-01", "2026-11-11", "2026-12-24", "2026-12-25", "2026-12-26", "2027-03-29"
            })
    void days_off_are_days_off(LocalDate day) {
        assertThat(Holidays.include(day)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-12-23", "2026-12-31", "2026-04-03", "2024-12-24", "2026-05-02"})
    void other_days_are_not(LocalDate day) {
        assertThat(Holidays.include(day)).isFalse();
    }

    @Test
    void christmas_eve_is_a_day_off_since_2025() {
        assertThat(Holidays.include(LocalDate.of(2024, 12, 24))).isFalse();
        assertThat(Holidays.include(LocalDate.of(2025, 12, 24))).isTrue();
    }
}
