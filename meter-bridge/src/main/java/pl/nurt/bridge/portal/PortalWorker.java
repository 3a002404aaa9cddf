package pl.nurt.bridge.portal;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pl.nurt.bridge.portal.PortalClient.Reply;

/**
 * Work with the portal on a thread of its own: done when there is news, at the latest after a while, and again after a growing pause when
 * it failed. Each worker has a back-off of its own, so that one that fails does not hold up another.
 */
final class PortalWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PortalWorker.class);
    private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(2);

    /** One go. It may be interrupted at any moment. */
    interface Work {
        Outcome go() throws InterruptedException;
    }

    /**
     * What came of one go.
     *
     * @param failure why it has to be done again; null if it went well
     * @param more whether there is more to do at once
     */
    record Outcome(Reply.@Nullable Later failure, boolean more) {
        static final Outcome DONE = new Outcome(null, false);
        static final Outcome MORE = new Outcome(null, true);

        static Outcome failed(Reply.Later failure) {
            return new Outcome(failure, false);
        }
    }

    private final String name;
    private final Work work;
    private final Duration longestRest;
    private final BackOff backOff;
    private final Semaphore news = new Semaphore(0);
    private final Thread thread;
    private volatile boolean stopping;
    private volatile @Nullable String error;

    /**
     * @param name for the log, such as {@code sender}
     * @param longestRest after which it is done without news
     * @param mostBackOff the longest pause after a failure
     */
    PortalWorker(String name, Duration longestRest, Duration mostBackOff, Work work) {
        this.name = name;
        this.work = work;
        this.longestRest = longestRest;
        this.backOff = new BackOff(mostBackOff, RandomGenerator.getDefault());
        this.thread = Thread.ofVirtual().name("portal " + name).unstarted(this::run);
    }

    /** Works at once, and from then on. */
    void start() {
        thread.start();
    }

    /** There is something to do. It does not shorten the pause after a failure. */
    void wake() {
        news.release();
    }

    /** Why the last go failed, in one English sentence; null if it did not. */
    @Nullable
    String error() {
        return error;
    }

    boolean isStopping() {
        return stopping;
    }

    private void run() {
        try {
            while (!stopping) {
                // News until now are dealt with by the go that comes.
                news.drainPermits();
                var outcome = attempt();
                if (outcome.failure() != null) {
                    error = outcome.failure().reason();
                    Thread.sleep(backOff.next(outcome.failure().wished()));
                } else {
                    error = null;
                    backOff.reset();
                    if (!outcome.more()) {
                        news.tryAcquire(longestRest.toMillis(), TimeUnit.MILLISECONDS);
                    }
                }
            }
        } catch (InterruptedException e) {
            // Closed.
        }
    }

    private Outcome attempt() throws InterruptedException {
        try {
            return work.go();
        } catch (RuntimeException | Error e) {
            // A fault of ours must not end the work without a word.
            LOG.error("event={}_failed", name, e);
            return Outcome.failed(new Reply.Later("the bridge itself failed (" + name + ")"));
        }
    }

    /** Stops within two seconds, in the middle of a request if need be. A repeat does nothing. */
    @Override
    public void close() {
        stopping = true;
        thread.interrupt();
        try {
            thread.join(PATIENCE_AT_CLOSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
