package pl.nurt.platform.work;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.security.concurrent.DelegatingSecurityContextCallable;

/**
 * Platform threads for work that keeps a processor busy, so many and no more.
 *
 * <p>Requests run on virtual threads, as many as there are people, and those share one carrier thread a processor: work that does not let go of its
 * carrier (a password's hash, a document) stops every page. All such work goes through a pool; whoever asks waits here, on a thread that costs
 * nothing.
 */
public class WorkPool {
    private final ExecutorService pool;
    private final Semaphore places;

    /**
     * @param name of its threads
     * @param threads that work at the same time
     * @param waiting how many may wait besides them
     */
    public WorkPool(String name, int threads, int waiting) {
        var number = new AtomicInteger();
        ThreadFactory threadFactory = work -> {
            var thread = new Worker(work, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            // Pages come first.
            thread.setPriority(Thread.NORM_PRIORITY - 2);
            return thread;
        };
        pool = Executors.newFixedThreadPool(threads, threadFactory);
        places = new Semaphore(threads + waiting, true);
    }

    /** One of this pool's threads. */
    private final class Worker extends Thread {
        Worker(Runnable work, String name) {
            super(work, name);
        }

        private WorkPool pool() {
            return WorkPool.this;
        }
    }

    /**
     * Waits for a free thread and for the work, however many wait.
     *
     * <p>The work may do what the caller may, and runs outside the caller's transaction. Work that is asked for within such work is done at once,
     * where it is: it would wait for a thread that waits for it.
     *
     * @throws Exception what the work throws; when the waiting thread is interrupted, the work is interrupted too
     */
    public <T> T call(Callable<T> work) throws Exception {
        if (Thread.currentThread() instanceof Worker worker && worker.pool() == this) {
            return work.call();
        }
        places.acquire();
        return run(work);
    }

    /**
     * As {@link #call}, for work that throws nothing that is checked.
     *
     * @throws IllegalStateException when the waiting thread is interrupted; it stays so
     */
    public <T> T compute(Supplier<T> work) {
        try {
            return call(work::get);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for work", stopped);
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * As {@link #call}, if there is a place.
     *
     * @throws TooMuchWorkException at once if there is none; nothing was done
     */
    public <T> T callIfPossible(Callable<T> work) throws Exception {
        // With a time, even none, it takes no place from those who wait.
        if (!places.tryAcquire(0, TimeUnit.SECONDS)) {
            throw new TooMuchWorkException();
        }
        return run(work);
    }

    /** Whether {@link #callIfPossible} would refuse now; a moment later it may be otherwise. */
    public boolean isFull() {
        return places.availablePermits() == 0 || places.hasQueuedThreads();
    }

    private <T> T run(Callable<T> work) throws Exception {
        try {
            var result = pool.submit(new DelegatingSecurityContextCallable<>(work));
            try {
                return result.get();
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof Exception cause
                        ? cause
                        : new IllegalStateException(failed.getCause());
            } catch (InterruptedException stopped) {
                result.cancel(true);
                throw stopped;
            }
        } finally {
            places.release();
        }
    }

    public void stop() {
        pool.shutdownNow();
    }
}
