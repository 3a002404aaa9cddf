package pl.nurt.bridge.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("outbox.db");
    }

    private static Reading reading(int second, @Nullable String index) {
        return new Reading(
                "block-7",
                "31415926-APA-0A-07",
                NOW.plusSeconds(second),
                index == null ? null : new BigDecimal(index),
                index == null ? Set.of(Flag.INVALID, Flag.METER_STATUS_BATTERY) : Set.of(),
                null,
                "68ff");
    }

    @Test
    void what_was_stored_is_there_after_reopening_in_the_same_order() {
        var stranger = new Reading(
                "c", "99999999", NOW, new BigDecimal("0.000001"), Set.of(Flag.METER_MISMATCH), "11111111", "");
        try (var outbox = Outbox.open(file)) {
            outbox.append(List.of(reading(2, "1.20"), reading(1, null)));
            outbox.append(List.of(stranger));
        }
        try (var outbox = Outbox.open(file)) {
            assertThat(outbox.oldest(10)).containsExactly(reading(2, "1.20"), reading(1, null), stranger);
            assertThat(outbox.oldest(1)).containsExactly(reading(2, "1.20"));
            assertThat(outbox.queued()).isEqualTo(3);
        }
    }

    @Test
    void the_same_reading_twice_is_kept_once() {
        try (var outbox = Outbox.open(file)) {
            outbox.append(List.of(reading(1, "1.000"), reading(1, "1.001")));
            outbox.append(List.of(reading(1, "1.002")));
            assertThat(outbox.oldest(10)).containsExactly(reading(1, "1.000"));
        }
    }

    @Test
    void a_meter_in_another_s_place_does_not_displace_its_own_reading() {
        var own = reading(1, "1.000");
        var strange = new Reading(
                own.concentrator(),
                own.meter(),
                own.readAt(),
                own.indexM3(),
                Set.of(Flag.METER_MISMATCH),
                "11111111",
                "");
        try (var outbox = Outbox.open(file)) {
            outbox.append(List.of(strange, own));
            assertThat(outbox.oldest(10)).containsExactly(strange, own);
        }
    }

    @Test
    void only_what_was_settled_leaves_and_the_refused_is_kept_with_its_reason() {
        try (var outbox = Outbox.open(file)) {
            outbox.append(IntStream.range(0, 4).mapToObj(n -> reading(n, "1")).toList());
            for (var repeat = 0; repeat < 2; repeat++) {
                outbox.settle(
                        List.of(reading(0, "1"), reading(8, "1")),
                        Map.of(reading(2, "1"), "UNKNOWN_METER", reading(9, "1"), "X"),
                        NOW);
            }
            assertThat(outbox.oldest(10)).containsExactly(reading(1, "1"), reading(3, "1"));
            assertThat(outbox.deadLetters()).containsExactly(new Outbox.DeadLetter(reading(2, "1"), "UNKNOWN_METER"));
        }
    }

    @Test
    void whoever_comes_after_the_end_is_refused_and_the_disk_is_not_blamed() {
        var outbox = Outbox.open(file);
        outbox.close();
        assertThatThrownBy(() -> outbox.append(List.of(reading(1, "1")))).isInstanceOf(OutboxException.class);
        assertThat(outbox.state()).isEqualTo(OutboxState.GOOD);
    }

    @Test
    void two_bridges_cannot_share_an_outbox() {
        var first = Outbox.open(file);
        assertThatThrownBy(() -> Outbox.open(file))
                .isInstanceOf(OutboxException.class)
                .hasMessageContaining("in use by another bridge");
        first.close();
        Outbox.open(file).close();
    }

    @Test
    void a_foreign_file_is_refused_and_left_untouched() throws Exception {
        for (var content : new byte[][] {new byte[0], "hello".getBytes(StandardCharsets.UTF_8), new byte[5_000]}) {
            Files.write(file, content);
            refuses("is not the outbox of a meter-bridge");
            assertThat(file).hasBinaryContent(content);
        }
        Files.delete(file);
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("create table reading (a)");
        }
        var other = Files.readAllBytes(file);
        refuses("is not the outbox of a meter-bridge");
        assertThat(file).hasBinaryContent(other);
    }

    @Test
    void a_damaged_outbox_is_refused_and_left_untouched() throws Exception {
        try (var outbox = Outbox.open(file)) {
            outbox.append(
                    IntStream.range(0, 2_000).mapToObj(n -> reading(n, "1")).toList());
        }
        var bytes = Files.readAllBytes(file);
        for (var i = 4_096; i < bytes.length; i += 97) {
            bytes[i] ^= 0x5A;
        }
        Files.write(file, bytes);
        refuses("is damaged");
        assertThat(file).hasBinaryContent(bytes);
        var cut = Arrays.copyOf(bytes, 5_000);
        Files.write(file, cut);
        refuses("is damaged");
        assertThat(file).hasBinaryContent(cut);
    }

    private void refuses(String reason) {
        assertThatThrownBy(() -> Outbox.open(file))
                .isInstanceOf(OutboxException.class)
                .hasMessageContaining(reason);
    }

    /** A process that is killed while it writes, seen from the one that comes after it. */
    @Test
    void a_killed_process_loses_nothing_that_it_reported_as_stored() throws Exception {
        var java = ProcessHandle.current().info().command().orElseThrow();
        for (var round = 0; round < 3; round++) {
            var said = folder.resolve("said" + round);
            var process = new ProcessBuilder(
                            java,
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path"),
                            OutboxWriter.class.getName(),
                            file.toString(),
                            String.valueOf(round))
                    .redirectOutput(said.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            await().atMost(Duration.ofSeconds(60)).until(() -> Files.lines(said).count() > 50);
            process.destroyForcibly().waitFor();
            var keys = new ArrayList<>(Files.readAllLines(said));
            keys.removeLast();
            try (var outbox = Outbox.open(file)) {
                assertThat(outbox.oldest(1_000_000))
                        .extracting(Reading::key)
                        .doesNotHaveDuplicates()
                        .containsAll(keys);
            }
        }
    }

    /** Stores readings and says so, until it is killed. */
    static final class OutboxWriter {
        private OutboxWriter() {}

        public static void main(String[] args) throws IOException {
            try (var outbox = Outbox.open(Path.of(args[0]))) {
                for (var n = 0; n < 1_000_000; n++) {
                    var reading = reading(1_000_000 * Integer.parseInt(args[1]) + n, "1.234");
                    outbox.append(List.of(reading));
                    System.out.println(reading.key());
                    System.out.flush();
                }
            }
        }
    }
}
