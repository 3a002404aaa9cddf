package pl.nurt.bridge.modbus;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads meters one by one with as few requests as their neighbourhood allows: the first meter of a block reads it, and the others are
 * served from what came, each at most once and only while it is fresh. So a meter that is asked again is really read again, nobody has
 * to say where a round begins or ends, and a meter asked alone costs one block. What failed is shared in the same way: the meters of a
 * silent unit do not each wait for its silence. For one thread.
 */
public final class PlannedReads {
    private static final class Copy {
        private final Instant at;
        private final @Nullable Answer answer;
        private final @Nullable ModbusFailure failure;
        private final Set<Integer> served = new HashSet<>();

        private Copy(Instant at, @Nullable Answer answer, @Nullable ModbusFailure failure) {
            this.at = at;
            this.answer = answer;
            this.failure = failure;
        }

        private Answer get() throws ModbusFailure {
            if (failure != null) {
                throw failure;
            }
            return Objects.requireNonNull(answer);
        }
    }

    private final ModbusMaster master;
    private final Clock clock;
    private final List<MeterPlace> meters;
    private final List<List<Span>> spans;
    private final ReadPlan plan;
    private final Duration fresh;
    private final Map<Span, Copy> copies = new HashMap<>();

    /** @param fresh how old an answer may be when it serves another meter */
    public PlannedReads(ModbusMaster master, Clock clock, List<MeterPlace> meters, ReadLimits limits, Duration fresh) {
        this.master = master;
        this.clock = clock;
        this.meters = List.copyOf(meters);
        this.spans = this.meters.stream().map(MeterPlace::spans).toList();
        this.plan = new ReadPlan(spans, limits);
        this.fresh = fresh;
    }

    /**
     * The registers of the n-th meter.
     *
     * @throws ModbusFailure some of them cannot be read
     */
    public RegisterImage read(int n) throws ModbusFailure {
        var meter = meters.get(n);
        var answers = new ArrayList<Answer>();
        for (var span : spans.get(n)) {
            if (answers.stream().noneMatch(answer -> answer.whole().covers(span))) {
                answers.add(answer(n, span));
            }
        }
        return new RegisterImage(meter.profile(), meter.unit(), meter.base(), answers);
    }

    private Answer answer(int n, Span span) throws ModbusFailure {
        while (true) {
            var block = plan.of(span);
            var copy = copies.get(block.whole());
            if (copy == null || isStale(copy) || !copy.served.add(n)) {
                copy = request(block);
                copy.served.add(n);
            }
            try {
                return copy.get();
            } catch (ModbusFailure failure) {
                if (failure.kind() != ModbusFailure.Kind.NO_SUCH_REGISTERS || !plan.split(block)) {
                    throw failure;
                }
            }
        }
    }

    private boolean isStale(Copy copy) {
        var age = Duration.between(copy.at, clock.instant());
        return age.isNegative() || age.compareTo(fresh) > 0;
    }

    private Copy request(ReadPlan.Block block) throws ModbusFailure {
        var whole = block.whole();
        Copy copy;
        try {
            var data = master.read(whole);
            var now = clock.instant();
            copy = new Copy(now, new Answer(whole, data, now), null);
        } catch (ModbusFailure failure) {
            copy = new Copy(clock.instant(), null, failure);
            switch (failure.kind()) {
                // The endpoint itself; whether the next meter can be read is for the round to try.
                case CONNECTION -> throw failure;
                case SILENT -> shareSilence(block, copy);
                case BUSY, NO_SUCH_REGISTERS, REFUSED, UNFIT -> {}
            }
        }
        copies.put(whole, copy);
        return copy;
    }

    /** The unit will not answer for its other blocks either. */
    private void shareSilence(ReadPlan.Block block, Copy copy) {
        for (var other : plan.blocks()) {
            var present = copies.get(other.whole());
            if (other.whole().unit() == block.whole().unit() && (present == null || isStale(present))) {
                copies.put(other.whole(), copy);
            }
        }
    }
}
