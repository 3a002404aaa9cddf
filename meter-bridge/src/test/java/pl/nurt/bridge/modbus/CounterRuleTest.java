package pl.nurt.bridge.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pl.nurt.bridge.outbox.Flag;

class CounterRuleTest {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final RegisterProfile.Counter SIXTEEN_BITS =
            new RegisterProfile.Counter(BigInteger.valueOf(65_536), new BigDecimal("5"));
    private static final CounterStart DIAL = new CounterStart(BigInteger.valueOf(65_000), new BigDecimal("123.4"));

    private final CounterRule rule = new CounterRule(SIXTEEN_BITS, new BigDecimal("0.01"), DIAL);

    private CounterRule.Step step(@Nullable CounterState before, long shown, Duration sinceStart) {
        return rule.step(before, BigDecimal.valueOf(shown), START.plus(sinceStart))
                .orElseThrow();
    }

    @Test
    void the_index_goes_on_from_what_the_dial_showed() {
        var first = step(null, 65_100, Duration.ZERO);
        assertThat(first.indexM3()).contains(new BigDecimal("124.40"));
        var second = step(first.state(), 65_150, Duration.ofHours(1));
        assertThat(second.indexM3()).contains(new BigDecimal("124.90"));
        assertThat(second.flags()).isEmpty();
    }

    @Test
    void a_full_counter_starts_anew_and_the_index_does_not() {
        var before = step(null, 65_500, Duration.ZERO);
        var after = step(before.state(), 14, Duration.ofHours(1));
        assertThat(after.flags()).containsExactly(Flag.ROLLOVER);
        assertThat(after.indexM3()).contains(new BigDecimal("128.90"));
        var next = step(after.state(), 20, Duration.ofHours(2));
        assertThat(next.indexM3()).contains(new BigDecimal("128.96"));
        assertThat(next.flags()).isEmpty();
    }

    @Test
    void a_counter_that_was_reset_gives_no_value_until_it_has_a_new_start() {
        var state = step(step(null, 65_100, Duration.ZERO).state(), 30_000, Duration.ofDays(1))
                .state();
        assertThat(state.held()).isEqualTo(Flag.BACKWARD);
        // Not even when it has counted past where it stood.
        for (var shown : new long[] {30_100, 65_100, 65_200}) {
            var later = step(state, shown, Duration.ofDays(90));
            assertThat(later.indexM3()).isEmpty();
            assertThat(later.flags()).containsExactly(Flag.BACKWARD);
        }
        var renewed = new CounterRule(
                SIXTEEN_BITS,
                new BigDecimal("0.01"),
                new CounterStart(BigInteger.valueOf(30_000), new BigDecimal("125.00")));
        var again = renewed.step(state, new BigDecimal(30_007), START.plus(Duration.ofDays(91)))
                .orElseThrow();
        assertThat(again.indexM3()).contains(new BigDecimal("125.07"));
        assertThat(again.flags()).isEmpty();
    }

    @Test
    void a_fall_from_above_90_to_below_10_percent_is_no_rollover_if_so_much_cannot_have_flowed() {
        var before = step(null, 65_100, Duration.ZERO);
        // 436 to the end and 6 000 more: 64 m3 in ten minutes.
        assertThat(step(before.state(), 6_000, Duration.ofMinutes(10)).flags()).containsExactly(Flag.BACKWARD);
        assertThat(step(before.state(), 6_000, Duration.ofHours(13)).flags()).containsExactly(Flag.ROLLOVER);
    }

    @Test
    void a_leap_that_cannot_have_flowed_gives_no_value() {
        var before = step(null, 65_100, Duration.ZERO);
        var leap = step(before.state(), 65_500, Duration.ofMinutes(10));
        assertThat(leap.indexM3()).isEmpty();
        assertThat(leap.flags()).containsExactly(Flag.IMPLAUSIBLE);
        assertThat(step(leap.state(), 65_501, Duration.ofDays(9)).indexM3()).isEmpty();
    }

