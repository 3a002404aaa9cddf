package pl.nurt.metering.readings.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.db.metering.Tables.DAILY_USE;
import static pl.nurt.db.metering.Tables.USE_DUE;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import pl.nurt.identity.AsSystem;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.MeterRole;
import pl.nurt.metering.MeteringFixture;
import pl.nurt.metering.MeteringFixture.RegisteredBridge;
import pl.nurt.metering.readings.BridgeReading;
import pl.nurt.metering.readings.ReadingIntake;
import pl.nurt.metering.readings.UseRebuilt;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.CubicMetres;
import pl.nurt.telemetry.bridges.Bridges;
import pl.nurt.testing.IntegrationTest;

@IntegrationTest
@RecordApplicationEvents
class DailyUseTest {
    private static final Instant INSTALLED =
            CivilTime.startOf(LocalDate.of(2026, 3, 20)).plusSeconds(36_000);

    @Autowired
    private DSLContext db;

    @Autowired
    private Bridges bridges;

    @Autowired
    private ReadingIntake intake;

    @Autowired
    private DailyUse dailyUse;

    @Autowired
    private ApplicationEvents events;

    private MeteringFixture fixture;
    private RegisteredBridge bridge;
    private String serial;
    private MeterId meter;

    @BeforeEach
    void aMeterThatHangs() {
        fixture = new MeteringFixture(db, bridges);
        bridge = fixture.bridge();
        serial = MeteringFixture.newName();
        meter = fixture.meter(serial);
        fixture.reads(bridge.id(), "c", meter);
        fixture.install(meter, fixture.servicePoint(), MeterRole.MAIN, INSTALLED, "5");
    }

    @Test
    void a_day_counts_from_the_last_reading_before_it_and_the_first_from_the_installation() {
        deliver("2026-03-20T12:00:00Z", "5.2");
        deliver("2026-03-21T11:00:00Z", "5.5");
        deliver("2026-03-21T22:59:59Z", "6");
        deliver("2026-03-21T23:00:00Z", "6.5");
        rebuild();

        assertThat(use()).isEqualTo(Map.of(day(20), volume("0.2"), day(21), volume("0.8"), day(22), volume("0.5")));
    }

    @Test
    void days_of_23_and_25_hours_begin_and_end_at_midnight_of_their_own_time() {
        // Clocks go forward on 29 March 2026: that day ends at 22:00 UTC, one hour earlier than the day before.
        deliver("2026-03-28T22:59:59Z", "10");
        deliver("2026-03-29T21:59:59Z", "11");
        deliver("2026-03-29T22:00:00Z", "13");
        // They go back on 25 October.
        deliver("2026-10-24T21:59:59Z", "20");
        deliver("2026-10-25T22:59:59Z", "21");
        deliver("2026-10-25T23:00:00Z", "23");
        rebuild();

        assertThat(use())
                .containsEntry(LocalDate.of(2026, 3, 29), volume("1"))
                .containsEntry(LocalDate.of(2026, 3, 30), volume("2"))
                .containsEntry(LocalDate.of(2026, 10, 25), volume("1"))
                .containsEntry(LocalDate.of(2026, 10, 26), volume("2"));
    }

    @Test
    void a_late_reading_mends_its_day_and_the_next_one_that_has_readings() {
        deliver("2026-03-21T12:00:00Z", "6");
        deliver("2026-03-25T12:00:00Z", "10");
        rebuild();
        assertThat(use()).isEqualTo(Map.of(day(21), volume("1"), day(25), volume("4")));

        deliver("2026-03-23T12:00:00Z", "9");
        rebuild();

        assertThat(use()).isEqualTo(Map.of(day(21), volume("1"), day(23), volume("3"), day(25), volume("1")));
    }

    @Test
    void a_register_that_begins_again_is_counted_through_and_one_that_goes_back_is_not() {
        deliver("2026-03-21T12:00:00Z", "99999.5");
        deliver("2026-03-22T12:00:00Z", "0.25");
        deliver("2026-03-23T12:00:00Z", "0.2");
        rebuild();

        assertThat(use()).containsEntry(day(22), volume("0.75")).containsEntry(day(23), null);
    }

