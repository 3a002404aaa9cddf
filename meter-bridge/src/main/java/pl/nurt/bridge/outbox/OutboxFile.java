package pl.nurt.bridge.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/** Opens the outbox's database, and refuses what is none without touching it. */
final class OutboxFile {
    /** "NURT": tells the outbox from any other SQLite file. */
    private static final int APPLICATION_ID = 0x4E555254;

    /**
     * Raised with every change of the tables <em>and</em> with every new {@link Flag}: an earlier build cannot read a reading that has a flag
     * it does not know, so it must refuse the file.
     */
    static final int VERSION = 4;

    /** The file that keeps what is not yet in the database proper may grow to this between two batches, and is cut back then. */
    private static final int WAL_BYTES = 8 * 1024 * 1024;

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int APPLICATION_ID_AT = 68;
    private static final int HEADER = 100;

    private static final String[] SCHEMA = {"""
        create table reading (
            seq integer primary key autoincrement,
            key text not null, -- meter, quantity and second
            concentrator text not null,
            meter text not null,
            read_at integer not null, -- seconds since 1970
            index_m3 text,
            flags text not null,
            expected_meter text,
            raw text not null,
            -- The key alone would do, but meters that are read together must be neighbours in the index: with a
            -- long queue, each reading would otherwise touch a page of its own.
            unique (read_at, key)
        )""", """
        create table dead_letter (
            key text primary key,
            concentrator text not null,
            meter text not null,
            read_at integer not null,
            index_m3 text,
            flags text not null,
            expected_meter text,
            raw text not null,
            reason text not null,
            refused_at integer not null
        )""", """
        create table note ( -- what a poller must not forget with the process, such as the last state of a counter
            name text primary key,
            text text not null
        )"""};

    /** Version 1 had no notes, and readings in the order of their keys. */
    private static final String[] FROM_VERSION_1 = {
        "alter table reading rename to reading_1",
        SCHEMA[0],
        "insert into reading select * from reading_1",
        "drop table reading_1",
        SCHEMA[2]
    };

    /** Versions 2 and 3 had the same tables, and fewer flags. */
    private static final String[] FROM_FEWER_FLAGS = {};

    static {
        SqliteLibrary.useFile();
    }

    private OutboxFile() {}

    /** Locks the outbox for this process; the lock ends with the process, however it ends. */
    static FileLock lock(Path file) {
        var lockFile = file.resolveSibling(file.getFileName() + ".lock");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new OutboxException("The outbox " + file + " is in use by another bridge.");
            }
            return lock;
        } catch (IOException e) {
            throw new OutboxException("The outbox " + file + " cannot be opened: " + e.getMessage() + ".", e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    static Connection open(Path file) {
        try {
            if (Files.notExists(file)) {
                create(file);
            }
            refuseForeign(file);
            var version = soundVersion(file);
            var config = new SQLiteConfig();
            config.setJournalMode(SQLiteConfig.JournalMode.WAL);
            config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
            config.setJournalSizeLimit(WAL_BYTES);
            var connection = connect(file, config);
            if (version < VERSION) {
                bringUpToDate(connection, version == 1 ? FROM_VERSION_1 : FROM_FEWER_FLAGS);
            }
            return connection;
        } catch (SQLException e) {
            throw OutboxException.of(file, "opened", e);
        } catch (IOException e) {
            throw new OutboxException("The outbox " + file + " cannot be opened: " + e.getMessage() + ".", e);
        }
    }

    /** Opens to look only, beside a bridge that may be at work. */
    static Connection openToLook(Path file) {
        try {
            if (Files.notExists(file)) {
                throw new OutboxException("There is no outbox " + file + ".");
            }
            refuseForeign(file);
            var config = new SQLiteConfig();
            config.setReadOnly(true);
            var connection = connect(file, config);
            try (var statement = connection.createStatement()) {
                refuseLater(file, number(statement, "user_version"));
                return connection;
            } catch (SQLException | OutboxException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw OutboxException.of(file, "opened", e);
        } catch (IOException e) {
            throw new OutboxException("The outbox " + file + " cannot be opened: " + e.getMessage() + ".", e);
        }
    }

    private static void bringUpToDate(Connection connection, String[] changes) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("begin immediate");
            for (var sql : changes) {
                statement.execute(sql);
            }
            statement.execute("pragma user_version = " + VERSION);
            statement.execute("commit");
        }
    }

    private static Connection connect(Path file, SQLiteConfig config) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file, config.toProperties());
    }

    /** Builds the file beside its place, so that a crash leaves either none or a whole one. */
    private static void create(Path file) throws SQLException, IOException {
        var draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        try (var connection = connect(draft, new SQLiteConfig());
                var statement = connection.createStatement()) {
            // Works only while the file is empty, so it comes first.
            statement.execute("pragma auto_vacuum = incremental");
            statement.execute("pragma application_id = " + APPLICATION_ID);
            statement.execute("pragma user_version = " + VERSION);
            for (var sql : SCHEMA) {
                statement.execute(sql);
            }
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void refuseForeign(Path file) throws IOException {
        var header = new byte[HEADER];
        int length;
        try (var in = Files.newInputStream(file)) {
            length = in.readNBytes(header, 0, HEADER);
        }
        var isSqlite =
                length == HEADER && ByteBuffer.wrap(header, 0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC));
        if (!isSqlite || ByteBuffer.wrap(header).getInt(APPLICATION_ID_AT) != APPLICATION_ID) {
            throw new OutboxException(
                    "The file " + file
                            + " is not the outbox of a meter-bridge; it is left as it is, so move it away or configure another file.");
        }
    }

    /** Looks through the file read-only: opening it for writing would already change a damaged one. Returns its version. */
    private static int soundVersion(Path file) throws IOException {
        // A process that was killed leaves a log that may hold the end of the file.
        var log = file.resolveSibling(file.getFileName() + "-wal");
        var closed = Files.notExists(log) || Files.size(log) == 0;
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        try (var connection = connect(file, config);
                var statement = connection.createStatement()) {
            try (var check = statement.executeQuery("pragma quick_check(1)")) {
                if (!check.next() || !"ok".equals(check.getString(1))) {
                    throw damaged(file);
                }
            }
            // SQLite reads zeros for bytes that are cut off within the last page.
            if (closed && number(statement, "page_count") * number(statement, "page_size") != Files.size(file)) {
                throw damaged(file);
            }
            var version = number(statement, "user_version");
            refuseLater(file, version);
            if (version < 1) {
                throw damaged(file);
            }
            return (int) version;
        } catch (SQLException e) {
            throw damaged(file);
        }
    }

    private static void refuseLater(Path file, long version) {
        if (version > VERSION) {
            throw new OutboxException(
                    "The outbox " + file
                            + " was written by a later version of the meter-bridge; it is left as it is, so install that version again.");
        }
    }

    private static long number(Statement statement, String pragma) throws SQLException {
        try (var row = statement.executeQuery("pragma " + pragma)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private static OutboxException damaged(Path file) {
        return new OutboxException("The outbox " + file
                + " is damaged; it is left as it is, so keep a copy for repair and configure another file.");
    }
}
