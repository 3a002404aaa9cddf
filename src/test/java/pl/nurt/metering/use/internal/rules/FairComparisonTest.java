package pl.nurt.metering.use.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.metering.Household.at;
import static pl.nurt.metering.Household.m3;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pl.nurt.metering.use.UseComparison;

class FairComparisonTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final YearMonth YEAR_AGO = YearMonth.of(2025, 11);

    private final Map<LocalDate, DayUse> days = new HashMap<>();

    @Test
    void today_is_left_out_on_both_sides() {
        days(LocalDate.of(2025, 11, 1), LocalDate.of(2025, 12, 1), "0.400");
        days(LocalDate.of(2026, 11, 1), TODAY, "0.352");
        days(TODAY, TODAY.plusDays(1), "0.010");

        assertThat(FairComparison.of(days, TODAY, YEAR_AGO))
                .contains(new UseComparison(
                        LocalDate.of(2025, 11, 1), LocalDate.of(2025, 11, 22), m3("8.800"), m3("7.744"), -12));
    }

    @Test
    void a_meter_that_was_last_read_three_days_ago_is_compared_up_to_that_day() {
        days(LocalDate.of(2025, 11, 1), LocalDate.of(2025, 12, 1), "0.400");
        days(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 21), "0.400");

        assertThat(FairComparison.of(days, TODAY, YEAR_AGO)).get().satisfies(comparison -> {
            assertThat(comparison.to()).isEqualTo(LocalDate.of(2025, 11, 20));
            assertThat(comparison.percent()).isZero();
        });
    }

    @Test
    void a_day_counted_for_three_is_as_good_as_three_days() {
        days(LocalDate.of(2025, 11, 1), LocalDate.of(2025, 12, 1), "0.100");
        days(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 10), "0.100");
        day(LocalDate.of(2026, 11, 12), "0.600", LocalDate.of(2026, 11, 9));
        days(LocalDate.of(2026, 11, 13), TODAY, "0.100");

        assertThat(FairComparison.of(days, TODAY, YEAR_AGO)).get().satisfies(comparison -> {
            assertThat(comparison.now()).isEqualTo(m3("2.500"));
            assertThat(comparison.percent()).isEqualTo(14);
        });
    }

    @Test
    void nothing_is_compared_with_a_month_of_which_a_part_is_unknown() {
        days(LocalDate.of(2025, 11, 5), LocalDate.of(2025, 12, 1), "0.400");
        days(LocalDate.of(2026, 11, 1), TODAY, "0.400");

        assertThat(FairComparison.of(days, TODAY, YEAR_AGO)).isEmpty();
    }

    @Test
    void nothing_is_compared_when_water_of_the_month_before_was_counted_in() {
        days(LocalDate.of(2025, 11, 1), LocalDate.of(2025, 12, 1), "0.400");
        day(LocalDate.of(2026, 11, 1), "2", LocalDate.of(2026, 10, 28));
        days(LocalDate.of(2026, 11, 2), TODAY, "0.400");

        assertThat(FairComparison.of(days, TODAY, YEAR_AGO)).isEmpty();
    }

    @Test
    void nothing_is_compared_on_the_first_day_or_with_a_month_without_use() {
        days(LocalDate.of(2025, 11, 1), LocalDate.of(2025, 12, 1), "0");
        days(LocalDate.of(2026, 11, 1), TODAY, "0.400");

        assertThat(FairComparison.of(days, LocalDate.of(2026, 11, 1), YEAR_AGO)).isEmpty();
        assertThat(FairComparison.of(days, TODAY, YEAR_AGO)).isEmpty();
    }

    @Test
    void the_31st_is_not_compared_with_a_month_of_thirty_days() {
        days(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 10, 1), "0.100");
        days(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 11, 1), "0.200");
        days.put(LocalDate.of(2026, 10, 31), new DayUse(LocalDate.of(2026, 10, 31), at("2026-10-30T23:45"), m3("9")));

        assertThat(FairComparison.of(days, LocalDate.of(2026, 10, 31), YearMonth.of(2026, 9)))
                .get()
                .satisfies(comparison -> {
                    assertThat(comparison.to()).isEqualTo(LocalDate.of(2026, 9, 30));
                    assertThat(comparison.percent()).isEqualTo(100);
                });
    }

    private void days(LocalDate from, LocalDate until, String use) {
        from.datesUntil(until).forEach(day -> day(day, use, day.minusDays(1)));
    }

    private void day(LocalDate day, String use, LocalDate openingDay) {
        days.put(day, new DayUse(day, at(openingDay + "T23:45"), m3(use)));
    }
}
