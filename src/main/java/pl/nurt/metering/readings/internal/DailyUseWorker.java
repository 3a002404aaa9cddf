package pl.nurt.metering.readings.internal;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import pl.nurt.metering.readings.ReadingsAccepted;

/**
 * Rebuilds the daily use as soon as readings are committed, and looks every second for what an event did not tell: marks left by
 * a crash or by another instance.
 */
@Component
class DailyUseWorker implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(DailyUseWorker.class);
    private static final Duration SAFETY_NET = Duration.ofSeconds(1);
    /** The least time between two rebuilds; readings that keep coming come more often than that. */
    private static final Duration BREATH = Duration.ofMillis(100);

    private final DailyUse dailyUse;
    private final Semaphore bell = new Semaphore(0);
    private volatile @Nullable Thread thread;

    DailyUseWorker(DailyUse dailyUse) {
        this.dailyUse = dailyUse;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void accepted(ReadingsAccepted event) {
        bell.release();
    }

    @Override
    public void start() {
        var worker = Thread.ofPlatform().daemon().name("daily-use").unstarted(this::work);
        // The worker works while it is this one, so it must be known before it begins.
        thread = worker;
        worker.start();
    }

    private void work() {
        try {
            while (thread == Thread.currentThread()) {
                if (bell.tryAcquire(SAFETY_NET.toMillis(), TimeUnit.MILLISECONDS)) {
                    bell.drainPermits();
                }
                rebuildAll();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void rebuildAll() throws InterruptedException {
        try {
            var began = System.nanoTime();
            while (thread == Thread.currentThread() && dailyUse.rebuildSome()) {
                giveWay(began + 8 * (System.nanoTime() - began));
                began = System.nanoTime();
            }
        } catch (RuntimeException failed) {
            // Marks stay, so the next round tries again.
            log.error("daily use not rebuilt", failed);
            TimeUnit.NANOSECONDS.sleep(SAFETY_NET.toNanos());
        }
    }

    /**
     * While readings keep coming they go first, so that rebuilding takes no more than an eighth of the time, and a day of which
     * many batches bring readings is rebuilt once for all of them.
     */
    private void giveWay(long until) throws InterruptedException {
        do {
            TimeUnit.NANOSECONDS.sleep(BREATH.toNanos());
        } while (bell.drainPermits() > 0 && System.nanoTime() - until < 0);
    }

    @Override
    public void stop() {
        var stopping = thread;
        thread = null;
        if (stopping != null) {
            bell.release();
            try {
                stopping.join(Duration.ofSeconds(5));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
