package pl.nurt.bridge.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** When the rounds of a concentrator start: on a fixed grid from the first round on, each delayed by a random part of the jitter. */
final class Schedule {
    private final Duration every;
    private final Duration jitter;
    private final RandomGenerator random;
    private Instant slot;

    Schedule(Duration every, Duration jitter, Instant first, RandomGenerator random) {
        this.every = every;
        this.jitter = jitter;
        this.random = random;
        this.slot = first;
    }

    /** Pause before the first round. */
    Duration first() {
        return randomDelay();
    }

    /** Pause from {@code now} to the next round; rounds that were missed meanwhile are left out. */
    Duration next(Instant now) {
        slot = slot.plus(every);
        if (slot.isBefore(now)) {
            slot = slot.plus(every.multipliedBy(Duration.between(slot, now).dividedBy(every) + 1));
        }
        var pause = Duration.between(now, slot);
        if (pause.compareTo(every) > 0) {
            // The clock was set back; nobody should wait for it to catch up.
            slot = now.plus(every);
            pause = every;
        }
        return pause.plus(randomDelay());
    }

    private Duration randomDelay() {
        return Duration.ofMillis(random.nextLong(jitter.toMillis() + 1));
    }
}
