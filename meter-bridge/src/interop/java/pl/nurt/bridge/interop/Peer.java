package pl.nurt.bridge.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program nobody here wrote. What could not be installed is named in the property {@code interop.skip}, and its tests are skipped. */
enum Peer {
    LIBMODBUS("libmodbus", folder().resolve("libmodbus_server").toString()),
    PYMODBUS("pymodbus", "/usr/bin/python3", "src/interop/python/pymodbus_server.py"),
    MODBUS_SERIAL("modbus-serial", node(), "src/interop/js/modbus_serial_server.cjs"),
    JSMODBUS("jsmodbus", node(), "src/interop/js/jsmodbus_server.cjs"),
    NODE_MBUS("node-mbus", node(), "src/interop/js/mbus_master.cjs"),
    MBPOLL("mbpoll", "mbpoll");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String id;
    private final List<String> command;

    Peer(String id, String... command) {
        this.id = id;
        this.command = List.of(command);
    }

    private static String node() {
        return System.getProperty("interop.node", "node");
    }

    /** Where {@code ./nurt test --interop} put them. */
    private static Path folder() {
        return Path.of(System.getProperty("interop.peers", "../target/interop")).toAbsolutePath();
    }

    private ProcessBuilder process(List<String> arguments) {
        assumeFalse(
                List.of(System.getProperty("interop.skip", "").split(",")).contains(id),
                id + " could not be installed");
        var line = new ArrayList<>(command);
        line.addAll(arguments);
        var process = new ProcessBuilder(line);
        process.environment()
                .put("NODE_PATH", folder().resolve(id).resolve("node_modules").toString());
        return process;
    }

    /** A slave that listens; close it. */
    Slave start() throws IOException {
        var log = folder().resolve(id + ".log").toFile();
        var process = process(List.of())
                .redirectError(ProcessBuilder.Redirect.appendTo(log))
                .start();
        var output = process.inputReader();
        return new Slave(process, Integer.parseInt(output.readLine()), output);
    }

    /** What a master prints until it ends. */
    List<String> run(Object... arguments) throws Exception {
        var process = process(List.of(arguments).stream().map(Object::toString).toList())
                .redirectErrorStream(true)
                .start();
        try {
            process.outputWriter().close();
            var lines = process.inputReader().readAllLines();
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            return lines;
        } finally {
            process.destroyForcibly();
        }
    }

    record Slave(Process process, int port, BufferedReader output) implements AutoCloseable {
        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
