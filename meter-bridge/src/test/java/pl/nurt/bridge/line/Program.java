package pl.nurt.bridge.line;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A foreign program that runs beside a test. */
public final class Program implements AutoCloseable {
    private final Process process;

    private Program(Process process) {
        this.process = process;
    }

    /** Skips the test, and says so, where the program is not installed. */
    public static void require(String name) {
        var folders = Stream.concat(
                Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)), Stream.of("/usr/sbin"));
        var isThere = folders.anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
        if (!isThere) {
            System.err.println("SKIPPED: " + name + " is not installed, so nothing was tested against it");
        }
        Assumptions.assumeTrue(isThere, name + " is not installed");
    }

    public static Program start(List<String> command) throws IOException {
        return new Program(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(2, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
