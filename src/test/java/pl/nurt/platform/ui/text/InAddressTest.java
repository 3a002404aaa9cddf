package pl.nurt.platform.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-02-30",
                "-999999999-01-01",
                "+999999999-12-31",
                "0000-01-01",
                "1989-12-31",
                "3000-01-01",
                "+999999999999-01-01"
            })
    void a_day_of_no_calendar_is_none(String text) {
        assertThat(InAddress.day(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-13", "-999999999-01", "+999999999-12", "1989-12", "3000-01"})
    void a_month_of_no_calendar_is_none(String text) {
        assertThat(InAddress.month(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+1", "1.0", "٣", "9999999999999999999", " 1"})
    void a_number_that_no_thing_can_have_is_none(String text) {
        assertThat(InAddress.number(text)).isEmpty();
    }

    @Test
    void what_makes_sense_is_read() {
        assertThat(InAddress.day("2026-11-30")).contains(LocalDate.of(2026, 11, 30));
        assertThat(InAddress.day("1990-01-01")).contains(InAddress.FIRST);
        assertThat(InAddress.day("2999-12-31")).contains(InAddress.LAST);
        assertThat(InAddress.month("2999-12")).contains(YearMonth.of(2999, 12));
        assertThat(InAddress.number("007")).contains(7L);
        assertThat(InAddress.number("999999999999999999")).contains(999_999_999_999_999_999L);
    }
}
