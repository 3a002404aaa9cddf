package pl.nurt.bridge.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WaterUseTest {
    private static final Instant START = Instant.parse("2024-11-01T00:00:00Z");

    private static MeterSpec meter(UseProfile profile) {
        return MeterSpec.of("31415926", 1).withStart("100.000", START).withUse(profile, "0.4");
    }

    private static Instant local(LocalDate date, int hour) {
        return ZonedDateTime.of(date, LocalTime.of(hour, 0), WaterUse.ZONE).toInstant();
    }

    private static long between(WaterUse use, Instant from, Instant to) {
        return use.millilitres(to) - use.millilitres(from);
    }

    @ParameterizedTest
    @EnumSource(UseProfile.class)
    void the_register_never_falls_even_when_the_clocks_are_set_back(UseProfile profile) {
        var use = new WaterUse(meter(profile));
        var random = new Random(7);
        for (var start : new String[] {
            "2024-11-01T00:00:00Z", "2025-03-29T00:00:00Z", "2025-10-25T00:00:00Z", "2026-06-30T20:00:00Z"
        }) {
            var at = Instant.parse(start);
            var before = use.millilitres(at);
            for (var n = 0; n < 2_000; n++) {
                at = at.plusSeconds(random.nextInt(240));
                var now = use.millilitres(at);
                assertThat(now).isGreaterThanOrEqualTo(before);
                before = now;
            }
        }
        assertThat(use.millilitres(START)).isZero();
        assertThat(use.millilitres(START.minusSeconds(5))).isZero();
    }

    @Test
    void a_household_sleeps_at_night_and_uses_its_daily_amount() {
        var use = new WaterUse(meter(UseProfile.HOUSEHOLD));
        var night = 0L;
        var morning = 0L;
        for (var day = LocalDate.of(2025, 1, 1); day.isBefore(LocalDate.of(2025, 12, 31)); day = day.plusDays(1)) {
            night += between(use, local(day, 1), local(day, 4));
            morning += between(use, local(day, 5), local(day, 8));
        }
        assertThat(night * 20).isLessThan(morning);
        var year = between(use, local(LocalDate.of(2025, 1, 1), 0), local(LocalDate.of(2026, 1, 1), 0));
        assertThat(year / 365).isBetween(380_000L, 470_000L);
    }

    @Test
    void a_leak_shows_as_eleven_litres_an_hour_in_the_night() {
        var use = new WaterUse(meter(UseProfile.LEAK));
        var day = LocalDate.of(2025, 2, 4);
        assertThat(between(use, local(day, 1), local(day, 3))).isBetween(22_000L, 24_000L);
    }

    @Test
    void a_garden_is_watered_on_summer_evenings_only() {
        var garden = new WaterUse(meter(UseProfile.GARDEN));
        var household = new WaterUse(meter(UseProfile.HOUSEHOLD));
        var july = LocalDate.of(2025, 7, 1);
        var more = between(garden, local(july, 0), local(july.plusMonths(1), 0))
                - between(household, local(july, 0), local(july.plusMonths(1), 0));
        assertThat(more).isBetween(3_000_000L, 14_000_000L);
        var winter = LocalDate.of(2025, 1, 1);
        assertThat(between(garden, local(winter, 0), local(winter.plusMonths(1), 0)))
                .isEqualTo(between(household, local(winter, 0), local(winter.plusMonths(1), 0)));
    }

    @Test
    void nobody_uses_water_on_holiday_and_neighbours_differ() {
        assertThat(new WaterUse(meter(UseProfile.HOLIDAY)).millilitres(START.plus(Duration.ofDays(365))))
                .isZero();
        var neighbour = new WaterUse(
                MeterSpec.of("31415927", 1).withStart("100.000", START).withUse(UseProfile.HOUSEHOLD, "0.4"));
        var at = START.plus(Duration.ofDays(100));
        assertThat(neighbour.millilitres(at)).isNotEqualTo(new WaterUse(meter(UseProfile.HOUSEHOLD)).millilitres(at));
    }

    @Test
    void an_open_tap_lets_out_what_it_says() {
        var opened = START.plus(Duration.ofDays(1));
        var use = new WaterUse(meter(UseProfile.HOLIDAY).withTap(new MeterSpec.Tap(opened, Duration.ofMinutes(30), 6)));
        assertThat(use.millilitres(opened)).isZero();
        assertThat(use.millilitres(opened.plusSeconds(60))).isEqualTo(6_000);
        assertThat(use.millilitres(opened.plus(Duration.ofHours(5)))).isEqualTo(180_000);
    }

    @Test
    void a_pushed_register_goes_on_from_its_new_value() {
        var meter = new SimulatedMeter(meter(UseProfile.LEAK));
        var at = Instant.parse("2025-02-04T01:00:00Z");
        var before = meter.litres(at);
        meter.push(at, new BigDecimal("500.5"));
        assertThat(meter.litres(at)).isEqualTo(500_500);
        assertThat(meter.litres(at.plusSeconds(3_600))).isBetween(500_510L, 500_513L);
        assertThat(meter.litres(at.minusSeconds(1))).isLessThanOrEqualTo(before);
    }
}
