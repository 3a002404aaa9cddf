package pl.nurt.bridge.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import pl.nurt.bridge.HandClock;

/** A clock that jumps instead of waiting, and stops the poller after some pauses. */
final class FakeTime extends HandClock implements Pauses {
    private final List<Duration> pauses = new ArrayList<>();
    private final int most;
    private final IntConsumer beforeRound;

    /** @param beforeRound gets the number of the round about to start, from 0 */
    FakeTime(Instant start, int most, IntConsumer beforeRound) {
        super(start);
        this.most = most;
        this.beforeRound = beforeRound;
    }

    List<Duration> pauses() {
        return pauses;
    }

    @Override
    public boolean pause(Duration duration) {
        forward(duration);
        pauses.add(duration);
        if (pauses.size() > most) {
            return false;
        }
        beforeRound.accept(pauses.size() - 1);
        return true;
    }
}
