package pl.nurt.bridge.portal;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential back-off with full jitter: after the n-th failure in a row a random pause up to 1 s · 2^(n−1), at most {@code most}. Full
 * jitter keeps bridges apart that all lost the same portal at the same moment.
 */
final class BackOff {
    private static final Duration FIRST = Duration.ofSeconds(1);
    /** A pause of nothing would turn a quick refusal into a busy loop. */
    private static final Duration LEAST = Duration.ofMillis(20);

    private static final Duration LONGEST_WISH = Duration.ofHours(1);
    private static final int LARGEST_SHIFT = 20;

    private final Duration most;
    private final RandomGenerator random;
    private int failures;

    BackOff(Duration most, RandomGenerator random) {
        this.most = most;
        this.random = random;
    }

    /** The pause after one more failure. @param wished what the portal asks for, which is honoured up to an hour */
    Duration next(Duration wished) {
        var ceiling = min(FIRST.multipliedBy(1L << Math.min(failures++, LARGEST_SHIFT)), most);
        var pause = max(LEAST, Duration.ofMillis(random.nextLong(ceiling.toMillis() + 1)));
        return max(pause, min(wished, LONGEST_WISH));
    }

    void reset() {
        failures = 0;
    }

    int failures() {
        return failures;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
