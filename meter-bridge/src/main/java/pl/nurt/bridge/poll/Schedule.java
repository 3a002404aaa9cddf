package pl.nurt.bridge.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * When the rounds of a concentrator start: on its grid, each delayed by a random part of the jitter. It goes by the clock on the wall,
 * and asks it anew each time: a clock that was set forward brings the next round forward, one that was set back makes nobody wait for it
 * to catch up.
 */
final class Schedule {
    /** So seldom a concentrator is read while there is no room for readings. */
    private static final Duration SPARSE = Duration.ofHours(1);

    private final Duration every;
    private final Duration jitter;
    private final Grid grid;
    private final RandomGenerator random;
    private Instant slot;
    private Instant planned;
    private Instant due;

    Schedule(Duration every, Duration jitter, Grid grid, Instant now, RandomGenerator random) {
        this.every = every;
        this.jitter = jitter;
        this.grid = grid;
        this.random = random;
        this.planned = now;
        this.slot = grid.at(now);
        this.due = jittered(slot);
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
        next(now, now);
    }

    /** Plans the next round, leaving out all within the hour. */
    void nextSparse(Instant now) {
        next(now, every.compareTo(SPARSE) < 0 ? now.plus(SPARSE).minus(every) : now);
    }

    private void next(Instant now, Instant after) {
        var next = grid.after(after);
        // A clock that was corrected by a moment must not give the same slot twice.
        slot = next.equals(slot) ? grid.after(next) : next;
        planned = now;
        due = jittered(slot);
    }

    /** Plans the next attempt after {@code failures} in a row. */
    void retry(Instant now, int failures) {
        planned = now;
        due = grid.at(now.plus(RetryPause.after(failures)));
    }

    private Instant jittered(Instant start) {
        var delayed = start.plus(Duration.ofMillis(random.nextLong(jitter.toMillis() + 1)));
        return grid.at(delayed).equals(delayed) ? delayed : start;
    }
}
