package pl.nurt.billing.ksef.internal.rules;

import java.time.Duration;

/** How long is waited after something went wrong so often in a row: from ten seconds, doubling, to half an hour. */
public final class KsefPause {
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int DOUBLINGS = 8;

    /** So many failures in a row, an hour and a half of them, and a person is told. */
    public static final int TOLD_AFTER = 10;

    private KsefPause() {}

    public static Duration after(int failures) {
        var pause = FIRST.multipliedBy(1L << Math.clamp(failures - 1L, 0, DOUBLINGS));
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
