package pl.nurt.bridge.portal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;

/** The clock on the wall, except that one thread meets a fault of the program when it asks for some of the first times. */
final class FaultyClock extends Clock {
    private final String thread;
    private final int good;
    private final int bad;
    private final AtomicInteger asked = new AtomicInteger();

    /** The thread of that name gets {@code good} answers, then {@code bad} exceptions, and then answers only. */
    FaultyClock(String thread, int good, int bad) {
        this.thread = thread;
        this.good = good;
        this.bad = bad;
    }

    boolean hasFailed() {
        return asked.get() >= good + bad;
    }

    @Override
    public Instant instant() {
        if (Thread.currentThread().getName().equals(thread)) {
            var n = asked.getAndIncrement();
            if (n >= good && n < good + bad) {
                throw new IllegalStateException("a fault of the program");
            }
        }
        return Clock.systemUTC().instant();
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
