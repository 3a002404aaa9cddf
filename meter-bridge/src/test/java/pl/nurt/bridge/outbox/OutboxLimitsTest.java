package pl.nurt.bridge.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxLimitsTest {
    private static final Clock CLOCK = Clock.fixed(Readings.NOON, ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private Outbox open(long maxBytes, Duration maxAge) {
        return Outbox.open(new OutboxSettings(folder.resolve("outbox.db"), maxBytes, maxAge), CLOCK);
    }

    @Test
    void half_full_is_an_alarm_and_full_asks_for_less_but_nothing_is_dropped() {
        try (var outbox = open(1_000_000, Duration.ofDays(400))) {
            assertThat(outbox.state()).isEqualTo(OutboxState.GOOD);
            var stored = 0;
            while (outbox.health().bytes() < 500_000) {
                assertThat(outbox.state()).isEqualTo(OutboxState.GOOD);
                outbox.append(IntStream.range(stored, stored += 50)
                        .mapToObj(Readings::at)
                        .toList());
            }
            assertThat(outbox.state()).isEqualTo(OutboxState.FILLING);
            while (outbox.health().bytes() < 1_000_000) {
                assertThat(outbox.state()).isEqualTo(OutboxState.FILLING);
                outbox.append(IntStream.range(stored, stored += 50)
                        .mapToObj(Readings::at)
                        .toList());
            }
            assertThat(outbox.state()).isEqualTo(OutboxState.FULL);
            outbox.append(
                    IntStream.range(stored, stored += 50).mapToObj(Readings::at).toList());
            assertThat(outbox.oldest(1_000_000)).isEqualTo(Readings.upTo(stored));
            assertThat(outbox.queued()).isEqualTo(stored);

            outbox.settle(Readings.upTo(stored), Map.of(), Readings.NOON);
            assertThat(outbox.state()).isEqualTo(OutboxState.GOOD);
        }
    }

    @Test
    void a_reading_that_waits_too_long_is_an_alarm_too_and_is_known_after_a_restart() {
        try (var outbox = open(OutboxSettings.USUAL_BYTES, Duration.ofHours(100))) {
            outbox.append(List.of(Readings.at(Readings.NOON.minus(Duration.ofHours(49)))));
            assertThat(outbox.state()).isEqualTo(OutboxState.GOOD);
            outbox.append(List.of(Readings.at(1)));
        }
        try (var outbox = open(OutboxSettings.USUAL_BYTES, Duration.ofHours(98))) {
            assertThat(outbox.state()).isEqualTo(OutboxState.FILLING);
        }
        try (var outbox = open(OutboxSettings.USUAL_BYTES, Duration.ofHours(48))) {
            assertThat(outbox.state()).isEqualTo(OutboxState.FULL);
            assertThat(outbox.health().oldestReadAt()).isEqualTo(Readings.NOON.minus(Duration.ofHours(49)));
        }
    }

    @Test
    void a_full_disk_is_said_and_everything_goes_on_when_there_is_space_again() throws Exception {
        var disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString()) == 0,
                "SKIPPED: a disk that is full needs the right to mount one");
        var settings = OutboxSettings.of(disk.resolve("outbox.db"));
        try (var outbox = Outbox.open(settings, CLOCK)) {
            outbox.append(Readings.upTo(100));
            fill(disk.resolve("somebody-else"));
            assertThatThrownBy(() -> outbox.append(manyMore()))
                    .isInstanceOf(OutboxException.class)
                    .hasMessageEndingWith("cannot be written: the disk is full.");
            assertThat(outbox.state()).isEqualTo(OutboxState.FAILED);
            assertThat(outbox.health().error()).endsWith("the disk is full.");
            assertThat(outbox.oldest(200)).isEqualTo(Readings.upTo(100));

            Files.delete(disk.resolve("somebody-else"));
            outbox.append(List.of(Readings.at(100)));
            assertThat(outbox.state()).isEqualTo(OutboxState.GOOD);
            assertThat(outbox.health().error()).isNull();
            assertThat(outbox.oldest(200)).isEqualTo(Readings.upTo(101));
        } finally {
            run("umount", "-l", disk.toString());
        }
    }

    private static List<Reading> manyMore() {
        return IntStream.range(1_000, 6_000).mapToObj(Readings::at).toList();
    }

    private static void fill(Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            while (true) {
                out.write(new byte[1_000]);
            }
        } catch (IOException full) {
            assertThat(file).isNotEmptyFile();
        }
    }

    private static int run(String... command) throws Exception {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException noSuchProgram) {
            return -1;
        }
    }

    @Test
    void the_space_of_settled_readings_is_given_back() throws Exception {
        try (var outbox = open(OutboxSettings.USUAL_BYTES, Duration.ofDays(400))) {
            outbox.append(Readings.upTo(20_000));
        }
        var before = Files.size(folder.resolve("outbox.db"));
        try (var outbox = open(OutboxSettings.USUAL_BYTES, Duration.ofDays(400))) {
            for (var batch = outbox.oldest(500); !batch.isEmpty(); batch = outbox.oldest(500)) {
                outbox.settle(batch, Map.of(), Readings.NOON);
            }
        }
        assertThat(Files.size(folder.resolve("outbox.db"))).isLessThan(before / 3);
    }

    @Test
    void an_append_of_many_threads_is_stored_when_it_returns() throws Exception {
        try (var outbox = open(OutboxSettings.USUAL_BYTES, Duration.ofDays(400))) {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var done = IntStream.range(0, 2_000)
                        .mapToObj(n -> threads.submit(() -> {
                            outbox.append(List.of(Readings.at(n)), Map.of("n" + n % 10, "" + n));
                            return outbox.recall("n" + n % 10).isPresent();
                        }))
                        .toList();
                for (var one : done) {
                    assertThat(one.get()).isTrue();
                }
            }
            assertThat(outbox.oldest(3_000)).containsExactlyInAnyOrderElementsOf(Readings.upTo(2_000));
            assertThat(outbox.queued()).isEqualTo(2_000);
        }
    }

    @Test
    void what_is_remembered_is_stored_with_the_readings_and_replaced_by_what_comes_later() {
        try (var outbox = open(OutboxSettings.USUAL_BYTES, Duration.ofDays(400))) {
            assertThat(outbox.recall("counter 1")).isEmpty();
            outbox.append(Readings.upTo(1), Map.of("counter 1", "7", "counter 2", "8"));
            outbox.append(List.of(), Map.of("counter 1", "9"));
        }
        try (var outbox = open(OutboxSettings.USUAL_BYTES, Duration.ofDays(400))) {
            assertThat(outbox.recall("counter 1")).contains("9");
            assertThat(outbox.recall("counter 2")).contains("8");
        }
    }
}
