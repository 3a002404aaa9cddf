package pl.nurt.bridge.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * When the rounds of a concentrator start: on a fixed grid from the first round on, each delayed by a random part of the jitter. It goes
 * by the clock on the wall, and asks it anew each time: a clock that was set forward brings the next round forward, one that was set
 * back makes nobody wait for it to catch up.
 */
final class Schedule {
    private final Duration every;
    private final Duration jitter;
    private final RandomGenerator random;
    private final Instant first;
    private Instant slot;
    private Instant planned;
    private Instant due;

    Schedule(Duration every, Duration jitter, Instant first, RandomGenerator random) {
        this.every = every;
        this.jitter = jitter;
        this.random = random;
        this.first = first;
        this.slot = first;
        this.planned = first;
        this.due = first.plus(randomDelay());
    }

    /** How long it is to the next round; zero when it is due. */
    Duration left(Instant now) {
        if (now.plus(every).isBefore(planned)) {
            next(now);
        }
        return now.isBefore(due) ? Duration.between(now, due) : Duration.ZERO;
    }

    /** When the next round starts, as far as is known. */
    Instant due() {
        return due;
    }

    /** Plans the next round; those missed meanwhile are left out. */
    void next(Instant now) {
        var passed = Math.floorDiv(Duration.between(first, now).toMillis(), every.toMillis());
        var next = first.plus(every.multipliedBy(passed + 1));
        // A clock that was corrected by a moment must not give the same slot twice.
        slot = next.equals(slot) ? next.plus(every) : next;
        plan(now, slot.plus(randomDelay()));
    }

    /** Plans the next attempt after {@code failures} in a row. */
    void retry(Instant now, int failures) {
        plan(now, now.plus(RetryPause.after(failures)));
    }

    private void plan(Instant now, Instant when) {
        planned = now;
        due = when;
    }

    private Duration randomDelay() {
        return Duration.ofMillis(random.nextLong(jitter.toMillis() + 1));
    }
}
