package pl.nurt.notice.internal.worker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** At most so many a second, over all workers of a channel on this portal; a second's worth may go at once. */
final class Rate {
    private static final long NANOS = Duration.ofSeconds(1).toNanos();

    private final int perSecond;
    private final Clock clock;
    private double free;
    private Instant seen;

    Rate(int perSecond, Clock clock) {
        this.perSecond = perSecond;
        this.clock = clock;
        free = perSecond;
        seen = clock.instant();
    }

    /** How many may leave now; waits until it is at least one. */
    synchronized int free() throws InterruptedException {
        fill();
        while (free < 1) {
            wait(Math.max(1, (long) (1_000 * (1 - free) / perSecond)));
            fill();
        }
        return (int) free;
    }

    synchronized void used(int count) {
        free -= count;
    }

    private void fill() {
        var now = clock.instant();
        var passed = Duration.between(seen, now).toNanos();
        if (passed > 0) {
            free = Math.min(perSecond, free + (double) passed * perSecond / NANOS);
            seen = now;
        }
    }
}
