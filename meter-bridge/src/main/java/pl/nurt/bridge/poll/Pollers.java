package pl.nurt.bridge.poll;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import pl.nurt.bridge.config.ConcentratorSettings;
import pl.nurt.bridge.outbox.Outbox;
import pl.nurt.bridge.portal.StatusBoard;

/** All concentrators of a bridge, being read. */
public final class Pollers implements AutoCloseable {
    private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(2);

    private final List<ConcentratorPoller> pollers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch stop = new CountDownLatch(1);

    private Pollers() {}

    /** Starts reading; the first rounds follow within each concentrator's jitter. */
    public static Pollers start(
            List<ConcentratorSettings> concentrators, Outbox outbox, StatusBoard board, Clock clock) {
        var all = new Pollers();
        for (var settings : concentrators) {
            var poller =
                    new ConcentratorPoller(settings, outbox, board, clock, all::pause, RandomGenerator.getDefault());
            all.pollers.add(poller);
            all.threads.add(Thread.ofVirtual().name("poll " + settings.id()).start(poller));
        }
        return all;
    }

    private boolean pause(Duration duration) throws InterruptedException {
        return !stop.await(duration.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Stops within two seconds, in the middle of a round if need be. */
    @Override
    public void close() {
        stop.countDown();
        pollers.forEach(ConcentratorPoller::stop);
        var deadline = System.nanoTime() + PATIENCE_AT_CLOSE.toNanos();
        try {
            for (var thread : threads) {
                thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
