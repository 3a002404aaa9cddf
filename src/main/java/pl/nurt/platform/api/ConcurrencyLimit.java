package pl.nurt.platform.api;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets only so many callers of an interface use the database at a time, so that programs never starve people. */
public class ConcurrencyLimit {
    private final Semaphore permits;
    private final Duration patience;

    /** @param patience how long a caller waits for a permit before it is asked to come again */
    public ConcurrencyLimit(int atOnce, Duration patience) {
        permits = new Semaphore(atOnce, true);
        this.patience = patience;
    }

    /** @throws BusyException if no permit came free in time; nothing was done */
    public final <T> T run(Supplier<T> work) {
        try {
            if (!permits.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new BusyException();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new BusyException();
        }
        try {
            return work.get();
        } finally {
            permits.release();
        }
    }
}
