package pl.nurt.metering.use.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.metering.Household.m3;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pl.nurt.metering.use.RecentHours.Hour;
import pl.nurt.metering.use.RecentHours.SteadyFlow;
import pl.nurt.metering.use.UsePoint;
import pl.nurt.platform.CubicMetres;

class UnbrokenFlowTest {
    private static final Instant START = Instant.parse("2026-11-23T00:00:00Z");
    /** An hour that no reading tells about. */
    private static final int UNKNOWN = -1;

    @Test
    void a_day_without_a_resting_hour_is_told() {
        assertThat(flow(24, hour -> 5)).isEqualTo(new SteadyFlow(START, 24, true, m3("0.005")));
        assertThat(flow(23, hour -> 5)).as("not a day yet").isNull();
        assertThat(flow(30, hour -> 3)).as("below the threshold").isNull();
    }

    @Test
    void a_rest_ends_the_flow() {
        assertThat(flow(40, hour -> hour == 9 ? 0 : 7)).isEqualTo(new SteadyFlow(hour(10), 30, false, m3("0.007")));
        assertThat(flow(40, hour -> hour == 39 ? 0 : 7)).as("it rests now").isNull();
    }

    @Test
    void a_reading_some_minutes_after_the_hour_does_not_hide_the_flow_until_it_comes() {
        assertThat(flow(26, hour -> hour == 25 ? UNKNOWN : 7)).isEqualTo(new SteadyFlow(START, 25, true, m3("0.007")));
        assertThat(flow(26, hour -> hour >= 24 ? UNKNOWN : 7))
                .as("two are missing")
                .isNull();
    }

    @Test
    void what_is_not_known_is_not_taken_for_flow() {
        assertThat(flow(40, hour -> hour == 20 ? UNKNOWN : 7)).isNull();

        var spread = new ArrayList<>(points(40, hour -> 7));
        spread.set(20, new UsePoint(hour(20), m3("0.021"), null, 3, 0, false));
        var recent = UnbrokenFlow.in(spread);
        assertThat(recent.flow()).isNull();
        assertThat(recent.hours().get(20))
                .as("three hours' use is not one hour's")
                .isEqualTo(new Hour(hour(20), null));
    }

    private static @Nullable SteadyFlow flow(int whole, IntUnaryOperator litres) {
        return UnbrokenFlow.in(points(whole, litres)).flow();
    }

    private static List<UsePoint> points(int whole, IntUnaryOperator litres) {
        var points = new ArrayList<UsePoint>();
        for (var hour = 0; hour < whole; hour++) {
            var used = litres.applyAsInt(hour);
            var use = used == UNKNOWN ? null : CubicMetres.of(BigDecimal.valueOf(used, 3));
            points.add(new UsePoint(hour(hour), use, null, 1, 0, false));
        }
        points.add(new UsePoint(hour(whole), null, null, 1, 0, true));
        return points;
    }

    private static Instant hour(int number) {
        return START.plus(Duration.ofHours(number));
    }
}
