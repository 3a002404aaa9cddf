package pl.nurt.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The folder that {@code ./nurt run} keeps everything in, held by one process at a time. */
final class DataFolder {
    private static final String MARK = "nurt-data";
    private static final String MAJOR_VERSION = "18";

    private final Path folder;
    // Held for the life of the process: the kernel gives it back even after kill -9.
    @SuppressWarnings("unused")
    private final FileLock lock;

    private DataFolder(Path folder, FileLock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Takes the folder, making it when it is not there.
     *
     * @throws UnusableFolder if another process holds it, it is somebody else's, or its PostgreSQL is of another version
     */
    static DataFolder open(Path folder) throws IOException {
        var mark = folder.resolve(MARK);
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new UnusableFolder(folder + " is not a folder; choose another one with --data.");
        }
        if (!Files.exists(mark) && !isEmpty(folder)) {
            throw new UnusableFolder(folder
                    + " holds something that is not Nurt's and was left alone; choose another folder with --data.");
        }
        Files.createDirectories(folder.resolve("log"));
        var channel =
                FileChannel.open(mark, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        var lock = channel.tryLock(Long.MAX_VALUE - 1, 1, false);
        if (lock == null) {
            throw new UnusableFolder("Nurt already runs on " + folder + " (process "
                    + Files.readString(mark).strip() + "). Stop it first, or choose another folder with --data.");
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
        var taken = new DataFolder(folder, lock);
        taken.checkVersion();
        return taken;
    }

    Path cluster() {
        return folder.resolve("postgres");
    }

    Path password() {
        return folder.resolve("postgres.password");
    }

    /** Of the role that changes tables. */
    Path migrationPassword() {
        return folder.resolve("migration.password");
    }

    /** Of the role of the portal at work. */
    Path portalPassword() {
        return folder.resolve("portal.password");
    }

    Path log() {
        return folder.resolve("log/postgres.log");
    }

    private void checkVersion() throws IOException {
        var version = cluster().resolve("PG_VERSION");
        if (Files.exists(cluster()) && !isEmpty(cluster()) && !Files.exists(version)) {
            throw new UnusableFolder(
                    "The database in " + folder + " is damaged (PG_VERSION is missing) and was left alone; "
                            + "restore a backup or choose another folder with --data.");
        }
        if (Files.exists(version) && !Files.readString(version).strip().equals(MAJOR_VERSION)) {
            throw new UnusableFolder("The database in " + folder + " is of PostgreSQL "
                    + Files.readString(version).strip() + ", this Nurt brings " + MAJOR_VERSION
                    + "; use --database-url with a server of that version, or another folder with --data.");
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
