package pl.nurt.billing.runs.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.MeterRole;
import pl.nurt.metering.use.ChainPart;
import pl.nurt.metering.use.IndexReading;
import pl.nurt.metering.use.MeteredPart;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.CubicMetres;

class EarlierUseTest {
    private static final LocalDate FROM = LocalDate.of(2026, 9, 1);
    private static final LocalDate UNTIL = LocalDate.of(2026, 10, 1);
    private static final Instant BEGIN = CivilTime.startOf(FROM);

    @Test
    void meters_that_follow_one_another_are_added_and_sub_meters_are_not() {
        var change = CivilTime.startOf(FROM.plusDays(10));
        var parts = List.of(
                part(MeterRole.MAIN, BEGIN, change, "3"),
                part(MeterRole.MAIN, change, CivilTime.startOf(UNTIL), "6"),
                part(MeterRole.SUB, BEGIN, CivilTime.startOf(UNTIL), "2"));

        assertThat(EarlierUse.of(parts, FROM, UNTIL)).isEqualTo(CubicMetres.of("9"));
    }

    @Test
    void what_was_read_over_more_days_counts_for_these_ones_by_their_share() {
        var parts = List.of(part(MeterRole.MAIN, BEGIN.minusSeconds(30 * 86_400), CivilTime.startOf(UNTIL), "20"));

        assertThat(EarlierUse.of(parts, FROM, UNTIL)).isEqualTo(CubicMetres.of("10"));
    }

    @Test
    void what_is_not_known_or_of_long_ago_is_no_measure() {
        var end = CivilTime.startOf(UNTIL);

        assertThat(EarlierUse.of(List.of(), FROM, UNTIL)).isNull();
        assertThat(EarlierUse.of(List.of(part(MeterRole.MAIN, BEGIN, end, null)), FROM, UNTIL))
                .isNull();
        assertThat(EarlierUse.of(
                        List.of(part(MeterRole.MAIN, BEGIN.minusSeconds(60 * 86_400), end, "20")), FROM, UNTIL))
                .isNull();
    }

    private static MeteredPart part(MeterRole role, Instant opened, Instant closed, @Nullable String use) {
        var meter = new MeterId(1);
        return new MeteredPart(
                new ChainPart(
                        meter,
                        "W-1",
                        role,
                        new IndexReading(opened, CubicMetres.ZERO, meter, "W-1", IndexReading.Origin.READING),
                        new IndexReading(closed, CubicMetres.ZERO, meter, "W-1", IndexReading.Origin.READING),
                        use == null ? null : CubicMetres.of(use)),
                UNTIL,
                null);
    }
}
