package pl.nurt.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Java programs as processes that can be killed. */
final class Processes {
    /**
     * How long a test waits for what must come. Long enough for the slowest machine: who waits to the end of it waits for something that
     * does not come at all.
     */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    private Processes() {}

    static Process java(List<String> arguments, Map<String, String> environment, Path log) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        }
    }

    /** kill -9, and waits until it is gone. */
    static void kill(Process process) {
        process.destroyForcibly();
        join(process);
    }

    /** SIGTERM, and waits until it is gone. */
    static void stop(Process process) {
        process.destroy();
        join(process);
    }

    static void join(Process process) {
        try {
            if (!process.waitFor(PATIENCE)) {
                throw new IllegalStateException("process " + process.pid() + " does not end");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
