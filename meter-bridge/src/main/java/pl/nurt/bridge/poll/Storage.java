package pl.nurt.bridge.poll;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.outbox.Outbox;

/**
 * Puts one poller's readings into the outbox while the next meter is already being asked: a line must not stand idle for the disk. In
 * order, at once, and what comes during a commit goes into the next one together.
 */
final class Storage {
    /** Answers that may wait for a slow disk before the line has to wait, too. */
    private static final int MOST = 100;

    private final Outbox outbox;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition change = lock.newCondition();
    private List<Outcome.Answered> waiting = new ArrayList<>();
    private boolean writing;
    private @Nullable RuntimeException failure;

    Storage(Outbox outbox) {
        this.outbox = outbox;
    }

    /** @throws pl.nurt.bridge.outbox.OutboxException something given before could not be stored, and this will not be */
    void add(Outcome.Answered answer) {
        lock.lock();
        try {
            while (waiting.size() >= MOST) {
                change.awaitUninterruptibly();
            }
            failIfFailed();
            waiting.add(answer);
            if (!writing) {
                writing = true;
                Thread.ofVirtual().name("store").start(this::write);
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
            while (writing) {
                change.awaitUninterruptibly();
            }
            failIfFailed();
        } finally {
            lock.unlock();
        }
    }

    private void failIfFailed() {
        var reason = failure;
        if (reason != null) {
            failure = null;
            throw reason;
        }
    }

    private void write() {
        for (var batch = next(null); !batch.isEmpty(); ) {
            var notes = new HashMap<String, String>();
            batch.forEach(answer -> notes.putAll(answer.notes()));
            @Nullable RuntimeException trouble = null;
            try {
                outbox.append(batch.stream().map(Outcome.Answered::reading).toList(), notes);
            } catch (RuntimeException e) {
                trouble = e;
            }
            batch = next(trouble);
        }
    }

    /** What is to be written next; nothing if the last could not be. */
    private List<Outcome.Answered> next(@Nullable RuntimeException trouble) {
        lock.lock();
        try {
            var batch = trouble == null ? waiting : List.<Outcome.Answered>of();
            failure = trouble == null ? failure : trouble;
            waiting = new ArrayList<>();
            writing = !batch.isEmpty();
            change.signalAll();
            return batch;
        } finally {
            lock.unlock();
        }
    }
}
