package pl.nurt.metering.use.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static pl.nurt.metering.Household.at;
import static pl.nurt.metering.Household.m3;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import pl.nurt.metering.internal.rules.MeterReadings;
import pl.nurt.metering.internal.rules.Register;
import pl.nurt.metering.internal.rules.RegisterPoint;
import pl.nurt.metering.use.UsePoint;
import pl.nurt.platform.CubicMetres;

class UseByHourTest {
    private static final Register REGISTER = new Register(5, new BigDecimal("2.5"));

    @Test
    void readings_on_the_full_hour_show_the_hour_before_them() {
        var points = hours(
                "2026-11-23T08:00",
                "2026-11-23T11:00",
                reading("2026-11-23T08:00", "10"),
                reading("2026-11-23T09:00", "10.120"),
                reading("2026-11-23T10:00", "10.150"));

        assertThat(points)
                .extracting(UsePoint::start, UsePoint::use, UsePoint::open)
                .containsExactly(
                        tuple(at("2026-11-23T08:00"), m3("0.120"), false),
                        tuple(at("2026-11-23T09:00"), m3("0.030"), false),
                        tuple(at("2026-11-23T10:00"), null, true));
    }

    @Test
    void readings_a_few_minutes_past_the_hour_still_show_the_hour_in_which_most_of_the_water_ran() {
        var points = hours(
                "2026-11-23T08:00",
                "2026-11-23T10:00",
                reading("2026-11-23T08:07", "10"),
                reading("2026-11-23T09:07", "10.120"));

        assertThat(points).extracting(UsePoint::use).containsExactly(m3("0.120"), null);
    }

    @Test
    void quarters_add_up_to_their_hour() {
        var points = hours(
                "2026-11-23T08:00",
                "2026-11-23T09:00",
                reading("2026-11-23T08:00", "10"),
                reading("2026-11-23T08:15", "10.010"),
                reading("2026-11-23T08:30", "10.010"),
                reading("2026-11-23T08:45", "10.030"),
                reading("2026-11-23T09:00", "10.045"));

        assertThat(points).extracting(UsePoint::use).containsExactly(m3("0.045"));
    }

    @Test
    void missing_hours_are_gaps_and_the_next_reading_says_how_many_hours_it_covers() {
        var points = hours(
                "2026-11-23T01:00",
                "2026-11-23T06:00",
                reading("2026-11-23T01:00", "10"),
                reading("2026-11-23T02:00", "10.010"),
                reading("2026-11-23T05:00", "10.040"),
                reading("2026-11-23T06:00", "10.060"));

        assertThat(points)
                .extracting(UsePoint::use, UsePoint::covers)
                .containsExactly(
                        tuple(m3("0.010"), 1),
                        tuple(null, 1),
                        tuple(null, 1),
                        tuple(m3("0.030"), 3),
                        tuple(m3("0.020"), 1));
    }

    @Test
    void a_register_that_went_backwards_leaves_a_gap() {
        var points = hours(
                "2026-11-23T01:00",
                "2026-11-23T02:00",
                reading("2026-11-23T01:00", "10"),
                reading("2026-11-23T02:00", "9.990"));

        assertThat(points).extracting(UsePoint::use).containsOnlyNulls();
    }

    @Test
    void the_hour_in_which_the_register_begins_again_at_zero_has_its_use() {
        var points = hours(
                "2026-11-23T01:00",
                "2026-11-23T04:00",
                reading("2026-11-23T01:00", "99999.900"),
                reading("2026-11-23T02:00", "99999.980"),
                reading("2026-11-23T03:00", "0.040"),
                reading("2026-11-23T04:00", "0.050"));

        assertThat(points).extracting(UsePoint::use).containsExactly(m3("0.080"), m3("0.060"), m3("0.010"));
    }

    @Test
    void two_meters_of_one_chain_are_not_subtracted_from_each_other() {
        var points = UseByHour.hours(
                List.of(
                        meter(reading("2026-11-23T08:00", "900"), reading("2026-11-23T08:40", "900.100")),
                        meter(reading("2026-11-23T08:40", "0"), reading("2026-11-23T09:00", "0.020"))),
                at("2026-11-23T08:00"),
                at("2026-11-23T09:00"),
                at("2026-11-23T12:00"));

        assertThat(points).extracting(UsePoint::use).containsExactly(m3("0.120"));
    }

    @Test
    void whatever_the_times_of_reading_the_hours_sum_up_to_the_difference_of_the_ends() {
        for (var seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var readings = new ArrayList<RegisterPoint>();
            var time = at("2026-10-24T12:00");
            var index = CubicMetres.of("100");
            while (time.isBefore(at("2026-10-26T10:00"))) {
                readings.add(new RegisterPoint(time, index));
                time = time.plusSeconds(60 + random.nextInt(20_000));
                index = index.plus(CubicMetres.of(BigDecimal.valueOf(random.nextInt(900), 3)));
            }
            var points = UseByHour.hours(
                    List.of(new MeterReadings(REGISTER, readings)),
                    at("2026-10-24T12:00"),
                    at("2026-10-26T12:00"),
                    at("2026-10-26T12:00"));

            assertThat(points.stream()
                            .map(UsePoint::use)
                            .filter(Objects::nonNull)
                            .reduce(CubicMetres.ZERO, CubicMetres::plus))
                    .as("seed %d", seed)
                    .isEqualTo(readings.getLast().index().minus(m3("100")));
        }
    }

    private static List<UsePoint> hours(String from, String until, RegisterPoint... readings) {
        Instant now = at(until).minusSeconds(60);
        return UseByHour.hours(List.of(meter(readings)), at(from), at(until), now);
    }

    private static MeterReadings meter(RegisterPoint... readings) {
        return new MeterReadings(REGISTER, List.of(readings));
    }

    private static RegisterPoint reading(String at, String index) {
        return new RegisterPoint(at(at), m3(index));
    }
}
