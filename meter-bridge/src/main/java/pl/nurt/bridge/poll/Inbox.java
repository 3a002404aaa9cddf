package pl.nurt.bridge.poll;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What one poller is asked to do, and where it waits for that. */
final class Inbox implements Pauses {
    /** More than a person or the portal asks for; whoever sends more is broken. */
    private static final int MOST = 100;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Deque<Request> requests = new ArrayDeque<>();
    private boolean woken;
    private boolean closed;

    /** Adds a request, or refuses it. */
    void add(Request request) {
        lock.lock();
        try {
            if (!closed && requests.size() < MOST) {
                requests.add(request);
                news.signalAll();
                return;
            }
        } finally {
            lock.unlock();
        }
        request.refuse(closed ? "The concentrator is not read any more." : "Too many requests are waiting.");
    }

    /** The oldest request, which leaves the inbox. */
    @Nullable
    Request next() {
        lock.lock();
        try {
            return requests.poll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the pause under way, or the next. */
    void wake() {
        lock.lock();
        try {
            woken = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits, and ends early when a request comes, it is woken, or the inbox is closed. */
    @Override
    public boolean pause(Duration duration) throws InterruptedException {
        lock.lock();
        try {
            var left = duration.toNanos();
            while (left > 0 && requests.isEmpty() && !woken && !closed) {
                left = news.awaitNanos(left);
            }
            woken = false;
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** Refuses what waits and what still comes. */
    void close() {
        List<Request> left;
        lock.lock();
        try {
            closed = true;
            news.signalAll();
            left = List.copyOf(requests);
            requests.clear();
        } finally {
            lock.unlock();
        }
        left.forEach(request -> request.refuse("The concentrator is not read any more."));
    }
}