    @Test
    void a_meter_that_was_silent_for_months_counts_from_its_last_word() {
        deliver("2026-03-21T12:00:00Z", "6");
        rebuild();
        deliver("2026-09-21T12:00:00Z", "60");
        rebuild();

        assertThat(use()).containsEntry(LocalDate.of(2026, 9, 21), volume("54"));
    }

    @Test
    void a_meter_that_hangs_elsewhere_begins_with_the_index_it_was_hung_with() {
        deliver("2026-03-21T12:00:00Z", "6");
        fixture.remove(meter, Instant.parse("2026-03-22T12:00:00Z"), "7");
        fixture.install(meter, fixture.servicePoint(), MeterRole.SUB, Instant.parse("2026-03-23T12:00:00Z"), "20");
        deliver("2026-03-23T18:00:00Z", "20.5");
        rebuild();

        assertThat(use()).isEqualTo(Map.of(day(21), volume("1"), day(23), volume("0.5")));
    }

    @Test
    void rebuilding_is_announced_once_and_leaves_nothing_due() {
        deliver("2026-03-21T12:00:00Z", "6");
        rebuild();
        deliver("2026-03-21T12:00:00Z", "6");
        rebuild();

        assertThat(events.stream(UseRebuilt.class)).containsExactly(new UseRebuilt(Set.of(meter)));
        assertThat(db.fetchCount(USE_DUE)).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatever_comes_in_whatever_order_the_use_is_what_the_readings_say(long seed) {
        var random = new Random(seed);
        var readings = new TreeMap<Instant, CubicMetres>();
        for (var round = 0; round < 12; round++) {
            var batch = new ArrayList<BridgeReading>();
            for (var i = random.nextInt(20); i >= 0; i--) {
                var at = INSTALLED.plusSeconds(random.nextInt(240) * 3600L);
                var index = CubicMetres.of(BigDecimal.valueOf(4_000 + random.nextInt(8_000), 3));
                readings.putIfAbsent(at, index);
                batch.add(reading(at, index.toString()));
            }
            accept(batch);
            // Often enough a batch comes again, and often enough the rebuild waits for several.
            if (random.nextBoolean()) {
                accept(batch);
            }
            if (random.nextInt(3) == 0) {
                rebuild();
            }
        }
        rebuild();

        assertThat(use()).isEqualTo(naiveUse(readings));
    }

    /** The same by hand: no rollover, for the register never comes near its end. */
    private static Map<LocalDate, CubicMetres> naiveUse(TreeMap<Instant, CubicMetres> readings) {
        var use = new TreeMap<LocalDate, CubicMetres>();
        for (var at : readings.keySet()) {
            var day = CivilTime.dayOf(at);
            var before = readings.lowerEntry(CivilTime.startOf(day));
            var opening = before == null ? CubicMetres.of("5") : before.getValue();
            var closing =
                    readings.lowerEntry(CivilTime.startOf(day.plusDays(1))).getValue();
            var used = closing.minus(opening);
            use.put(day, used.isNegative() ? null : used);
        }
        return use;
    }

    private void deliver(String readAt, String index) {
        accept(List.of(reading(Instant.parse(readAt), index)));
    }

    private void accept(List<BridgeReading> batch) {
        AsSystem.run(() -> intake.accept(bridge.id(), batch));
    }

    private BridgeReading reading(Instant at, String index) {
        return new BridgeReading("c", serial, at, index, Set.of(), null, null);
    }

    private void rebuild() {
        while (dailyUse.rebuildSome()) {
            // Until nothing is due.
        }
    }

    private Map<LocalDate, CubicMetres> use() {
        return db.select(DAILY_USE.DAY, DAILY_USE.USE_M3)
                .from(DAILY_USE)
                .where(DAILY_USE.METER_ID.eq(meter))
                .fetchMap(DAILY_USE.DAY, DAILY_USE.USE_M3);
    }

    private static LocalDate day(int ofMarch) {
        return LocalDate.of(2026, 3, ofMarch);
    }

    private static CubicMetres volume(String volume) {
        return CubicMetres.of(volume);
    }
}
