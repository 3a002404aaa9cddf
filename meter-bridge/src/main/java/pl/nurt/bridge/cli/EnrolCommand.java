package pl.nurt.bridge.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import pl.nurt.bridge.BridgeRunner;
import pl.nurt.bridge.config.ConfigException;
import pl.nurt.bridge.portal.Enrolment;

/** {@code enrol}: makes this bridge known to the portal. */
@Command(
        name = "enrol",
        header = "Makes this bridge known to the portal, with a one-time code from its office.",
        description = {
            "Makes an API key, stores it in portal.apiKeyFile and tells the portal its hash. A key file that is there",
            "is used as it is, so the same command can be repeated after a failure.",
            "The code is asked for on standard input unless an option tells it.",
            "",
            "With --json the result is {\"bridge\"}, its code at the portal.",
            ""
        })
final class EnrolCommand extends Subcommand {
    /** At most one of them. */
    private static final class Code {
        @Option(names = "--code-file", paramLabel = "FILE", description = "file that holds the code")
        private @Nullable Path file;

        @Option(
                names = "--code",
                paramLabel = "CODE",
                description = "the code itself, which then stays in the shell's history and is seen by ps")
        private @Nullable String text;
    }

    @Mixin
    private ConfigOption config;

    @ArgGroup
    private @Nullable Code code;

    /** Fields are set by picocli. */
    @SuppressWarnings("NullAway.Init")
    EnrolCommand() {}

    @Override
    public Integer call() throws ConfigException, IOException, InterruptedException {
        var portal = config.loadBeforeEnrolment().portal();
        var bridge = Enrolment.enrol(portal, code(), BridgeRunner.version());
        tell(
                "This bridge is known to " + portal.url() + " as " + bridge + ".",
                json -> json.writeStringProperty("bridge", bridge));
        return BridgeCommand.OK;
    }

    private String code() throws IOException {
        if (code != null && code.text != null) {
            return code.text;
        }
        if (code != null && code.file != null) {
            return Files.readString(code.file, StandardCharsets.UTF_8);
        }
        remark("Code from the office:");
        var line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        if (line == null || line.isBlank()) {
            throw new IOException("No code was given.");
        }
        return line;
    }
}
