package pl.nurt.bridge.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class Rfc2217LineTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static long soon() {
        return System.nanoTime() + PATIENCE.toNanos();
    }

    /** Willing, but for these commands. */
    private static Function<String, String> but(Map<String, String> answers) {
        return command -> answers.getOrDefault(command, PortServer.willing(command));
    }

    @Test
    void the_port_is_set_before_anything_is_sent() throws Exception {
        try (var server = new PortServer(PortServer::willing);
                var line = Line.to(server.endpoint())) {
            line.open(PATIENCE);
            assertThat(server.heard())
                    .containsSubsequence(
                            "fffb2c",
                            "fffb00",
                            "fffd00",
                            "fffa2c0100000960fff0",
                            "fffa2c0208fff0",
                            "fffa2c0303fff0",
                            "fffa2c0401fff0",
                            "fffa2c0501fff0");
        }
    }

    @Test
    void every_byte_value_passes_unchanged_in_both_directions() throws Exception {
        try (var server = new PortServer(PortServer::willing);
                var line = Line.to(server.endpoint())) {
            line.open(PATIENCE);
            var all = new byte[512];
            for (var i = 0; i < all.length; i++) {
                all[i] = (byte) i;
            }
            line.write(all);
            for (var i = 0; i < all.length; i++) {
                assertThat(line.read(soon())).isEqualTo(i & 0xFF);
            }
            assertThatThrownBy(() -> line.read(System.nanoTime())).isInstanceOf(LineTimeout.class);
        }
    }

    @Test
    void the_speed_follows_and_a_rate_with_the_escape_byte_in_it_too() throws Exception {
        try (var server = new PortServer(PortServer::willing);
                var line = Line.to(server.endpoint())) {
            line.open(PATIENCE);
            line.setBaud(300);
            assertThat(server.heard()).endsWith("fffa2c010000012cfff0");
            line.setBaud(0x0000FF00);
            assertThat(server.heard()).endsWith("fffa2c010000ffff00fff0");
        }
    }

    @Test
    void commands_between_the_data_are_answered_and_are_no_data() throws Exception {
        // The server notifies of its modem state, and wants options nobody asked for.
        var chatty = "fffa2c6bb0fff0" + "fff1" + "fffb01" + "fffd18";
        try (var server = new PortServer(but(Map.of("fffa2c0501fff0", "fffa2c6901fff0" + chatty)));
                var line = Line.to(server.endpoint())) {
            line.open(PATIENCE);
            line.write(new byte[] {0x10, 0x42});
            assertThat(line.read(soon())).isEqualTo(0x10);
            assertThat(line.read(soon())).isEqualTo(0x42);
            // The server reads in order: what comes back now was sent after the refusals.
            line.write(new byte[] {0x43});
            assertThat(line.read(soon())).isEqualTo(0x43);
            assertThat(server.heard()).contains("fffe01", "fffc18");
        }
    }

    private static String refusal(Function<String, String> script, Duration within) throws IOException {
        try (var server = new PortServer(script);
                var line = Line.to(server.endpoint())) {
            line.open(within);
            return "none";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void a_server_that_cannot_do_what_is_needed_is_refused_in_a_phrase() throws Exception {
        assertThat(refusal(but(Map.of("fffb2c", "fffe2c")), PATIENCE))
                .isEqualTo("the server offers no port control (RFC 2217)");
        assertThat(refusal(but(Map.of("fffd00", "fffc00")), PATIENCE))
                .isEqualTo("the server does not pass bytes unchanged");
        assertThat(refusal(but(Map.of("fffa2c0100000960fff0", "fffa2c6500002580fff0")), PATIENCE))
                .isEqualTo("the server sets the baud rate to 9600 instead of 2400");
        assertThat(refusal(but(Map.of("fffa2c0303fff0", "fffa2c6701fff0")), PATIENCE))
                .isEqualTo("the server sets the parity to 1 instead of 3");
        assertThat(refusal(command -> "", Duration.ofMillis(200)))
                .isEqualTo("the server does not answer as RFC 2217 says");
    }

    @Test
    void a_server_that_talks_for_ever_without_a_point_ends_with_the_deadline() throws Exception {
        for (var talk : new String[] {"fffd18".repeat(5_000), "fffa" + "00".repeat(20_000), "fff1".repeat(5_000)}) {
            assertThat(refusal(command -> talk, Duration.ofMillis(500)))
                    .isIn("the server does not answer as RFC 2217 says", "the line does not fall silent");
        }
        assertThat(refusal(command -> "55".repeat(50_000), PATIENCE)).isEqualTo("the line does not fall silent");
    }
}
