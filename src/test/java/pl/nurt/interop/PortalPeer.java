package pl.nurt.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program nobody here wrote. What could not be installed is named in the property {@code interop.skip}, and its tests are skipped. */
final class PortalPeer {
    private static final int PATIENCE_SECONDS = 180;

    private PortalPeer() {}

    static void need(String name) {
        assumeFalse(
                List.of(System.getProperty("interop.skip", "").split(",")).contains(name),
                name + " could not be installed");
    }

    /** What it prints, errors among it, when it ends well. */
    static String run(String name, String... command) throws IOException, InterruptedException {
        need(name);
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
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
