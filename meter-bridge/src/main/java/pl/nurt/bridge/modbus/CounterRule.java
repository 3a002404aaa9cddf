package pl.nurt.bridge.modbus;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.outbox.Flag;

/**
 * Makes an index that only rises of a counter that starts anew when it is full. A counter that fell was full if it stood above 90 % of
 * its capacity, stands below 10 % now, and no more went through than can have flowed; anything else is a reset, an exchange or
 * backflow. Then, and when it moved further than can have flowed, it gives no value until a person notes a new {@link CounterStart}:
 * a counter that was reset counts on from nothing, so no later value of it would be right either.
 *
 * <p>A counter that nothing is remembered of begins at its start, and that reading is a {@link Flag#COUNTER_GAP}, the very first one too:
 * the bridge cannot tell a counter that is new from one whose memory was lost with the outbox, and since the start was noted it may have
 * been full unnoticed. The portal books such an index as the least that it can be. Only a start noted anew, where another one is
 * remembered, is known to be new. A memory that is there but cannot be read may be that of a counter that was reset: it gives no value.
 */
public final class CounterRule {
    private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3_600);
    /** Pulses may come a little early or late against the clock. */
    private static final BigInteger SLACK = BigInteger.TWO;

    private final RegisterProfile.Counter counter;
    private final BigDecimal pulseM3;
    private final CounterStart start;

    /** @param pulseM3 what one pulse stands for */
    public CounterRule(RegisterProfile.Counter counter, BigDecimal pulseM3, CounterStart start) {
        this.counter = counter;
        this.pulseM3 = pulseM3;
        this.start = start;
    }

    /** @param indexM3 empty while the counter is not to be believed; @param state to be remembered for the next step */
    public record Step(Optional<BigDecimal> indexM3, Set<Flag> flags, CounterState state) {
        public Step {
            flags = Set.copyOf(flags);
        }

        private Step afterGap() {
            if (indexM3.isEmpty()) {
                return this;
            }
            var more = EnumSet.of(Flag.COUNTER_GAP);
            more.addAll(flags);
            return new Step(indexM3, more, state);
        }
    }

    /**
     * @param before what the step before left; null if nothing is known of one
     * @param shown what the counter shows; empty if it cannot show that
     */
    public Optional<Step> step(@Nullable CounterState before, BigDecimal shown, Instant at) {
        var isPossible = shown.signum() >= 0
                && shown.stripTrailingZeros().scale() <= 0
                && shown.compareTo(new BigDecimal(counter.capacity())) < 0;
        return isPossible ? Optional.of(possible(before, shown.toBigIntegerExact(), at)) : Optional.empty();
    }

    private Step possible(@Nullable CounterState before, BigInteger shown, Instant at) {
        if (before == null) {
            return begin(shown, at).afterGap();
        }
        if (!before.start().equals(start.toString())) {
            return begin(shown, at);
        }
        return before.held() == null
                ? move(before, shown, at, Duration.between(before.at(), at))
                : new Step(Optional.empty(), Set.of(before.held()), before);
    }

    private Step begin(BigInteger shown, Instant at) {
        return move(new CounterState(start.toString(), start.counter(), BigInteger.ZERO, at, null), shown, at, null);
    }

    /** @param passed null if nobody knows how long the move took */
    private Step move(CounterState before, BigInteger shown, Instant at, @Nullable Duration passed) {
        var moved = shown.subtract(before.counter()).mod(counter.capacity());
        var fell = shown.compareTo(before.counter()) < 0;
        var canHaveFlowed = passed == null || passed.isNegative() || moved.compareTo(most(passed)) <= 0;
        var flags = EnumSet.noneOf(Flag.class);
        if (fell && !(canHaveFlowed && wasFull(before.counter(), shown))) {
            return held(before, Flag.BACKWARD);
        }
        if (!canHaveFlowed) {
            return held(before, Flag.IMPLAUSIBLE);
        }
        if (fell) {
            flags.add(Flag.ROLLOVER);
        }
        if (passed != null && most(passed).compareTo(counter.capacity()) >= 0) {
            flags.add(Flag.COUNTER_GAP);
        }
        var pulses = before.pulses().add(moved);
        var index = start.m3().add(pulseM3.multiply(new BigDecimal(pulses)));
        return new Step(Optional.of(index), flags, new CounterState(before.start(), shown, pulses, at, null));
    }

    private static Step held(CounterState before, Flag why) {
        var state = new CounterState(before.start(), before.counter(), before.pulses(), before.at(), why);
        return new Step(Optional.empty(), Set.of(why), state);
    }

    private boolean wasFull(BigInteger before, BigInteger shown) {
        var tenth = counter.capacity().divide(BigInteger.TEN);
        return before.compareTo(counter.capacity().subtract(tenth)) > 0 && shown.compareTo(tenth) < 0;
    }

    /** The most pulses that can have come. */
    private BigInteger most(Duration passed) {
        return counter.maxFlowM3PerHour()
                .multiply(BigDecimal.valueOf(passed.toSeconds() + 1))
                .divide(SECONDS_PER_HOUR.multiply(pulseM3), 0, RoundingMode.UP)
                .toBigInteger()
                .add(SLACK);
    }
}
