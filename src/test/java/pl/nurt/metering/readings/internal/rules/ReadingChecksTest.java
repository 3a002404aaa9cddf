package pl.nurt.metering.readings.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.nurt.metering.internal.rules.Register;
import pl.nurt.metering.internal.rules.RegisterPoint;
import pl.nurt.metering.readings.BridgeReading;
import pl.nurt.metering.readings.RefusalReason;
import pl.nurt.metering.readings.Verdict;
import pl.nurt.platform.CubicMetres;

class ReadingChecksTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant OLDEST = Instant.parse("2023-11-01T00:00:00Z");
    /** Q3 = 2.5 m³/h, so Q4 = 3.125 m³/h. */
    private static final Register FIVE_DIGITS = new Register(5, new BigDecimal("2.5"));

    @ParameterizedTest
    @CsvSource({"0,0.000", "12.3456,12.345", "999999999.999,999999999.999", "000000000000012,12.000", "-0,0.000"})
    void an_index_is_read_to_the_completed_litre(String text, String index) {
        assertThat(ReadingChecks.index(text)).contains(CubicMetres.of(index));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-1", "-0.0001", "123456789012", "1234567890", "1,5", "1e3", "NaN", ".5", "5.", "+5", "٣"})
    void what_no_register_can_show_is_no_index(String text) {
        assertThat(ReadingChecks.index(text)).isEmpty();
        assertThat(check(reading(text, NOW))).isEqualTo(new Checked.Refused(RefusalReason.BAD_INDEX));
    }

    @Test
    void a_clock_may_be_ahead_by_five_minutes_and_no_more() {
        assertThat(check(reading("1", NOW.plusSeconds(300)))).isInstanceOf(Checked.Bookable.class);
        assertThat(check(reading("1", NOW.plusSeconds(301)))).isEqualTo(new Checked.Refused(RefusalReason.IN_FUTURE));
    }

    @Test
    void what_is_older_than_the_oldest_partition_is_too_old() {
        assertThat(check(reading("1", OLDEST))).isInstanceOf(Checked.Bookable.class);
        assertThat(check(reading("1", OLDEST.minusSeconds(1)))).isEqualTo(new Checked.Refused(RefusalReason.TOO_OLD));
    }

    @Test
    void another_meter_or_no_value_is_refused_whatever_the_index_says() {
        assertThat(check(reading("1", NOW, "METER_MISMATCH")))
                .isEqualTo(new Checked.Refused(RefusalReason.METER_MISMATCH));
        assertThat(check(reading("1", NOW, "INVALID"))).isEqualTo(new Checked.Refused(RefusalReason.NO_VALUE));
        assertThat(check(reading(null, NOW))).isEqualTo(new Checked.Refused(RefusalReason.NO_VALUE));
    }

    @ParameterizedTest
    @CsvSource({
        // an hour: Q4 lets 3.125 m³ through, and a litre of rounding
        "100.000, 100.000, 3600,",
        "100.000, 103.126, 3600,",
        "100.000, 103.127, 3600, IMPLAUSIBLE",
        "100.000,  99.999, 3600, BACKWARD",
        "99999.900, 0.100, 3600, ROLLOVER",
        // rolled over, but faster than the meter can run
        "99990.000, 10.000, 3600, BACKWARD",
        // not near the end of the register
        "89999.000, 0.100, 3600000, BACKWARD",
        // more than five digits can show
        "99999.000, 100000.000, 3600, IMPLAUSIBLE"
    })
    void an_index_is_judged_from_the_one_before(String before, String index, long seconds, @Nullable Verdict verdict) {
        var verdicts = ReadingChecks.verdicts(
                FIVE_DIGITS,
                new RegisterPoint(NOW.minusSeconds(seconds), CubicMetres.of(before)),
                new RegisterPoint(NOW, CubicMetres.of(index)),
                Set.of());

        assertThat(verdicts).isEqualTo(verdict == null ? Set.of() : Set.of(verdict));
    }

    @Test
    void the_first_reading_of_a_meter_has_nothing_to_be_compared_with() {
        var first = new RegisterPoint(NOW, CubicMetres.of("99999"));

        assertThat(ReadingChecks.verdicts(FIVE_DIGITS, null, first, Set.of())).isEmpty();
    }

    @Test
    void what_the_bridge_saw_is_kept_but_verdicts_of_ours_cannot_be_sent_in() {
        var reading = new RegisterPoint(NOW, CubicMetres.of("1"));

        assertThat(ReadingChecks.verdicts(
                        FIVE_DIGITS,
                        null,
                        reading,
                        Set.of("STALE", "METER_STATUS_BATTERY", "BACKWARD", "SOMETHING_NEW")))
                .containsExactlyInAnyOrder(Verdict.STALE, Verdict.METER_STATUS_BATTERY);
    }

    @Test
    void no_time_lets_no_more_than_a_litre_through() {
        assertThat(FIVE_DIGITS.canPass(CubicMetres.of("0.001"), Duration.ZERO)).isTrue();
        assertThat(FIVE_DIGITS.canPass(CubicMetres.of("0.002"), Duration.ZERO)).isFalse();
    }

    @Test
    void nothing_speaks_against_what_the_register_showed() {
        assertThat(check(reading("12.345", NOW)))
                .isEqualTo(new Checked.Bookable(new RegisterPoint(NOW, CubicMetres.of("12.345"))));
    }

    private static Checked check(BridgeReading reading) {
        return ReadingChecks.check(reading, OLDEST, NOW);
    }

    private static BridgeReading reading(@Nullable String index, Instant readAt, String... flags) {
        return new BridgeReading("c", "m", readAt, index, Set.of(flags), null, null);
    }
}
