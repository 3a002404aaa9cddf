package pl.nurt.billing.ksef.internal.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import pl.nurt.billing.ksef.internal.client.RateGroup.Rates;

/** How often this portal has asked, and when it may ask again. Sliding: a question counts for a second, a minute and an hour after it. */
public final class RateLimits {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Clock clock;
    private final Map<RateGroup, Rates> told = new EnumMap<>(RateGroup.class);
    private final Map<RateGroup, Deque<Instant>> asked = new EnumMap<>(RateGroup.class);
    private final Map<RateGroup, Instant> closed = new EnumMap<>(RateGroup.class);

    public RateLimits(Clock clock) {
        this.clock = clock;
    }

    /** Counts a question that is asked now. Empty when it may be; else when it may be, and it is not counted. */
    public synchronized Optional<Instant> ask(RateGroup group) {
        var now = clock.instant();
        var until = closed.get(group);
        if (until != null && until.isAfter(now)) {
            return Optional.of(until);
        }
        var times = asked.computeIfAbsent(group, unknown -> new ArrayDeque<>());
        while (!times.isEmpty() && !times.peekFirst().plus(HOUR).isAfter(now)) {
            times.removeFirst();
        }
        var rates = told.getOrDefault(group, group.published());
        var free = now;
        free = later(free, free(times, Duration.ofSeconds(1), rates.perSecond()));
        free = later(free, free(times, Duration.ofMinutes(1), rates.perMinute()));
        free = later(free, free(times, HOUR, rates.perHour()));
        if (free.isAfter(now)) {
            return Optional.of(free);
        }
        times.addLast(now);
        return Optional.empty();
    }

    /** When the question that is the {@code most}-th before now leaves the span. */
    private static Instant free(Deque<Instant> times, Duration span, int most) {
        if (most <= 0 || times.size() < most) {
            return Instant.MIN;
        }
        var at = times.descendingIterator();
        var last = Instant.MIN;
        for (var i = 0; i < most; i++) {
            last = at.next();
        }
        return last.plus(span);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** KSeF has said that nothing of the group is to be asked until then. */
    public synchronized void close(RateGroup group, Instant until) {
        closed.merge(group, until, RateLimits::later);
    }

    /** What KSeF says of the group; whoever is not told keeps what was published. */
    public synchronized void told(RateGroup group, Rates rates) {
        told.put(group, rates);
    }
}
