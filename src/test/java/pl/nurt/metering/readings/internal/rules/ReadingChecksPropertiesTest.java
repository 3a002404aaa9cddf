package pl.nurt.metering.readings.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pl.nurt.metering.internal.rules.Register;
import pl.nurt.metering.internal.rules.RegisterPoint;
import pl.nurt.metering.readings.Verdict;
import pl.nurt.platform.CubicMetres;

/** What holds for any register; a failing case is repeated by its seed. */
class ReadingChecksPropertiesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    static IntStream seeds() {
        return IntStream.range(0, 500);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_meter_that_runs_within_its_flow_is_never_suspected(int seed) {
        var random = new Random(seed);
        var register = register(random);
        var seconds = 1 + random.nextInt(30 * 86_400);
        var before = litres(random, register.capacity());
        // Q4 in litres an hour is 1250 times Q3; a share of what it lets through, in litres.
        var run = register.q3().movePointRight(1).longValueExact() * 125 * seconds / 3600 * random.nextInt(1001) / 1000;
        // Longer silences than the register takes to go round tell nothing.
        run = Math.min(run, litres(register.capacity()) / 10);
        var after = (before + run) % litres(register.capacity());

        var verdicts = verdicts(register, before, after, seconds);

        if (after >= before) {
            assertThat(verdicts).isEmpty();
        } else if (before * 10 > 9 * litres(register.capacity()) && after * 10 < litres(register.capacity())) {
            assertThat(verdicts).containsExactly(Verdict.ROLLOVER);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void there_is_one_verdict_about_a_step_at_most_and_none_without_a_step(int seed) {
        var random = new Random(seed);
        var register = register(random);
        var before = litres(random, register.capacity());
        var after = litres(random, register.capacity());
        var seconds = 1 + random.nextInt(86_400);

        assertThat(verdicts(register, before, after, seconds)).hasSizeLessThanOrEqualTo(1);
        assertThat(verdicts(register, before, before, seconds)).isEmpty();
        if (after < before) {
            assertThat(verdicts(register, before, after, seconds)).containsAnyOf(Verdict.BACKWARD, Verdict.ROLLOVER);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_can_pass_can_pass_in_a_longer_time_too(int seed) {
        var random = new Random(seed);
        var register = register(random);
        var volume = CubicMetres.of(BigDecimal.valueOf(random.nextInt(10_000_000), 3));
        var time = Duration.ofSeconds(random.nextInt(100_000));

        if (register.canPass(volume, time)) {
            assertThat(register.canPass(volume, time.plusSeconds(1 + random.nextInt(100_000))))
                    .isTrue();
        }
    }

    private static Set<Verdict> verdicts(Register register, long before, long after, int seconds) {
        return ReadingChecks.verdicts(
                register,
                new RegisterPoint(NOW.minusSeconds(seconds), CubicMetres.of(BigDecimal.valueOf(before, 3))),
                new RegisterPoint(NOW, CubicMetres.of(BigDecimal.valueOf(after, 3))),
                Set.of());
    }

    private static Register register(Random random) {
        return new Register(4 + random.nextInt(6), BigDecimal.valueOf(16 + random.nextInt(600), 1));
    }

    private static long litres(CubicMetres volume) {
        return volume.value().movePointRight(3).longValueExact();
    }

    private static long litres(Random random, CubicMetres capacity) {
        return random.nextLong(litres(capacity));
    }
}
