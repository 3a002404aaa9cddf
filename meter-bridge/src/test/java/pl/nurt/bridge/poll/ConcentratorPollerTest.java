package pl.nurt.bridge.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pl.nurt.bridge.config.BridgeConfig;
import pl.nurt.bridge.health.ConcentratorStatus;
import pl.nurt.bridge.health.StatusBoard;
import pl.nurt.bridge.outbox.Flag;
import pl.nurt.bridge.outbox.Outbox;
import pl.nurt.bridge.outbox.OutboxSettings;
import pl.nurt.bridge.outbox.Reading;
import pl.nurt.bridge.simulator.Fault;
import pl.nurt.bridge.simulator.MeterSpec;
import pl.nurt.bridge.simulator.Park;
import pl.nurt.bridge.simulator.UseProfile;

class ConcentratorPollerTest {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    private Path folder;

    private final StatusBoard board = new StatusBoard();
    private Outbox outbox;

    @BeforeEach
    void open() throws Exception {
        Files.writeString(folder.resolve("key"), "k");
        outbox = Outbox.open(folder.resolve("outbox.db"));
    }

    @AfterEach
    void close() {
        outbox.close();
    }

    private static MeterSpec meter(String ident, int address) {
        return MeterSpec.of(ident, address)
                .withStart("7.777", Instant.parse("2026-11-01T00:00:00Z"))
                .withUse(UseProfile.HOLIDAY, "0");
    }

    /** Polls one concentrator with two meters for some rounds. */
    private FakeTime poll(String protocol, int rounds, Clock parkClock, BiConsumer<Integer, Park> beforeRound)
            throws Exception {
        return poll(protocol, rounds, parkClock, beforeRound, START);
    }

    private FakeTime poll(
            String protocol, int rounds, Clock parkClock, BiConsumer<Integer, Park> beforeRound, Instant start)
            throws Exception {
        var builder = Park.builder(parkClock);
        var meters = new MeterSpec[] {meter("11111111", 1), meter("22222222", 2)};
        var isMBus = protocol.equals("mbus-tcp");
        try (var park = (isMBus ? builder.gateway("site", meters) : builder.modbus("site", meters)).start()) {
            var time = new FakeTime(start, rounds, round -> beforeRound.accept(round, park));
            var address = isMBus ? "primary: %d" : "unit: %d, profile: nurt-simple";
            var yaml =
                    """
                    portal: { url: 'http://127.0.0.1:1', apiKeyFile: key }
                    concentrators:
                      - id: site
                        protocol: %s
                        endpoint: '%s'
                        poll: { every: 1m, jitter: 0s, timeout: 400ms, tries: 1, gap: 100ms, drain: 20ms }
                        meters:
                          - { serial: '11111111', %s }
                          - { serial: '22222222', %s }
                    """.formatted(protocol, park.endpoints().get("site"), address.formatted(1), address.formatted(2));
            var settings = BridgeConfig.parse("bridge.yaml", yaml, folder)
                    .concentrators()
                    .getFirst();
            new ConcentratorPoller(
                            settings,
                            outbox,
                            new Storage(outbox),
                            board,
                            time,
                            new Inbox(),
                            time,
                            new Turns(1),
                            new Random(1))
                    .run();
            return time;
        }
    }

    private static Clock fixed() {
        return Clock.fixed(START, ZoneOffset.UTC);
    }

    private ConcentratorStatus status() {
        return board.all().getFirst();
    }

    @Test
    void a_round_stores_what_every_meter_said() throws Exception {
        for (var protocol : List.of("mbus-tcp", "modbus-tcp")) {
            var time = poll(protocol, 2, fixed(), (round, park) -> {});
            assertThat(time.pauses()).containsExactly(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(1));
            assertThat(status().state()).isEqualTo(ConcentratorStatus.State.ONLINE);
            assertThat(status().metersAnswered()).isEqualTo(2);
            assertThat(status().error()).isNull();
            var readings = outbox.oldest(10);
            assertThat(readings).hasSize(4);
            assertThat(readings)
                    .extracting(r -> Objects.requireNonNull(r.indexM3()).toPlainString())
                    .containsOnly("7.777");
            assertThat(readings.getFirst().meter())
                    .isEqualTo(protocol.equals("mbus-tcp") ? "11111111-APA-0A-07" : "11111111");
            assertThat(readings.getFirst().readAt()).isEqualTo(START);
            assertThat(readings).allMatch(r -> r.flags().isEmpty() && r.raw().matches("([0-9a-f]{2})+"));
            outbox.settle(readings, Map.of(), START);
        }
    }

    @Test
    void another_meter_in_the_place_of_the_expected_one_is_flagged_and_never_credited() throws Exception {
        for (var protocol : List.of("mbus-tcp", "modbus-tcp")) {
            poll(protocol, 1, fixed(), (round, park) -> park.fail("22222222", Fault.WRONG_IDENT));
            var readings = outbox.oldest(10);
            assertThat(readings.get(1).meter()).startsWith("22222223");
            assertThat(readings.get(1).expectedMeter()).isEqualTo("22222222");
            assertThat(readings.get(1).flags()).containsExactly(Flag.METER_MISMATCH);
            assertThat(status().state()).isEqualTo(ConcentratorStatus.State.DEGRADED);
            assertThat(status().error()).contains("another meter answers");
            outbox.settle(readings, Map.of(), START);
        }
    }

