package pl.nurt.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;

/**
 * The password of the local server, in a file that only its owner can read: everybody else on the machine can reach the server's port.
 *
 * <p>Safe to repeat and to break off: a server is closed to those without the password only after it has been told the password, and a folder of an
 * earlier version, which let everybody in, is closed at its next start.
 */
final class LocalPassword {
    private static final int BYTES = 24;
    private static final String MARK = "# Nurt: nobody without the password\n";
    private static final String RULES = MARK
            + "local all all scram-sha-256\n"
            + "host all all 127.0.0.1/32 scram-sha-256\n"
            + "host all all ::1/128 scram-sha-256\n";

    private final Path file;
    private final Path rules;
    private final String password;

    private LocalPassword(Path file, Path rules, String password) {
        this.file = file;
        this.rules = rules;
        this.password = password;
    }

    /**
     * That of the folder; a new one when it has none.
     *
     * @throws UnusableFolder if the server wants a password already, and its file is gone
     */
    static LocalPassword of(Path file, Path cluster) throws IOException {
        var rules = cluster.resolve("pg_hba.conf");
        if (Files.notExists(file)) {
            if (Files.exists(rules) && Files.readString(rules).startsWith(MARK)) {
                throw new UnusableFolder("The database wants the password in " + file
                        + ", and that file is gone. Bring it back, or choose another folder with --data.");
            }
        }
        return new LocalPassword(file, rules, made(file));
    }

    /** What stands in the file; where there is none, a new password that only its owner can read. */
    static String made(Path file) throws IOException {
        if (Files.notExists(file)) {
            var bytes = new byte[BYTES];
            new SecureRandom().nextBytes(bytes);
            write(file, HexFormat.of().formatHex(bytes));
        }
        return Files.readString(file).strip();
    }

    private static void write(Path file, String password) throws IOException {
        var whole = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(whole);
        if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
            Files.createFile(whole, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(whole, password + "\n");
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    }

    String text() {
        return password;
    }

    /** @param connection of a superuser */
    void closeTheDoor(Connection connection) throws IOException, SQLException {
        if (Files.readString(rules).startsWith(MARK)) {
            return;
        }
        try (var statement = connection.createStatement()) {
            statement.execute("set password_encryption = 'scram-sha-256'");
            // Hexadecimal digits, made here.
            statement.execute("alter role postgres password '" + password + "'");
            var whole = rules.resolveSibling(rules.getFileName() + ".new");
            Files.writeString(whole, RULES);
            Files.move(whole, rules, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            statement.execute("select pg_reload_conf()");
        }
    }

    @Override
    public String toString() {
        return "password in " + file;
    }
}
