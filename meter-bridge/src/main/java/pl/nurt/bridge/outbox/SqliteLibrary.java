package pl.nurt.bridge.outbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where SQLite's native part is found. Without more, it is taken out of its jar at each start, which makes a tenth of the start
 * (docs/decisions/0018-the-bridge-on-arm.md); the packaged bridge has it as a file for the processors of gateways.
 */
final class SqliteLibrary {
    private static final String FOLDER_PROPERTY = "org.sqlite.lib.path";

    private SqliteLibrary() {}

    /** Lets SQLite use the file, if there is one; it takes its jar if the file is not for this system. */
    static void useFile() {
        if (System.getProperty(FOLDER_PROPERTY) == null) {
            // With java -jar, the class path is the jar; the location of a class is not known where it comes from the
            // AOT cache.
            folderBeside(System.getProperty("java.class.path"))
                    .ifPresent(folder -> System.setProperty(FOLDER_PROPERTY, folder.toString()));
        }
    }

    /** @param jar the program */
    static Optional<Path> folderBeside(String jar) {
        if (!System.getProperty("os.name").equals("Linux")) {
            return Optional.empty();
        }
        var processor = System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch");
        return Optional.of(Path.of(jar)
                        .toAbsolutePath()
                        .resolveSibling("native/org/sqlite/native/Linux")
                        .resolve(processor))
                .filter(Files::isDirectory);
    }
}
