package pl.nurt.bridge.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pl.nurt.bridge.HandClock;
import pl.nurt.bridge.config.BridgeConfig;
import pl.nurt.bridge.config.ConcentratorSettings;
import pl.nurt.bridge.health.Counters;
import pl.nurt.bridge.health.MeterHealth;
import pl.nurt.bridge.modbus.RegisterServer;
import pl.nurt.bridge.outbox.Flag;
import pl.nurt.bridge.outbox.Outbox;
import pl.nurt.bridge.outbox.OutboxException;
import pl.nurt.bridge.outbox.Reading;

class ModbusSourceTest {
    private static final String MAPS = """
            profiles:
              timed:
                registers:
                  - { quantity: volume, offset: 0, type: u32, unit: l, timeAt: 2, serialAt: 4,
                      stale: { after: 2h, sameTime: true } }
              coded:
                registers:
                  - { quantity: volume, offset: 0, type: u32, unitAt: { offset: 2, codes: { 1: l, 2: dal } } }
            """;

    @TempDir
    private Path folder;

    private final RegisterServer server = RegisterServer.tcp();
    private final HandClock clock = new HandClock(Instant.parse("2026-11-23T12:00:00Z"));
    private Outbox outbox;

    @BeforeEach
    void open() throws Exception {
        Files.writeString(folder.resolve("key"), "k");
        outbox = Outbox.open(folder.resolve("outbox.db"));
    }

    @AfterEach
    void close() {
        outbox.close();
        server.close();
    }

    /** A bridge that was just started; it knows what the one before it stored. */
    private ModbusSource source(String meters) throws Exception {
        var yaml = "portal: { url: 'https://p', apiKeyFile: key }\nconcentrators:\n"
                + "  - { id: a, protocol: modbus-tcp, endpoint: '" + server.endpoint()
                + "', poll: { every: 1h, timeout: 5s, tries: 1 }, meters: [" + meters + "] }\n" + MAPS;
        var settings = (ConcentratorSettings.Modbus)
                BridgeConfig.parse("bridge.yaml", yaml, folder).concentrators().getFirst();
        return new ModbusSource(settings, clock, new RegisterMemory(outbox::recall));
    }

    private Reading read(ModbusSource source, int n) {
        var answered = (Outcome.Answered) source.read(n);
        outbox.append(List.of(answered.reading()), answered.notes());
        return answered.reading();
    }

    private Reading readOnce(String meter) throws Exception {
        try (var source = source(meter)) {
            return read(source, 0);
        }
    }

    private void time(Instant at) {
        server.put(1, 3, 2, "%08X".formatted(at.getEpochSecond()));
    }

    private void later(Duration by) {
        clock.forward(by);
    }

    @Test
    void a_round_over_the_meters_of_a_gateway_takes_few_requests() throws Exception {
        var meters = new StringBuilder();
        for (var n = 0; n < 30; n++) {
            server.put(1, 3, 10 * n, "%08X 0000 0000 %08X FFFD 0000 69230A40".formatted(n + 1, 5000 + n));
            meters.append("{ serial: '%d', unit: 1, profile: nurt-simple, base: %d },".formatted(n + 1, 10 * n));
        }
        try (var source = source(meters.toString())) {
            for (var round = 0; round < 2; round++) {
                for (var n = 0; n < 30; n++) {
                    assertThat(read(source, n).indexM3()).isEqualByComparingTo(BigDecimal.valueOf(5000L + n, 3));
                }
                assertThat(server.requests()).hasSize(3);
                server.forgetRequests();
                later(Duration.ofHours(1));
            }
        }
    }

