package pl.nurt.bridge.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** An outbox that is only looked at, also while a bridge is at work with it. Shows one moment of it with each question. */
public final class OutboxView implements AutoCloseable {
    private final OutboxSettings settings;
    private final Clock clock;
    private final Connection connection;
    private final ReadingRows rows;

    private OutboxView(OutboxSettings settings, Clock clock, Connection connection) {
        this.settings = settings;
        this.clock = clock;
        this.connection = connection;
        this.rows = new ReadingRows(connection);
    }

    /** @throws OutboxException there is none, or the file is foreign */
    public static OutboxView of(OutboxSettings settings, Clock clock) {
        return new OutboxView(settings, clock, OutboxFile.openToLook(settings.file()));
    }

    public OutboxHealth health() {
        try {
            var level = new FillLevel(settings, clock);
            var bytes = rows.bytes();
            var waitsLongest = rows.waitsLongest();
            level.note(bytes, waitsLongest);
            return new OutboxHealth(
                    level.state(),
                    rows.count("reading"),
                    bytes,
                    settings.maxBytes(),
                    waitsLongest,
                    rows.count("dead_letter"),
                    null);
        } catch (SQLException e) {
            throw OutboxException.of(settings.file(), "read", e);
        }
    }

    /** What the portal refused for good, oldest first. */
    public List<Outbox.DeadLetter> deadLetters() {
        try {
            return rows.deadLetters();
        } catch (SQLException e) {
            throw OutboxException.of(settings.file(), "read", e);
        }
    }

    /** The readings that wait, oldest first. */
    public List<Reading> oldest(int most) {
        try {
            return rows.oldest(most);
        } catch (SQLException e) {
            throw OutboxException.of(settings.file(), "read", e);
        }
    }

    /** What was last stored under a name. */
    public synchronized Optional<String> recall(String name) {
        try {
            return rows.recall(name);
        } catch (SQLException e) {
            throw OutboxException.of(settings.file(), "read", e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw OutboxException.of(settings.file(), "closed", e);
        }
    }
}
