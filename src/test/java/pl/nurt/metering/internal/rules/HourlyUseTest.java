package pl.nurt.metering.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import pl.nurt.metering.RecentHours;
import pl.nurt.metering.RecentHours.Hour;
import pl.nurt.metering.internal.rules.HourlyUse.Indexed;
import pl.nurt.platform.CubicMetres;

class HourlyUseTest {
    private static final Instant START = Instant.parse("2026-11-23T00:00:00Z");

    @Test
    void an_hour_is_the_difference_of_the_last_indexes() {
        var hours = HourlyUse.from(
                START,
                at(150),
                List.of(
                        read(-10, "1.000"),
                        read(20, "1.010"),
                        read(60, "1.030"),
                        read(100, "1.100"),
                        read(130, "1.101")));

        assertThat(uses(hours)).containsExactly("0.030", "0.070", "0.001");
        assertThat(hours.hours().getFirst().from()).isEqualTo(START);
        assertThat(hours.flow()).isNull();
    }

    @Test
    void what_is_not_known_is_not_guessed() {
        var gap = HourlyUse.from(START, at(300), List.of(read(0, "1.000"), read(30, "1.500"), read(230, "3.000")));
        assertThat(uses(gap)).as("three hours' use is not one hour's").containsExactly("0.500", null, null, null, null);

        var backwards =
                HourlyUse.from(START, at(120), List.of(read(0, "5.000"), read(60, "4.000"), read(120, "4.200")));
        assertThat(uses(backwards)).containsExactly(null, "0.200");

        assertThat(uses(HourlyUse.from(START, at(120), List.of()))).containsExactly(null, null);
    }

    @Test
    void a_day_without_a_resting_hour_is_told() {
        assertThat(hourly(24, 5).flow()).isEqualTo(new RecentHours.SteadyFlow(24, true, CubicMetres.of("0.005")));
        assertThat(hourly(23, 5).flow()).as("not a day yet").isNull();
        assertThat(hourly(30, 3).flow()).as("below the threshold").isNull();
    }

    @Test
    void a_rest_ends_the_flow() {
        var readings = new ArrayList<Indexed>();
        int litres = 0;
        for (int hour = 0; hour <= 40; hour++) {
            readings.add(new Indexed(at(hour * 60), CubicMetres.of(BigDecimal.valueOf(litres, 3))));
            litres += hour == 9 ? 0 : 7;
        }
        var flow = HourlyUse.from(START, at(40 * 60 + 10), readings).flow();

        assertThat(flow).isEqualTo(new RecentHours.SteadyFlow(30, false, CubicMetres.of("0.007")));
    }

    private static RecentHours hourly(int hours, int litres) {
        var readings = new ArrayList<Indexed>();
        for (int hour = 0; hour <= hours; hour++) {
            readings.add(new Indexed(at(hour * 60), CubicMetres.of(BigDecimal.valueOf((long) hour * litres, 3))));
        }
        return HourlyUse.from(START, at(hours * 60 + 5), readings);
    }

    private static Instant at(int minutes) {
        return START.plus(Duration.ofMinutes(minutes));
    }

    private static Indexed read(int minutes, String index) {
        return new Indexed(at(minutes), CubicMetres.of(index));
    }

    private static List<String> uses(RecentHours hours) {
        return hours.hours().stream()
                .map(Hour::use)
                .map(use -> use == null ? null : use.toString())
                .toList();
    }
}