    @Test
    void a_pulse_counter_goes_on_over_its_end_and_over_a_restart() throws Exception {
        var meter = "{ serial: '1', unit: 1, profile: pulse-16, scale: '0.01', start: { counter: 65000, m3: '100' } }";
        server.put(1, 3, 0, "FFF0");
        assertThat(readOnce(meter).indexM3()).isEqualByComparingTo("105.20");
        later(Duration.ofHours(1));
        server.put(1, 3, 0, "0010");
        var over = readOnce(meter);
        assertThat(over.indexM3()).isEqualByComparingTo("105.52");
        assertThat(over.flags()).containsExactly(Flag.ROLLOVER);
        later(Duration.ofHours(1));
        server.put(1, 3, 0, "0011");
        outbox.close();
        outbox = Outbox.open(folder.resolve("outbox.db"));
        var next = readOnce(meter);
        assertThat(next.indexM3()).isEqualByComparingTo("105.53");
        assertThat(next.flags()).isEmpty();
        assertThat(next.raw()).isEqualTo("0011");
    }

    @Test
    void a_counter_that_was_reset_has_no_value_until_a_person_notes_where_it_stands() throws Exception {
        var meter = "{ serial: '1', unit: 1, profile: pulse-16, scale: '0.01', start: { counter: %d, m3: '%s' } }";
        server.put(1, 3, 0, "8000");
        readOnce(meter.formatted(0, "0"));
        later(Duration.ofHours(1));
        server.put(1, 3, 0, "0005");
        for (var n = 0; n < 2; n++) {
            var reset = readOnce(meter.formatted(0, "0"));
            assertThat(reset.indexM3()).isNull();
            assertThat(reset.flags()).containsExactly(Flag.BACKWARD);
            later(Duration.ofHours(1));
        }
        var noted = readOnce(meter.formatted(3, "327.70"));
        assertThat(noted.indexM3()).isEqualByComparingTo("327.72");
        assertThat(noted.flags()).isEmpty();
    }

    @Test
    void a_counter_whose_notes_are_lost_never_goes_on_as_if_nothing_had_happened() throws Exception {
        var meter = "{ serial: '1', unit: 1, profile: pulse-16, scale: '0.01', start: { counter: %d, m3: '100' } }";
        server.put(1, 3, 0, "FFF0");
        assertThat(readOnce(meter.formatted(65_000)).flags()).containsExactly(Flag.COUNTER_GAP);
        later(Duration.ofHours(1));
        server.put(1, 3, 0, "0010");
        assertThat(readOnce(meter.formatted(65_000)).indexM3()).isEqualByComparingTo("105.52");

        // A file that was lost: nobody knows how often the counter was full since its start.
        outbox.close();
        outbox = Outbox.open(folder.resolve("another.db"));
        later(Duration.ofHours(1));
        server.put(1, 3, 0, "FE00");
        var restarted = readOnce(meter.formatted(65_000));
        assertThat(restarted.indexM3()).isEqualByComparingTo("100.24");
        assertThat(restarted.flags()).containsExactly(Flag.COUNTER_GAP);

        // A note that cannot be read: it may have said that the counter is not to be believed.
        outbox.append(List.of(), Map.of("counter/1", "65000=100 65024 24 2026-11-23T14:00:00Z A_LATER_FLAG"));
        later(Duration.ofHours(1));
        server.put(1, 3, 0, "FE01");
        for (var n = 0; n < 2; n++) {
            var held = readOnce(meter.formatted(65_000));
            assertThat(held.indexM3()).isNull();
            assertThat(held.flags()).containsExactly(Flag.COUNTER_GAP);
            later(Duration.ofHours(1));
        }
        var noted = readOnce(meter.formatted(65_025));
        assertThat(noted.indexM3()).isEqualByComparingTo("100");
        assertThat(noted.flags()).isEmpty();
    }

    @Test
    void a_counter_whose_notes_cannot_be_asked_for_fails_the_round_and_is_not_to_blame() throws Exception {
        server.put(1, 3, 0, "FFF0");
        try (var source = source("{ serial: '1', unit: 1, profile: pulse-16, scale: '0.01' }")) {
            outbox.close();
            var round = new Round("a", List.of("1"), source, answer -> {}, new Counters(), clock);
            assertThatThrownBy(() -> round.run(() -> true)).isInstanceOf(OutboxException.class);
            assertThat(round.status().meters())
                    .extracting(MeterHealth::state)
                    .containsExactly(MeterHealth.State.WAITING);
        }
    }

