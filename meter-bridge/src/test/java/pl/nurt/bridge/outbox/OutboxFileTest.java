package pl.nurt.bridge.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboxFileTest {
    private static final int PAGE = 4_096;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("outbox.db");
    }

    /** A file as version 1 wrote it, with what the bridge had in it. */
    private void writeVersion1() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            for (var sql : List.of(
                    "pragma application_id = " + 0x4E555254,
                    "pragma user_version = 1",
                    "pragma journal_mode = wal",
                    "create table reading (seq integer primary key autoincrement, key text not null unique, concentrator text not null, meter text not null, read_at integer not null, index_m3 text, flags text not null, expected_meter text, raw text not null)",
                    "create table dead_letter (key text primary key, concentrator text not null, meter text not null, read_at integer not null, index_m3 text, flags text not null, expected_meter text, raw text not null, reason text not null, refused_at integer not null)",
                    "insert into reading values (41, '1/volume/2026-11-23T12:00:00Z', 'b', '1', 1795435200, '7.001', 'STALE', null, '0a')",
                    "insert into dead_letter values ('2/volume/2026-11-23T12:00:00Z', 'b', '2', 1795435200, null, 'INVALID', null, '', 'NO_VALUE', 1795435201)")) {
                statement.execute(sql);
            }
        }
    }

    @Test
    void a_file_of_version_1_is_taken_over_with_all_it_holds() throws Exception {
        writeVersion1();
        for (var start = 0; start < 2; start++) {
            try (var outbox = Outbox.open(file)) {
                assertThat(outbox.oldest(5)).singleElement().satisfies(reading -> {
                    assertThat(reading.meter()).isEqualTo("1");
                    assertThat(reading.indexM3()).isEqualTo("7.001");
                    assertThat(reading.flags()).containsExactly(Flag.STALE);
                    assertThat(reading.readAt()).isEqualTo(Readings.NOON);
                });
                assertThat(outbox.deadLetters())
                        .singleElement()
                        .extracting(Outbox.DeadLetter::reason)
                        .isEqualTo("NO_VALUE");
                outbox.append(List.of(), Map.of("counter", "1"));
                outbox.append(outbox.oldest(5));
                assertThat(outbox.queued()).as("known by its key").isOne();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void a_file_of_a_version_with_fewer_flags_is_taken_over_and_from_then_on_refused_by_a_build_of_that_version(
            int version) throws Exception {
        Outbox.open(file).close();
        change("pragma user_version = " + version);
        try (var outbox = Outbox.open(file)) {
            outbox.append(Readings.upTo(2), Map.of("counter", "1"));
        }
        try (var outbox = Outbox.open(file)) {
            assertThat(outbox.oldest(5)).isEqualTo(Readings.upTo(2));
            assertThat(outbox.recall("counter")).hasValue("1");
        }
        assertThat(versionOfFile()).isGreaterThan(version);
    }

    @Test
    void a_file_of_a_later_version_is_refused_and_left_untouched() throws Exception {
        Outbox.open(file).close();
        change("pragma user_version = " + (OutboxFile.VERSION + 1));
        var bytes = Files.readAllBytes(file);
        assertThatThrownBy(() -> Outbox.open(file)).hasMessageContaining("later version");
        assertThatThrownBy(() -> OutboxView.of(OutboxSettings.of(file), Clock.systemUTC()))
                .hasMessageContaining("later version");
        assertThat(file).hasBinaryContent(bytes);
    }

    /** Fails when a flag was added: then {@link OutboxFile#VERSION} has to be raised, and the list here. */
    @Test
    void the_version_of_the_file_stands_for_the_flags_that_its_readings_may_have() {
        assertThat(OutboxFile.VERSION).isEqualTo(4);
        assertThat(Flag.values())
                .extracting(Flag::name)
                .containsExactlyInAnyOrder(
                        "METER_MISMATCH",
                        "INVALID",
                        "NO_VOLUME",
                        "INCOMPLETE",
                        "STALE",
                        "CLOCK_SKEW",
                        "CLOCK_INVALID",
                        "METER_STATUS_BATTERY",
                        "METER_STATUS_PERMANENT_ERROR",
                        "METER_STATUS_TEMPORARY_ERROR",
                        "METER_STATUS_MANUFACTURER",
                        "ROLLOVER",
                        "BACKWARD",
                        "IMPLAUSIBLE",
                        "COUNTER_GAP",
                        "UNIT_CHANGED",
                        "PRECISION");
    }

    @Test
    void a_flag_that_is_not_known_is_said_and_never_left_out() throws Exception {
        try (var outbox = Outbox.open(file)) {
            outbox.append(Readings.upTo(1));
            change("update reading set flags = 'STALE,OF_A_LATER_VERSION'");
            assertThatThrownBy(() -> outbox.oldest(5))
                    .isInstanceOf(OutboxException.class)
                    .hasMessageContaining("OF_A_LATER_VERSION");
            assertThat(outbox.state()).isEqualTo(OutboxState.FAILED);
        }
    }

    private void change(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int versionOfFile() throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement();
                var row = statement.executeQuery("pragma user_version")) {
            return row.getInt(1);
        }
    }

    @Test
    void a_file_that_was_cut_anywhere_is_refused_and_left_untouched() throws Exception {
        try (var outbox = Outbox.open(file)) {
            outbox.append(Readings.upTo(100));
        }
        var whole = Files.readAllBytes(file);
        var random = new Random(5);
        var lengths = new TreeSet<Integer>(List.of(0, 1, 15, 16, 71, 99, 100, 101, 512, PAGE - 1));
        for (var page = 1; page * PAGE < whole.length; page++) {
            lengths.addAll(List.of(page * PAGE, page * PAGE + 1, page * PAGE + random.nextInt(PAGE)));
        }
        lengths.add(whole.length - 1);
        for (var length : lengths) {
            var cut = Arrays.copyOf(whole, length);
            Files.write(file, cut);
            assertThat(catchThrowable(() -> Outbox.open(file)))
                    .as("cut to %s of %s bytes", length, whole.length)
                    .isInstanceOf(OutboxException.class)
                    .hasMessageContaining("left as it is");
            assertThat(file).hasBinaryContent(cut);
        }
    }

    /** What a killed process leaves: the database, and beside it the log of what came since. */
    @Test
    void the_log_that_a_killed_process_left_is_read_as_far_as_it_is_whole() throws Exception {
        var database = folder.resolve("killed.db");
        var log = folder.resolve("killed.db-wal");
        try (var outbox = Outbox.open(file)) {
            for (var n = 0; n < 20; n++) {
                outbox.append(List.of(Readings.at(n)));
            }
            Files.copy(file, database);
            Files.copy(folder.resolve("outbox.db-wal"), log);
        }
        var whole = Files.readAllBytes(log);
        assertThat(whole.length).isGreaterThan(20 * PAGE);
        var kept = Files.readAllBytes(database);
        for (var length : List.of(whole.length, whole.length - 1, whole.length / 2, 5 * PAGE, 100, 0)) {
            Files.write(database, kept);
            Files.write(log, Arrays.copyOf(whole, length));
            try (var outbox = Outbox.open(database)) {
                var found = outbox.oldest(100);
                assertThat(found).isEqualTo(Readings.upTo(found.size()));
                assertThat(found.size()).isLessThanOrEqualTo(20);
                if (length == whole.length) {
                    assertThat(found).hasSize(20);
                }
                outbox.append(Readings.upTo(21));
                assertThat(outbox.oldest(100)).containsExactlyInAnyOrderElementsOf(Readings.upTo(21));
            }
        }
    }

    @Test
    void an_outbox_can_be_looked_at_while_a_bridge_works_with_it() {
        try (var outbox = Outbox.open(file);
                var view = OutboxView.of(OutboxSettings.of(file), Clock.systemUTC())) {
            outbox.append(Readings.upTo(3));
            outbox.settle(List.of(), Map.of(Readings.at(1), "UNKNOWN_METER"), Readings.NOON);
            assertThat(view.oldest(10)).containsExactly(Readings.at(0), Readings.at(2));
            assertThat(view.deadLetters()).hasSize(1);
            assertThat(view.health().queued()).isEqualTo(2);
        }
        assertThatThrownBy(() -> OutboxView.of(OutboxSettings.of(folder.resolve("none.db")), Clock.systemUTC()))
                .hasMessageContaining("There is no outbox");
        assertThat(folder.resolve("none.db")).doesNotExist();
    }
}
