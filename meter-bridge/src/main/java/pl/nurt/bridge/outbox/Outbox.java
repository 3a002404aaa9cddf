package pl.nurt.bridge.outbox;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The readings that the portal has not acknowledged, oldest first. One process at a time; within it for any number of threads.
 *
 * <p>Nothing is ever dropped. Limits only raise {@link #state()}; a disk that is full refuses appends, and the outbox recovers by itself
 * when there is space again.
 */
public final class Outbox implements AutoCloseable {
    private static final int PAGES_TO_GIVE_BACK = 4_096;

    private final Path file;
    private final OutboxSettings settings;
    private final FileLock lock;
    private final Connection connection;
    private final ReadingRows rows;
    private final FillLevel level;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private long queued;
    private OutboxHealth known;
    private boolean closed;

    private Outbox(OutboxSettings settings, Clock clock, FileLock lock, Connection connection) throws SQLException {
        this.file = settings.file();
        this.settings = settings;
        this.lock = lock;
        this.connection = connection;
        this.rows = new ReadingRows(connection);
        this.level = new FillLevel(settings, clock);
        queued = rows.count("reading");
        level.note(rows.bytes(), rows.waitsLongest());
        known = counted();
    }

    /** A reading that the portal refused for good. */
    public record DeadLetter(Reading reading, String reason) {}

    /** Opens the outbox with the usual limits. */
    public static Outbox open(Path file) {
        return open(OutboxSettings.of(file), Clock.systemUTC());
    }

    /**
     * Opens the outbox, or creates it. A file of an earlier version is brought up to date.
     *
     * @throws OutboxException the file is in use, foreign, damaged or of a later version; it is not changed then
     */
    public static Outbox open(OutboxSettings settings, Clock clock) {
        var file = settings.file();
        var lock = OutboxFile.lock(file);
        try {
            return new Outbox(settings, clock, lock, OutboxFile.open(file));
        } catch (SQLException e) {
            release(lock);
            throw OutboxException.of(file, "opened", e);
        } catch (OutboxException e) {
            release(lock);
            throw e;
        }
    }

    /** Calls {@code listener} after every append, on the appending thread. */
    public void onAppend(Runnable listener) {
        listeners.add(listener);
    }

    /**
     * Stores readings; when this returns they survive a power cut. A reading whose key is already waiting is left out.
     *
     * @throws OutboxException nothing of {@code readings} was stored
     */
    public void append(Collection<Reading> readings) {
        append(readings, Map.of());
    }

    /**
     * As {@link #append(Collection)}, and in the same transaction replaces what is remembered under some names: either both are stored
     * or neither.
     */
    public void append(Collection<Reading> readings, Map<String, String> notes) {
        if (readings.isEmpty() && notes.isEmpty()) {
            return;
        }
        synchronized (this) {
            inTransaction(() -> {
                var added = rows.insert(readings);
                rows.remember(notes);
                return added;
            });
        }
        listeners.forEach(Runnable::run);
    }

    /** What was last stored under a name. */
    public synchronized Optional<String> recall(String name) {
        return reading(() -> rows.recall(name));
    }

    /** The oldest readings in the order in which they were stored. Asking again gives the same until they are settled. */
    public synchronized List<Reading> oldest(int most) {
        return reading(() -> rows.oldest(most));
    }

    /**
     * Takes note of what the portal said. Repeating it changes nothing.
     *
     * @param delivered readings that the portal has; they are removed
     * @param refused readings that the portal will never take, with its reason; they become dead letters
     */
    public synchronized void settle(Collection<Reading> delivered, Map<Reading, String> refused, Instant now) {
        inTransaction(() -> {
            rows.bury(refused, now);
            var gone = rows.delete(delivered) + rows.delete(refused.keySet());
            if (gone == queued) {
                rows.shrink(PAGES_TO_GIVE_BACK);
            }
            return -gone;
        });
    }

    /** How many readings wait for the portal. */
    public synchronized long queued() {
        return queued;
    }

    /** How much room there is, as of the last write; costs nothing. */
    public OutboxState state() {
        return level.state();
    }

    /** How the outbox is now. */
    public synchronized OutboxHealth health() {
        known = reading(this::counted);
        return known;
    }

    /** As {@link #health()}, but an outbox that cannot be read has {@code FAILED}, with the numbers that were true the last time. */
    public synchronized OutboxHealth healthAsFarAsKnown() {
        try {
            return health();
        } catch (OutboxException e) {
            return new OutboxHealth(
                    OutboxState.FAILED,
                    queued,
                    known.bytes(),
                    known.limitBytes(),
                    known.oldestReadAt(),
                    known.deadLetters(),
                    e.getMessage());
        }
    }

    private OutboxHealth counted() throws SQLException {
        return new OutboxHealth(
                level.state(),
                queued,
                rows.bytes(),
                settings.maxBytes(),
                rows.waitsLongest(),
                rows.count("dead_letter"),
                level.error());
    }

    /** What the portal refused for good, oldest first. */
    public synchronized List<DeadLetter> deadLetters() {
        return reading(rows::deadLetters);
    }

    /**
     * Puts all dead letters back into the queue, with the keys they had. Returns how many wait again; one whose key waits already is
     * only taken off the dead letters.
     */
    public int resendDeadLetters() {
        var revived = change(rows::reviveAll);
        listeners.forEach(Runnable::run);
        return revived;
    }

    /** As {@link #resendDeadLetters()}, for some of them. */
    public int resendDeadLetters(Collection<String> keys) {
        var revived = change(() -> rows.revive(keys));
        listeners.forEach(Runnable::run);
        return revived;
    }

    /** Deletes dead letters for good. Returns how many there were. */
    public synchronized int deleteDeadLetters(Collection<String> keys) {
        var deleted = new int[1];
        inTransaction(() -> {
            deleted[0] = rows.forget(keys);
            return 0;
        });
        return deleted[0];
    }

    private synchronized int change(Work<Integer> work) {
        var before = queued;
        inTransaction(work);
        return (int) (queued - before);
    }

    private interface Work<T> {
        T run() throws SQLException;
    }

    /** @param work returns by how much the number of waiting readings changes */
    private void inTransaction(Work<Integer> work) {
        var isDone = false;
        try {
            // Said by hand, as the driver loses count when SQLite itself rolls back on a full disk.
            execute("begin immediate");
            var change = work.run();
            var bytes = rows.bytes();
            var waitsLongest = rows.waitsLongest();
            execute("commit");
            isDone = true;
            queued += change;
            level.note(bytes, waitsLongest);
        } catch (SQLException e) {
            throw failed("written", e);
        } finally {
            // Whatever went wrong: left open, it would refuse all that come after it.
            if (!isDone) {
                rollBack();
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void rollBack() {
        try {
            execute("rollback");
        } catch (SQLException e) {
            // SQLite has done so already.
        }
    }

    private <T> T reading(Work<T> work) {
        try {
            return work.run();
        } catch (SQLException e) {
            throw failed("read", e);
        }
    }

    private OutboxException failed(String what, SQLException e) {
        var failure = OutboxException.of(file, what, e);
        // Whoever comes too late to a bridge that ends is no trouble of the disk.
        if (!closed) {
            level.fail(String.valueOf(failure.getMessage()));
        }
        return failure;
    }

    private static void release(FileLock lock) {
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            // The lock ends with the process at the latest.
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            connection.close();
        } catch (SQLException e) {
            throw OutboxException.of(file, "closed", e);
        } finally {
            release(lock);
        }
    }
}