    /** A crash between reading and storing: neither the reading nor its note is there, and the next one brings all of it. */
    @Test
    void a_reading_that_was_not_stored_takes_nothing_away_from_the_next() throws Exception {
        var meter = "{ serial: '1', unit: 1, profile: pulse-16, scale: '0.01' }";
        server.put(1, 3, 0, "FFF0");
        readOnce(meter);
        later(Duration.ofHours(1));
        server.put(1, 3, 0, "0010");
        try (var lost = source(meter)) {
            assertThat(lost.read(0)).isInstanceOf(Outcome.Answered.class);
        }
        later(Duration.ofHours(1));
        server.put(1, 3, 0, "0020");
        assertThat(readOnce(meter).indexM3()).isEqualByComparingTo("655.68");
    }

    @Test
    void old_values_are_flagged_by_their_age_and_by_a_time_that_stands_still() throws Exception {
        server.put(1, 3, 0, "00000007 00000000 00000001");
        try (var source = source("{ serial: '1', unit: 1, profile: timed }")) {
            assertThat(read(source, 0).flags()).containsExactly(Flag.CLOCK_INVALID);
            time(clock.instant().minus(Duration.ofMinutes(119)));
            assertThat(read(source, 0).flags()).isEmpty();
            later(Duration.ofMinutes(1));
            assertThat(read(source, 0).flags()).containsExactly(Flag.STALE);
            time(clock.instant().minus(Duration.ofMinutes(121)));
            assertThat(read(source, 0).flags()).containsExactly(Flag.STALE);
            time(clock.instant().plus(Duration.ofMinutes(6)));
            assertThat(read(source, 0).flags()).containsExactly(Flag.CLOCK_SKEW);
            time(clock.instant());
            assertThat(read(source, 0).flags()).isEmpty();
        }
    }

    @Test
    void another_serial_number_is_a_mismatch_and_none_at_all_is_no_reading() throws Exception {
        server.put(1, 3, 0, "00000007 00000000 0000002A");
        time(clock.instant());
        var stranger = readOnce("{ serial: '1', unit: 1, profile: timed }");
        assertThat(stranger.meter()).isEqualTo("42");
        assertThat(stranger.expectedMeter()).isEqualTo("1");
        assertThat(stranger.flags()).containsExactly(Flag.METER_MISMATCH);
        assertThat(readOnce("{ serial: '0042', unit: 1, profile: timed }").expectedMeter())
                .isNull();
    }

    @Test
    void a_unit_that_changes_is_said_once_even_after_a_restart() throws Exception {
        var meter = "{ serial: '1', unit: 1, profile: coded }";
        server.put(1, 3, 0, "00001000 0001");
        assertThat(readOnce(meter).flags()).isEmpty();
        later(Duration.ofHours(1));
        server.put(1, 3, 0, "00000199 0002");
        var changed = readOnce(meter);
        assertThat(changed.flags()).containsExactly(Flag.UNIT_CHANGED);
        assertThat(changed.indexM3()).isEqualByComparingTo("4.09");
        later(Duration.ofHours(1));
        assertThat(readOnce(meter).flags()).isEmpty();
        server.put(1, 3, 2, "0009");
        later(Duration.ofHours(1));
        assertThat(readOnce(meter).flags()).containsExactly(Flag.INVALID);
    }

    @Test
    void what_a_device_refuses_is_said_in_words_and_the_others_go_on() throws Exception {
        server.put(2, 3, 0, "0007");
        server.refuse(1, 11);
        try (var source = source("{ serial: '1', unit: 1, profile: pulse-16, scale: '1' },"
                + "{ serial: '2', unit: 2, profile: pulse-16, scale: '1' },"
                + "{ serial: '3', unit: 2, profile: pulse-16, scale: '1', base: 9 }")) {
            assertThat(source.read(0))
                    .isEqualTo(new Outcome.Silent("Modbus exception 0B: the meter behind the gateway is silent"));
            assertThat(read(source, 1).indexM3()).isEqualByComparingTo("7");
            assertThat(source.read(2))
                    .isEqualTo(new Outcome.BadAnswer("Modbus exception 02: the registers do not exist"));
        }
    }
}
