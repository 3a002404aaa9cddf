package pl.nurt.bridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pl.nurt.bridge.outbox.Outbox;
import pl.nurt.bridge.outbox.Reading;
import pl.nurt.bridge.portal.FakePortal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EnrolAndOutboxCommandTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    private Path folder;

    private final FakePortal portal = FakePortal.start();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void configure() throws IOException {
        Files.writeString(folder.resolve("bridge.yaml"), """
                portal: { url: '%s', apiKeyFile: api-key, configuration: true }
                """.formatted(portal.url()));
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private int run(String command, String... more) {
        out.getBuffer().setLength(0);
        var args = new ArrayList<>(
                List.of(command, "--config", folder.resolve("bridge.yaml").toString()));
        args.addAll(List.of(more));
        return BridgeCommand.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args.toArray(String[]::new));
    }

    private List<JsonNode> lines() {
        return out.toString().lines().map(new JsonMapper()::readTree).toList();
    }

    @Test
    void a_code_from_the_office_makes_the_bridge_known_and_a_repeat_changes_nothing() throws IOException {
        var code = Files.writeString(folder.resolve("code"), "CODE-7\n").toString();
        assertThat(run("enrol", "--code-file", code)).isZero();
        assertThat(out).hasToString("This bridge is known to " + portal.url() + " as north.\n");
        var key = Files.readString(folder.resolve("api-key"));
        assertThat(key).matches("[0-9a-f]{64}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("api-key"))))
                .isEqualTo("rw-------");
        assertThat(run("enrol", "--code", "CODE-7", "--json")).isZero();
        assertThat(lines()).singleElement().hasToString("{\"bridge\":\"north\"}");
        assertThat(folder.resolve("api-key")).hasContent(key);
    }

    @Test
    void the_code_is_read_from_standard_input() {
        var before = System.in;
        try {
            System.setIn(new ByteArrayInputStream("CODE-8\n".getBytes(StandardCharsets.UTF_8)));
            assertThat(run("enrol")).isZero();
            System.setIn(new ByteArrayInputStream(new byte[0]));
            assertThat(run("enrol")).isEqualTo(BridgeCommand.FAILED);
        } finally {
            System.setIn(before);
        }
        assertThat(err.toString()).contains("Code from the office:", "No code was given.");
    }

    @Test
    void a_wrong_code_leaves_a_key_that_the_right_code_can_use() throws IOException {
        assertThat(run("enrol", "--code", "wrong")).isEqualTo(BridgeCommand.FAILED);
        assertThat(err.toString())
                .contains("The portal does not take this code")
                .doesNotContain("Exception");
        var key = Files.readString(folder.resolve("api-key"));
        assertThat(run("enrol", "--code", "CODE-9")).isZero();
        assertThat(folder.resolve("api-key")).hasContent(key);
    }

    @Test
    void a_code_that_another_key_has_used_is_refused() throws IOException {
        assertThat(run("enrol", "--code", "CODE-9")).isZero();
        Files.delete(folder.resolve("api-key"));
        assertThat(run("enrol", "--code", "CODE-9")).isEqualTo(BridgeCommand.FAILED);
    }

    private static Reading reading(int second) {
        return new Reading(
                "block-7", "31415926-APA-0A-07", NOON.plusSeconds(second), new BigDecimal("1.5"), Set.of(), null, "");
    }

    @Test
    void refused_readings_are_listed_sent_again_and_deleted_by_key() {
        try (var outbox = Outbox.open(folder.resolve("outbox.db"))) {
            outbox.append(IntStream.range(0, 5)
                    .mapToObj(EnrolAndOutboxCommandTest::reading)
                    .toList());
            outbox.settle(
                    List.of(), Map.of(reading(0), "UNKNOWN_METER", reading(1), "IN_FUTURE", reading(2), "X"), NOON);
            assertThat(run("outbox", "--waiting", "1", "--dead-letters", "--json"))
                    .as("while a bridge has it open")
                    .isZero();
            assertThat(lines()).hasSize(5);
            assertThat(lines().get(0).path("key").asString())
                    .isEqualTo(reading(3).key());
            assertThat(lines().get(1).path("refused").asString()).isEqualTo("UNKNOWN_METER");
            assertThat(lines().get(4).path("queued").asInt()).isEqualTo(2);
            assertThat(lines().get(4).path("dead_letters").asInt()).isEqualTo(3);
            assertThat(run("outbox", "--resend")).isEqualTo(BridgeCommand.FAILED);
            assertThat(err.toString()).contains("in use by another bridge");
        }
        assertThat(run("outbox", "--resend", reading(1).key())).isZero();
        assertThat(out.toString())
                .contains("1 refused readings wait for the portal again.", "GOOD: 3 readings wait, 2 were refused");
        assertThat(run("outbox", "--delete")).isEqualTo(BridgeCommand.WRONG_COMMAND_LINE);
        assertThat(run("outbox", "--delete", reading(0).key())).isZero();
        assertThat(run("outbox", "--resend", "--json")).isZero();
        assertThat(lines().get(0)).hasToString("{\"resent\":1}");
        assertThat(lines().get(1).path("queued").asInt()).isEqualTo(4);
        assertThat(lines().get(1).path("dead_letters").asInt()).isZero();
    }

    @Test
    void looking_for_an_outbox_that_is_not_there_makes_none() {
        assertThat(run("outbox")).isEqualTo(BridgeCommand.FAILED);
        assertThat(err.toString()).contains("There is no outbox");
        assertThat(folder.resolve("outbox.db")).doesNotExist();
    }
}
