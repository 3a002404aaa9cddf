package pl.nurt.bridge.outbox;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The readings that the portal has not acknowledged, oldest first. One process at a time; within it for any number of threads, one
 * after the other.
 */
public final class Outbox implements AutoCloseable {
    private final Path file;
    private final FileLock lock;
    private final Connection connection;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private Outbox(Path file, FileLock lock, Connection connection) {
        this.file = file;
        this.lock = lock;
        this.connection = connection;
    }

    /** A reading that the portal refused for good. */
    public record DeadLetter(Reading reading, String reason) {}

    /**
     * Opens the outbox, or creates it.
     *
     * @throws OutboxException the file is in use, foreign or damaged; it is not changed then
     */
    public static Outbox open(Path file) {
        var lock = OutboxFile.lock(file);
        try {
            var connection = OutboxFile.open(file);
            connection.setAutoCommit(false);
            return new Outbox(file, lock, connection);
        } catch (SQLException e) {
            release(lock);
            throw new OutboxException("The outbox " + file + " cannot be opened: " + e.getMessage() + ".", e);
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
        if (readings.isEmpty()) {
            return;
        }
        inTransaction(() -> {
            var sql = """
                    insert into reading (key, concentrator, meter, read_at, index_m3, flags, expected_meter, raw)
                    values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing""";
            try (var insert = connection.prepareStatement(sql)) {
                for (var reading : readings) {
                    bind(insert, reading);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        });
        listeners.forEach(Runnable::run);
    }

    private static void bind(PreparedStatement insert, Reading reading) throws SQLException {
        var index = reading.indexM3();
        insert.setString(1, reading.key());
        insert.setString(2, reading.concentrator());
        insert.setString(3, reading.meter());
        insert.setLong(4, reading.readAt().getEpochSecond());
        insert.setString(5, index == null ? null : index.toPlainString());
        insert.setString(6, String.join(",", reading.flagNames()));
        insert.setString(7, reading.expectedMeter());
        insert.setString(8, reading.raw());
    }

    /** The oldest readings in the order in which they were stored. Asking again gives the same until they are settled. */
    public synchronized List<Reading> oldest(int most) {
        var readings = new ArrayList<Reading>();
        try (var query = connection.prepareStatement("select * from reading order by seq limit ?")) {
            query.setInt(1, most);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    readings.add(reading(rows));
                }
            }
            connection.commit();
            return readings;
        } catch (SQLException e) {
            throw failed("read", e);
        }
    }

    private static Reading reading(ResultSet row) throws SQLException {
        var index = row.getString("index_m3");
        var flags = EnumSet.noneOf(Flag.class);
        for (var name : row.getString("flags").split(",")) {
            if (!name.isEmpty()) {
                flags.add(Flag.valueOf(name));
            }
        }
        return new Reading(
                row.getString("concentrator"),
                row.getString("meter"),
                Instant.ofEpochSecond(row.getLong("read_at")),
                index == null ? null : new BigDecimal(index),
                flags,
                row.getString("expected_meter"),
                row.getString("raw"));
    }

    /**
     * Takes note of what the portal said. Repeating it changes nothing.
     *
     * @param delivered keys that the portal has; they are removed
     * @param refused keys that the portal will never take, with its reason; they become dead letters
     */
    public void settle(Collection<String> delivered, Map<String, String> refused, Instant now) {
        inTransaction(() -> {
            var bury = """
                    insert or replace into dead_letter
                    select key, concentrator, meter, read_at, index_m3, flags, expected_meter, raw, ?, ? from reading where key = ?""";
            try (var copy = connection.prepareStatement(bury)) {
                for (var entry : refused.entrySet()) {
                    copy.setString(1, entry.getValue());
                    copy.setLong(2, now.getEpochSecond());
                    copy.setString(3, entry.getKey());
                    copy.addBatch();
                }
                copy.executeBatch();
            }
            try (var delete = connection.prepareStatement("delete from reading where key = ?")) {
                for (var keys : List.of(delivered, refused.keySet())) {
                    for (var key : keys) {
                        delete.setString(1, key);
                        delete.addBatch();
                    }
                }
                delete.executeBatch();
            }
        });
    }

    /** How many readings wait for the portal. */
    public synchronized long queued() {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from reading")) {
            var count = row.next() ? row.getLong(1) : 0;
            connection.commit();
            return count;
        } catch (SQLException e) {
            throw failed("read", e);
        }
    }

    /** What the portal refused for good, oldest first. */
    public synchronized List<DeadLetter> deadLetters() {
        var letters = new ArrayList<DeadLetter>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select * from dead_letter order by refused_at, key")) {
            while (rows.next()) {
                letters.add(new DeadLetter(reading(rows), rows.getString("reason")));
            }
            connection.commit();
            return letters;
        } catch (SQLException e) {
            throw failed("read", e);
        }
    }

    private interface Work {
        void run() throws SQLException;
    }

    private synchronized void inTransaction(Work work) {
        try {
            work.run();
            connection.commit();
        } catch (SQLException e) {
            rollBack(e);
            throw failed("written", e);
        }
    }

    private void rollBack(SQLException cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private OutboxException failed(String what, SQLException e) {
        return new OutboxException("The outbox " + file + " cannot be " + what + ": " + e.getMessage() + ".", e);
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
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed("closed", e);
        } finally {
            release(lock);
        }
    }
}
