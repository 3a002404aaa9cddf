package pl.nurt.notice.internal.rules;

import java.time.Duration;

/** How long to wait before trying again: doubling from five seconds to an hour, each somewhat different so that retries do not march in step. */
public final class BackOff {
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 12;

    private BackOff() {}

    /**
     * The pause after a failure.
     *
     * @param failures how many there were, one or more
     * @param chance from 0 to 1, new each time: the pause is between three quarters and five quarters of the rule
     */
    public static Duration pause(int failures, double chance) {
        var full = FIRST.multipliedBy(1L << Math.clamp(failures - 1, 0, MOST_DOUBLINGS));
        var limited = full.compareTo(LONGEST) > 0 ? LONGEST : full;
        return Duration.ofMillis((long) (limited.toMillis() * (0.75 + chance / 2)));
    }
}
