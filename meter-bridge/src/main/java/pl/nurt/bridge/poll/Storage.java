package pl.nurt.bridge.poll;

import static java.util.stream.Collectors.groupingBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pl.nurt.bridge.outbox.Outbox;
import pl.nurt.bridge.outbox.OutboxException;

/**
 * Puts the readings of all pollers into the outbox while the next meters are already being asked: a line must not stand idle for the
 * disk. Each poller's in order, and what comes at
 * about the same time goes to disk together.
 *
 * <p>Whatever fails, an {@link Error} too, is told to those whose readings were not stored, and the next batch is tried as if nothing had
 * happened: a bridge that reads on is worth more than one that waits for ever. Where memory is short the service ends the process itself
 * and starts it anew.
 */
final class Storage {
    /** Answers of one poller that may wait for a slow disk before its line has to wait, too. */
    private static final int MOST = 100;
    /** So long the first answer waits for others: each commit costs more than many readings, and wears flash memory. */
    private static final Duration GATHERING = Duration.ofMillis(5);

    private static final Logger LOG = LoggerFactory.getLogger(Storage.class);

    private final Outbox outbox;
    private final ThreadPoolExecutor writer;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Given> waiting = new ArrayList<>();
    private boolean writing;

    private record Given(Outcome.Answered answer, Share share) {}

    Storage(Outbox outbox) {
        this.outbox = outbox;
        // SQLite holds on to its thread while it waits for the disk. Were that one of the few which carry the pollers,
        // many would stand still.
        this.writer = new ThreadPoolExecutor(
                1,
                1,
                1,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("store").factory());
        writer.allowCoreThreadTimeOut(true);
    }

    /** What one poller stores. */
    final class Share {
        private final Condition change = lock.newCondition();
        private int pending;
        private @Nullable RuntimeException failure;

        /** @throws pl.nurt.bridge.outbox.OutboxException something given before could not be stored, and this will not be */
        void add(Outcome.Answered answer) {
            lock.lock();
            try {
                while (pending >= MOST) {
                    change.awaitUninterruptibly();
                }
                failIfFailed();
                pending++;
                waiting.add(new Given(answer, this));
                if (!writing) {
                    begin();
                }
            } finally {
                lock.unlock();
            }
        }

        /**
         * Returns when everything given is on disk.
         *
         * @throws pl.nurt.bridge.outbox.OutboxException something could not be stored
         */
        void complete() {
            lock.lock();
            try {
                awaitNonePending();
                failIfFailed();
            } finally {
                lock.unlock();
            }
        }

        /** Returns when nothing given waits any more: whether all of it is on disk. What was not still fails {@link #complete}. */
        boolean settle() {
            lock.lock();
            try {
                awaitNonePending();
                return failure == null;
            } finally {
                lock.unlock();
            }
        }

        private void awaitNonePending() {
            while (pending > 0) {
                change.awaitUninterruptibly();
            }
        }

        private void done(@Nullable RuntimeException trouble) {
            pending--;
            failure = trouble == null ? failure : trouble;
            change.signal();
        }

        private void failIfFailed() {
            var reason = failure;
            if (reason != null) {
                failure = null;
                throw reason;
            }
        }
    }

    /** For one more poller. */
    Share share() {
        return new Share();
    }

    private void begin() {
        writing = true;
        try {
            writer.execute(this::write);
        } catch (RuntimeException | Error noThread) {
            giveUp(noThread);
        }
    }

    private void write() {
        try {
            for (var batch = next(); !batch.isEmpty(); batch = next()) {
                write(batch);
            }
        } catch (RuntimeException | Error e) {
            giveUp(e);
        }
    }

    /** What one poller gave must not cost the others their readings: if not all can be stored together, each one's are tried alone. */
    private void write(Collection<List<Given>> byShare) {
        var trouble = store(byShare);
        if (trouble == null || byShare.size() == 1) {
            byShare.forEach(given -> done(given, trouble));
        } else {
            byShare.forEach(given -> done(given, store(List.of(given))));
        }
    }

    /** Nobody writes any more until somebody adds something. */
    private void giveUp(Throwable why) {
        lock.lock();
        try {
            writing = false;
            var failure = failure(why);
            waiting.forEach(given -> given.share().done(failure));
            waiting.clear();
        } finally {
            lock.unlock();
        }
    }

    private static RuntimeException failure(Throwable why) {
        if (why instanceof OutboxException known) {
            return known;
        }
        LOG.error("event=storage_failed", why);
        return new IllegalStateException("The bridge itself failed at storing.", why);
    }

    private @Nullable RuntimeException store(Collection<List<Given>> byShare) {
        try {
            var answers =
                    byShare.stream().flatMap(List::stream).map(Given::answer).toList();
            var notes = new HashMap<String, String>();
            answers.forEach(answer -> notes.putAll(answer.notes()));
            outbox.append(answers.stream().map(Outcome.Answered::reading).toList(), notes);
            return null;
        } catch (RuntimeException | Error e) {
            return failure(e);
        }
    }

    private Collection<List<Given>> next() {
        LockSupport.parkNanos(GATHERING.toNanos());
        lock.lock();
        try {
            var batch = waiting.stream().collect(groupingBy(Given::share)).values();
            waiting.clear();
            writing = !batch.isEmpty();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void done(List<Given> batch, @Nullable RuntimeException trouble) {
        lock.lock();
        try {
            batch.forEach(given -> given.share().done(trouble));
        } finally {
            lock.unlock();
        }
    }
}