    @Test
    void an_invalid_register_is_a_reading_without_value() throws Exception {
        for (var protocol : List.of("mbus-tcp", "modbus-tcp")) {
            poll(protocol, 1, fixed(), (round, park) -> park.fail("22222222", Fault.INVALID));
            var readings = outbox.oldest(10);
            assertThat(readings.get(1).indexM3()).isNull();
            assertThat(readings.get(1).flags()).containsExactly(Flag.INVALID);
            assertThat(status().state()).isEqualTo(ConcentratorStatus.State.ONLINE);
            outbox.settle(readings, Map.of(), START);
        }
    }

    @Test
    void status_bits_become_flags() throws Exception {
        poll("mbus-tcp", 1, fixed(), (round, park) -> park.setStatus("11111111", 0x3C));
        assertThat(outbox.oldest(1).getFirst().flags())
                .containsExactlyInAnyOrder(
                        Flag.METER_STATUS_BATTERY,
                        Flag.METER_STATUS_PERMANENT_ERROR,
                        Flag.METER_STATUS_TEMPORARY_ERROR,
                        Flag.METER_STATUS_MANUFACTURER);
    }

    @Test
    void clocks_that_are_wrong_are_flagged() throws Exception {
        poll("mbus-tcp", 1, Clock.offset(fixed(), Duration.ofMinutes(-10)), (round, park) -> {});
        assertThat(outbox.oldest(1).getFirst().flags()).containsExactly(Flag.CLOCK_SKEW);
        poll("modbus-tcp", 1, Clock.offset(fixed(), Duration.ofMinutes(-10)), (round, park) -> {});
        assertThat(outbox.oldest(9).getLast().flags()).containsExactly(Flag.STALE);
        assertThat(outbox.oldest(9).getLast().readAt()).isEqualTo(START);
    }

    @Test
    void a_silent_meter_degrades_the_concentrator_and_delays_nobody() throws Exception {
        for (var protocol : List.of("mbus-tcp", "modbus-tcp")) {
            var time = poll(protocol, 3, fixed(), (round, park) -> {
                if (round == 0) {
                    park.fail("11111111", Fault.SILENT);
                }
                if (round == 2) {
                    assertThat(status().state()).isEqualTo(ConcentratorStatus.State.DEGRADED);
                    assertThat(status().metersAnswered()).isOne();
                    assertThat(status().error()).startsWith("1 of 2 meters cannot be read, the first because: ");
                    park.heal("11111111");
                }
            });
            assertThat(time.pauses()).last().isEqualTo(Duration.ofMinutes(1));
            assertThat(status().state()).isEqualTo(ConcentratorStatus.State.ONLINE);
            assertThat(outbox.oldest(10)).hasSize(4);
            outbox.settle(outbox.oldest(10), Map.of(), START);
        }
    }

    @Test
    void a_meter_at_which_the_connection_always_breaks_does_not_hide_the_others() throws Exception {
        for (var protocol : List.of("mbus-tcp", "modbus-tcp")) {
            for (var ident : List.of("11111111", "22222222")) {
                poll(protocol, 2, fixed(), (round, park) -> park.fail(ident, Fault.CLOSE_MID_FRAME));
                assertThat(status().state()).isEqualTo(ConcentratorStatus.State.DEGRADED);
                assertThat(outbox.oldest(10))
                        .hasSize(2)
                        .noneMatch(r -> r.meter().startsWith(ident));
                outbox.settle(outbox.oldest(10), Map.of(), START);
            }
        }
    }

    @Test
    void a_concentrator_out_of_reach_is_tried_ever_less_often_and_found_again() throws Exception {
        for (var protocol : List.of("mbus-tcp", "modbus-tcp")) {
            var time = poll(protocol, 4, fixed(), (round, park) -> {
                if (round == 1) {
                    park.close();
                }
            });
            assertThat(time.pauses())
                    .containsExactly(
                            Duration.ZERO,
                            Duration.ofMinutes(1),
                            Duration.ofSeconds(2),
                            Duration.ofSeconds(4),
                            Duration.ofSeconds(6));
            assertThat(status().state()).isEqualTo(ConcentratorStatus.State.OFFLINE);
            assertThat(status().error()).startsWith("Not reached: ").endsWith(".");
            assertThat(status().lastContactAt()).isEqualTo(START);
        }
    }

    @Test
    void a_full_outbox_makes_rounds_seldom_and_drops_nothing() throws Exception {
        outbox.close();
        var tiny = new OutboxSettings(folder.resolve("outbox.db"), 1, Duration.ofDays(1));
        outbox = Outbox.open(tiny, fixed());
        poll("mbus-tcp", 130, fixed(), (round, park) -> {});
        assertThat(outbox.oldest(10))
                .extracting(Reading::readAt)
                .containsExactly(START, START, hoursLater(1), hoursLater(1), hoursLater(2), hoursLater(2));
        assertThat(status().state()).isEqualTo(ConcentratorStatus.State.ONLINE);
    }

    private static Instant hoursLater(int hours) {
        return START.plus(Duration.ofHours(hours));
    }

    @Test
    void nothing_is_read_before_the_clock_is_set() throws Exception {
        var time = poll("mbus-tcp", 40, fixed(), (round, park) -> {}, Instant.EPOCH);
        assertThat(time.pauses().getFirst()).isZero();
        assertThat(outbox.queued()).isZero();
        assertThat(status().error()).startsWith("The clock of the bridge's machine is not set");
    }

    @Test
    void an_outbox_that_cannot_be_written_is_a_failure_and_no_crash() throws Exception {
        poll("mbus-tcp", 2, fixed(), (round, park) -> outbox.close());
        assertThat(status().error()).isEqualTo("The bridge cannot store readings.");
        outbox = Outbox.open(folder.resolve("outbox.db"));
        assertThat(outbox.queued()).isZero();
    }
}
