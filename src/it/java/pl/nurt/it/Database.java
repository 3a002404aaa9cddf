package pl.nurt.it;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import pl.nurt.local.LocalPostgres;

/** The durable PostgreSQL of {@code ./nurt run}, as a process that tests may kill. */
final class Database implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("(?m)^migration (\\S+)\\nready (\\S+)$");

    private final Path folder;
    private Process process;
    private String url;
    private String migrationUrl;

    private Database(Path folder) {
        this.folder = folder;
        start();
    }

    static Database on(Path folder) {
        return new Database(folder);
    }

    /** As {@link #on}, with every migration: what a portal does first. */
    static Database migratedOn(Path folder) {
        var database = new Database(folder);
        Flyway.configure()
                .dataSource(database.migrationUrl(), null, null)
                .outOfOrder(true)
                .load()
                .migrate();
        return database;
    }

    private void start() {
        var log = folder.resolveSibling(folder.getFileName() + ".out");
        process = Processes.java(
                List.of("-cp", System.getProperty("java.class.path"), LocalPostgres.class.getName(), folder.toString()),
                Map.of(),
                log);
        var addresses = await().atMost(Processes.PATIENCE).until(() -> addresses(log), said -> !said.isEmpty());
        migrationUrl = addresses.getFirst();
        url = addresses.getLast();
    }

    private List<String> addresses(Path log) throws IOException {
        var said = Files.readString(log);
        if (!process.isAlive()) {
            throw new IllegalStateException("the database did not start: " + said);
        }
        return READY.matcher(said)
                .results()
                .map(found -> List.of(found.group(1), found.group(2)))
                .findFirst()
                .orElse(List.of());
    }

    /** For the portal at work. */
    String url() {
        return url;
    }

    /** For whoever changes tables. */
    String migrationUrl() {
        return migrationUrl;
    }

    /** As the superuser, for tests that arrange and look at what the portal may not. */
    Connection connect() throws SQLException {
        try {
            var password = Files.readString(folder.resolve("postgres.password")).strip();
            return DriverManager.getConnection(url.replaceFirst("\\?.*", "?user=postgres&password=" + password));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A number that one row of one column answers. */
    long count(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** PostgreSQL ends at once, then what started it. */
    void crash() {
        try {
            var postmaster = Long.parseLong(Files.readAllLines(folder.resolve("postgres/postmaster.pid"))
                    .getFirst()
                    .strip());
            ProcessHandle.of(postmaster).ifPresent(ProcessHandle::destroyForcibly);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Processes.kill(process);
    }

    /** On the same files, at another port. */
    void comeBack() {
        start();
    }

    @Override
    public void close() {
        Processes.stop(process);
    }
}
