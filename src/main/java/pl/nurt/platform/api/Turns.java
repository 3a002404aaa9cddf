package pl.nurt.platform.api;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets only so many callers of an interface use the database at a time, so that programs never starve people. */
public class Turns {
    private final Semaphore turns;
    private final Duration patience;

    /** @param patience how long a caller waits for its turn before it is asked to come again */
    public Turns(int atOnce, Duration patience) {
        turns = new Semaphore(atOnce, true);
        this.patience = patience;
    }

    /** @throws BusyException if no turn came in time; nothing was done */
    public final <T> T inTurn(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new BusyException();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new BusyException();
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
