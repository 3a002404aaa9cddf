package pl.nurt.bridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pl.nurt.bridge.Bridge;

/** The command line of a gateway's boot, in a process of its own. */
class GatewayStartTest {
    @TempDir
    private Path folder;

    @Test
    void it_says_that_the_bridge_is_ready_and_stops_it_on_a_signal() throws Exception {
        var process = bridge("run", "--config", configuration("m-bus"));
        try (var out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("{\"ready\":true}");
            process.destroy();
            assertThat(process.waitFor()).isEqualTo(143);
        }
        assertThat(errors()).contains("event=started", "event=stopped");
    }

    @Test
    void a_wrong_configuration_is_told_as_by_every_other_command() throws Exception {
        var process = bridge("run", "--config", configuration("x-bus"));

        assertThat(process.waitFor()).isEqualTo(BridgeCommand.BAD_CONFIGURATION);
        assertThat(errors())
                .contains("bridge.yaml:4", "must be one of mbus-tcp")
                .doesNotContain("Exception", "event=");
    }

    @Test
    void an_outbox_that_cannot_be_used_is_told_in_one_sentence() throws Exception {
        Files.writeString(folder.resolve("outbox.db"), "not a database");
        var process = bridge("run", "--config", configuration("m-bus"));

        assertThat(process.waitFor()).isEqualTo(BridgeCommand.FAILED);
        assertThat(errors()).contains("is not the outbox of a meter-bridge").doesNotContain("\tat ");
    }

    @Test
    void help_is_picoclis() throws Exception {
        var process = bridge("run", "--config", "--help");

        assertThat(process.waitFor()).isEqualTo(BridgeCommand.WRONG_COMMAND_LINE);
        assertThat(errors()).contains("--help");
    }

    private String configuration(String protocol) throws Exception {
        Files.writeString(folder.resolve("key"), "a-key");
        var file = folder.resolve("bridge.yaml");
        Files.writeString(file, """
                portal: { url: 'http://127.0.0.1:9', apiKeyFile: key }
                concentrators:
                  - id: block-7
                    protocol: %s-tcp
                    endpoint: '127.0.0.1:9'
                    meters: [{ serial: '31415926', primary: 1 }]
                """.formatted(protocol.replace("-", "")));
        return file.toString();
    }

    private Process bridge(String... args) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Bridge.class.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("errors").toFile())
                .start();
    }

    private String errors() throws Exception {
        return Files.readString(folder.resolve("errors"));
    }
}
