package pl.nurt.metering.internal.api;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import pl.nurt.metering.internal.MeteringSettings;

/** Lets only so many bridges use the database at a time, so that they never starve people. */
@Component
class BridgeTurns {
    private final MeteringSettings settings;
    private final Semaphore turns;

    BridgeTurns(MeteringSettings settings) {
        this.settings = settings;
        turns = new Semaphore(settings.batchesAtOnce(), true);
    }

    /** @throws BusyException if no turn came in time; nothing was done */
    <T> T inTurn(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(settings.batchPatience().toMillis(), TimeUnit.MILLISECONDS)) {
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
