package pl.nurt.bridge.poll;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** A clock that jumps instead of waiting, and stops the poller after some pauses. */
final class FakeTime extends Clock implements Pauses {
    private final List<Duration> pauses = new ArrayList<>();
    private final int most;
    private final IntConsumer beforeRound;
    private Instant now;

    /** @param beforeRound gets the number of the round about to start, from 0 */
    FakeTime(Instant start, int most, IntConsumer beforeRound) {
        this.now = start;
        this.most = most;
        this.beforeRound = beforeRound;
    }

    List<Duration> pauses() {
        return pauses;
    }

    @Override
    public boolean pause(Duration duration) {
        now = now.plus(duration);
        pauses.add(duration);
        if (pauses.size() > most) {
            return false;
        }
        beforeRound.accept(pauses.size() - 1);
        return true;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
