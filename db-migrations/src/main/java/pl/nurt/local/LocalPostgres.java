package pl.nurt.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * Runs a durable PostgreSQL on a data folder until it is told to stop (SIGTERM, SIGINT).
 *
 * <p>When it can be used it prints {@code migration <JDBC address>} for whoever changes tables, then {@code ready <JDBC address>} for the portal at work
 * ({@link LocalRoles}); the addresses hold passwords, so they are for whoever started this alone. Anything that stands in the way is one sentence on the error
 * stream and exit code 1. A folder is used by one process at a time; a server that a killed predecessor left behind is stopped
 * first, and recovers from its log.
 */
public final class LocalPostgres {
    static final String DATABASE = "nurt";

    private LocalPostgres() {}

    public static void main(String[] args) throws InterruptedException {
        if (args.length != 1) {
            fail("usage: LocalPostgres DATA_FOLDER");
        }
        try {
            var folder = DataFolder.open(Path.of(args[0]).toAbsolutePath());
            new LeftOverServer(folder.cluster()).clear();
            var watch = failWhenRefused(args[0], folder.log());
            var password = LocalPassword.of(folder.password(), folder.cluster());
            var roles = LocalRoles.of(folder.migrationPassword(), folder.portalPassword());
            var server = start(folder, password);
            watch.interrupt();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
            prepare(server, password, roles);
            System.out.println("migration " + server.getJdbcUrl(LocalRoles.MIGRATION, DATABASE) + "&password="
                    + roles.migrationPassword());
            System.out.println(
                    "ready " + server.getJdbcUrl(LocalRoles.PORTAL, DATABASE) + "&password=" + roles.portalPassword());
            new CountDownLatch(1).await();
        } catch (UnusableFolder unusable) {
            fail(unusable.sentence());
        } catch (IOException | SQLException | IllegalStateException broken) {
            failToStart(args[0], String.valueOf(broken.getMessage()));
        }
    }

    /** The library polls a server that refused to start until its patience ends; the start command's last word is known at once. */
    private static Thread failWhenRefused(String folder, Path log) throws IOException {
        if (!Files.exists(log)) {
            Files.createFile(log);
        }
        var alreadyThere = Files.size(log);
        return Thread.ofPlatform().daemon().name("start watch").start(() -> {
            try (var reader = new RandomAccessFile(log.toFile(), "r")) {
                reader.seek(alreadyThere);
                while (true) {
                    var line = reader.readLine();
                    if (line == null) {
                        Thread.sleep(100);
                    } else if (line.startsWith("pg_ctl: error") || line.startsWith("pg_ctl: could not start server")) {
                        failToStart(folder, "it refused");
                    }
                }
            } catch (IOException | InterruptedException unwatched) {
                // Started, or unreadable: then the library's patience remains.
            }
        });
    }

    private static void failToStart(String folder, String reason) {
        fail("PostgreSQL does not start on " + folder + " (is the folder damaged, or its disk full?): " + reason
                + ". Details: " + folder + "/log/postgres.log");
    }

    /** Everything a committed transaction wrote survives a power cut: the library's own default would not keep it. */
    private static EmbeddedPostgres start(DataFolder folder, LocalPassword password) throws IOException {
        var log = ProcessBuilder.Redirect.appendTo(folder.log().toFile());
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.cluster())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setConnectConfig("password", password.text())
                // After a crash PostgreSQL recovers first, which takes as long as it takes.
                .setPGStartupWait(Duration.ofMinutes(5))
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("checkpoint_completion_target", "0.9")
                .start();
    }

    private static void prepare(EmbeddedPostgres server, LocalPassword password, LocalRoles roles)
            throws SQLException, IOException {
        try (var superuser = connect(server, "postgres", password)) {
            roles.make(superuser, DATABASE);
            password.closeTheDoor(superuser);
        }
        try (var superuser = connect(server, DATABASE, password)) {
            roles.takeOver(superuser);
        }
    }

    private static Connection connect(EmbeddedPostgres server, String database, LocalPassword password)
            throws SQLException {
        return server.getDatabase("postgres", database, Map.of("password", password.text()))
                .getConnection();
    }

    private static void stop(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException stopped) {
            System.err.println(
                    "PostgreSQL stopped uncleanly and will recover at the next start: " + stopped.getMessage());
        }
    }

    private static void fail(String sentence) {
        System.err.println(sentence);
        System.exit(1);
    }
}
