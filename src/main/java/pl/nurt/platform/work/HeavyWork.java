package pl.nurt.platform.work;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.security.concurrent.DelegatingSecurityContextCallable;
import org.springframework.stereotype.Component;

/**
 * One bounded pool of platform threads for work that keeps a processor busy: documents, spreadsheets, pictures.
 *
 * <p>Requests run on virtual threads, as many as there are people; without this a hundred documents at once would take every carrier thread
 * and no page would answer. Whoever asks waits here, on a thread that costs nothing.
 */
@Component
public class HeavyWork {
    private final ExecutorService pool;

    HeavyWork() {
        this(Runtime.getRuntime().availableProcessors());
    }

    /** @param threads that work at the same time */
    public HeavyWork(int threads) {
        var number = new AtomicInteger();
        ThreadFactory threadFactory = work -> {
            var thread = new Thread(work, "heavy-" + number.incrementAndGet());
            thread.setDaemon(true);
            // Pages come first.
            thread.setPriority(Thread.NORM_PRIORITY - 2);
            return thread;
        };
        pool = Executors.newFixedThreadPool(threads, threadFactory);
    }

    /**
     * Waits for a free thread and for the work.
     *
     * <p>The work may do what the caller may, and runs outside the caller's transaction.
     *
     * @throws Exception what the work throws; when the waiting thread is interrupted, the work is interrupted too
     */
    public <T> T call(Callable<T> work) throws Exception {
        var result = pool.submit(new DelegatingSecurityContextCallable<>(work));
        try {
            return result.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception cause ? cause : new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            result.cancel(true);
            throw stopped;
        }
    }

    @PreDestroy
    void stop() {
        pool.shutdownNow();
    }
}
