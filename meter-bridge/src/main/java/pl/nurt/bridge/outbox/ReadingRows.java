package pl.nurt.bridge.outbox;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The outbox's statements. Neither commits nor guards against other threads. */
final class ReadingRows {
    private static final String COLUMNS = "key, concentrator, meter, read_at, index_m3, flags, expected_meter, raw";

    private static final int WORTH_GIVING_BACK = 256;

    private final Connection connection;

    ReadingRows(Connection connection) {
        this.connection = connection;
    }

    /** Returns how many of them were new. */
    int insert(Collection<Reading> readings) throws SQLException {
        var sql = "insert into reading (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing";
        try (var insert = connection.prepareStatement(sql)) {
            for (var reading : readings) {
                bind(insert, reading);
                insert.addBatch();
            }
            return Arrays.stream(insert.executeBatch()).sum();
        }
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

    List<Reading> oldest(int most) throws SQLException {
        var readings = new ArrayList<Reading>();
        try (var query = connection.prepareStatement("select " + COLUMNS + " from reading order by seq limit ?")) {
            query.setInt(1, most);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    readings.add(reading(rows));
                }
            }
        }
        return readings;
    }

    private static Reading reading(ResultSet row) throws SQLException {
        var index = row.getString(5);
        var flags = EnumSet.noneOf(Flag.class);
        for (var name : row.getString(6).split(",")) {
            if (!name.isEmpty()) {
                flags.add(flag(name));
            }
        }
        return new Reading(
                row.getString(2),
                row.getString(3),
                Instant.ofEpochSecond(row.getLong(4)),
                index == null ? null : new BigDecimal(index),
                flags,
                row.getString(7),
                row.getString(8));
    }

    private static Flag flag(String name) throws SQLException {
        try {
            return Flag.valueOf(name);
        } catch (IllegalArgumentException e) {
            // Left out, the reading would be better than it is.
            throw new SQLException("a reading has the flag " + name + ", which this version does not know", e);
        }
    }

    @Nullable
    Instant waitsLongest() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select read_at from reading order by seq limit 1")) {
            return row.next() ? Instant.ofEpochSecond(row.getLong(1)) : null;
        }
    }

    /** Returns how many were there. */
    int delete(Collection<Reading> readings) throws SQLException {
        try (var delete = connection.prepareStatement("delete from reading where read_at = ? and key = ?")) {
            for (var reading : readings) {
                delete.setLong(1, reading.readAt().getEpochSecond());
                delete.setString(2, reading.key());
                delete.addBatch();
            }
            return Arrays.stream(delete.executeBatch()).sum();
        }
    }

    void bury(Map<Reading, String> reasons, Instant now) throws SQLException {
        var sql = "insert or replace into dead_letter (" + COLUMNS + ", reason, refused_at) select " + COLUMNS
                + ", ?, ? from reading where read_at = ? and key = ?";
        try (var copy = connection.prepareStatement(sql)) {
            for (var entry : reasons.entrySet()) {
                copy.setString(1, entry.getValue());
                copy.setLong(2, now.getEpochSecond());
                copy.setLong(3, entry.getKey().readAt().getEpochSecond());
                copy.setString(4, entry.getKey().key());
                copy.addBatch();
            }
            copy.executeBatch();
        }
    }

    List<Outbox.DeadLetter> deadLetters() throws SQLException {
        var letters = new ArrayList<Outbox.DeadLetter>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select " + COLUMNS + ", reason from dead_letter order by refused_at, key")) {
            while (rows.next()) {
                letters.add(new Outbox.DeadLetter(reading(rows), rows.getString(9)));
            }
        }
        return letters;
    }

    /** Puts dead letters back, under their keys and behind all that waits. Returns how many wait now that did not before. */
    int revive(Collection<String> keys) throws SQLException {
        var revived = forEach(
                "insert into reading (" + COLUMNS + ") select " + COLUMNS
                        + " from dead_letter where key = ? on conflict do nothing",
                keys);
        forget(keys);
        return revived;
    }

    int reviveAll() throws SQLException {
        try (var statement = connection.createStatement()) {
            // "where true" tells the parser that "on" begins the conflict clause and no join.
            var revived = statement.executeUpdate("insert into reading (" + COLUMNS + ") select " + COLUMNS
                    + " from dead_letter where true order by refused_at, key on conflict do nothing");
            statement.executeUpdate("delete from dead_letter");
            return revived;
        }
    }

    int forget(Collection<String> keys) throws SQLException {
        return forEach("delete from dead_letter where key = ?", keys);
    }

    private int forEach(String sql, Collection<String> keys) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var key : keys) {
                statement.setString(1, key);
                statement.addBatch();
            }
            return Arrays.stream(statement.executeBatch()).sum();
        }
    }

    void remember(Map<String, String> notes) throws SQLException {
        if (notes.isEmpty()) {
            return;
        }
        try (var upsert = connection.prepareStatement("insert or replace into note (name, text) values (?, ?)")) {
            for (var note : notes.entrySet()) {
                upsert.setString(1, note.getKey());
                upsert.setString(2, note.getValue());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    Optional<String> recall(String name) throws SQLException {
        try (var query = connection.prepareStatement("select text from note where name = ?")) {
            query.setString(1, name);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    long count(String table) throws SQLException {
        return number("select count(*) from " + table);
    }

    /** Bytes of the pages in use. */
    long bytes() throws SQLException {
        return (number("pragma page_count") - number("pragma freelist_count")) * number("pragma page_size");
    }

    /** Hands at most so many unused pages back to the file system. Costs little while nothing waits, for then nothing has to move. */
    void shrink(int mostPages) throws SQLException {
        if (number("pragma freelist_count") > WORTH_GIVING_BACK) {
            try (var statement = connection.createStatement()) {
                // Not execute(), which takes the first step only, and so gives back one page.
                statement.executeUpdate("pragma incremental_vacuum(" + mostPages + ")");
            }
        }
    }

    private long number(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
