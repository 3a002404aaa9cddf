package pl.nurt.bridge.poll;

import java.time.Duration;

/** How long something that fails is left alone: 2 s for every failure in a row, at most 5 min. */
final class RetryPause {
    private static final Duration STEP = Duration.ofSeconds(2);
    private static final Duration MOST = Duration.ofMinutes(5);

    private RetryPause() {}

    static Duration after(int failures) {
        var pause = STEP.multipliedBy(failures);
        return pause.compareTo(MOST) < 0 ? pause : MOST;
    }
}