    @Test
    void a_first_reading_below_its_start_is_believed_only_around_the_end() {
        assertThat(step(null, 10, Duration.ZERO).flags()).containsExactlyInAnyOrder(Flag.ROLLOVER, Flag.COUNTER_GAP);
        assertThat(step(null, 10, Duration.ZERO).indexM3()).contains(new BigDecimal("128.86"));
        assertThat(step(null, 40_000, Duration.ZERO).indexM3()).isEmpty();
        assertThat(step(null, 40_000, Duration.ZERO).flags()).containsExactly(Flag.BACKWARD);
    }

    @Test
    void a_counter_that_nothing_is_remembered_of_says_that_it_may_have_been_full_since_its_start() {
        var forgotten = step(null, 65_100, Duration.ofDays(400));
        assertThat(forgotten.flags()).containsExactly(Flag.COUNTER_GAP);
        assertThat(step(forgotten.state(), 65_101, Duration.ofDays(400)).flags())
                .isEmpty();
    }

    @Test
    void a_counter_whose_memory_cannot_be_read_gives_no_value_until_it_has_a_new_start() {
        var lost = CounterState.lost(DIAL, START);
        var next = step(lost, 65_100, Duration.ofHours(1));
        assertThat(next.indexM3()).isEmpty();
        assertThat(next.flags()).containsExactly(Flag.COUNTER_GAP);
        assertThat(CounterState.parse(next.state().text())).contains(lost);
        var renewed = new CounterRule(
                SIXTEEN_BITS,
                new BigDecimal("0.01"),
                new CounterStart(BigInteger.valueOf(65_100), new BigDecimal("779.76")));
        var again = renewed.step(next.state(), new BigDecimal(65_101), START).orElseThrow();
        assertThat(again.indexM3()).contains(new BigDecimal("779.77"));
        assertThat(again.flags()).isEmpty();
    }

    @Test
    void a_pause_in_which_the_counter_may_have_been_full_is_said() {
        var before = step(null, 65_100, Duration.ZERO);
        // 655.36 m3 at 5 m3/h take 131 hours.
        assertThat(step(before.state(), 65_200, Duration.ofHours(130)).flags()).isEmpty();
        var late = step(before.state(), 65_200, Duration.ofHours(132));
        assertThat(late.flags()).containsExactly(Flag.COUNTER_GAP);
        assertThat(late.indexM3()).contains(new BigDecimal("125.40"));
    }

    @Test
    void a_clock_that_was_set_back_does_not_stop_the_counter() {
        var before = step(null, 65_100, Duration.ofDays(1));
        assertThat(step(before.state(), 65_400, Duration.ZERO).indexM3()).contains(new BigDecimal("127.40"));
    }

    @Test
    void what_the_counter_cannot_show_is_no_step() {
        for (var shown : new String[] {"65536", "-1", "1.5"}) {
            assertThat(rule.step(null, new BigDecimal(shown), START)).isEmpty();
        }
    }

    @Test
    void a_state_survives_as_text() {
        var state = step(step(null, 65_500, Duration.ZERO).state(), 14, Duration.ofHours(1))
                .state();
        assertThat(CounterState.parse(state.text())).contains(state);
        var held = step(state, 13, Duration.ofHours(2)).state();
        assertThat(CounterState.parse(held.text())).contains(held);
        for (var text : new String[] {"", "a b c d e", "1=2 3 4 now -", "1=2 3 4 2026-11-01T00:00:00Z OTHER"}) {
            assertThat(CounterState.parse(text)).isEmpty();
        }
    }

    /** Whatever flows, as long as the counter is read before it can be full twice. */
    @Test
    void the_index_is_always_the_sum_of_all_that_flowed() {
        for (var seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var pulses = BigInteger.valueOf(random.nextInt(65_536));
            var bare = new CounterRule(SIXTEEN_BITS, new BigDecimal("0.01"), new CounterStart(pulses, BigDecimal.ZERO));
            var total = 0L;
            CounterState state = null;
            var at = START;
            for (var n = 0; n < 300; n++) {
                var shown = pulses.add(BigInteger.valueOf(total)).mod(SIXTEEN_BITS.capacity());
                var step = bare.step(state, new BigDecimal(shown), at).orElseThrow();
                assertThat(step.indexM3()).as("seed " + seed).contains(BigDecimal.valueOf(total, 2));
                state = CounterState.parse(step.state().text()).orElseThrow();
                at = at.plus(Duration.ofHours(12));
                total += random.nextInt(6_000);
            }
        }
    }
}
