package pl.nurt.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program nobody here wrote. What could not be installed is named in the property {@code interop.skip}, and its tests are skipped. */
public final class PortalPeer {
    private static final int PATIENCE_SECONDS = 180;

    private PortalPeer() {}

    public static void need(String name) {
        assumeFalse(
                List.of(System.getProperty("interop.skip", "").split(",")).contains(name),
                name + " could not be installed");
    }

    /** What a script that uses a package of npm prints; its arguments follow the script. */
    public static String node(String name, String script, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(System.getProperty("interop.node", "node"), "-e", script));
        command.addAll(List.of(arguments));
        return run(
                name,
                Map.of(
                        "NODE_PATH",
                        folder().resolve(name).resolve("node_modules").toString()),
                command.toArray(String[]::new));
    }

    /** Where {@code ./nurt test --interop} put them. */
    private static Path folder() {
        return Path.of(System.getProperty("interop.peers", "../target/interop")).toAbsolutePath();
    }

    /** What it prints, errors among it, when it ends well. */
    public static String run(String name, String... command) throws IOException, InterruptedException {
        return run(name, Map.of(), command);
    }

    private static String run(String name, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        need(name);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        try {
            process.outputWriter().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(output).isZero();
            return output;
        } finally {
            process.destroyForcibly();
        }
    }
}
