package pl.nurt.metering.readings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.nurt.db.customer.Tables.SUPPLY_CONTRACT;
import static pl.nurt.db.metering.Tables.BILLED_PERIOD;
import static pl.nurt.db.metering.Tables.LATEST_READING;
import static pl.nurt.db.metering.Tables.QUARANTINED_READING;
import static pl.nurt.db.metering.Tables.READING;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.access.AccessDeniedException;
import pl.nurt.customer.SupplyContractId;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.BridgeId;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.MeterPark;
import pl.nurt.metering.MeterRole;
import pl.nurt.metering.MeteringFixture;
import pl.nurt.metering.quarantine.BookedReadings;
import pl.nurt.metering.quarantine.BookingOutcome;
import pl.nurt.metering.quarantine.Quarantine;
import pl.nurt.metering.quarantine.QuarantineFilter;
import pl.nurt.metering.quarantine.QuarantinedReading;
import pl.nurt.metering.readings.ReadingAnswer.Accepted;
import pl.nurt.metering.readings.ReadingAnswer.Refused;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.CubicMetres;
import pl.nurt.telemetry.bridges.Bridges;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;

/** The key of one bridge opens what that bridge reads, and nothing else. */
@IntegrationTest
class WhoMayDeliverTest {
    @Autowired
    private DSLContext db;

    @Autowired
    private Bridges bridges;

    @Autowired
    private ReadingIntake intake;

    @Autowired
    private BilledPeriods billed;

    @Autowired
    private Quarantine quarantine;

    @Autowired
    private SignIn signIn;

    private MeteringFixture fixture;
    private BridgeId own;
    private BridgeId other;
    private String serial;
    private MeterId meter;
    private SupplyContractId contract;
    private final Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);

    @BeforeEach
    void aMeterOfOneBridgeAndAnotherBridge() {
        fixture = new MeteringFixture(db, bridges);
        own = fixture.bridge().id();
        other = fixture.bridge().id();
        fixture.concentrator(other, "c");
        serial = MeteringFixture.newName();
        meter = fixture.meter(serial);
        fixture.reads(own, "c", meter);
        contract = contract("1");
    }

    private SupplyContractId contract(String number) {
        var park = new MeterPark(db, now);
        var name = "deliver-" + number;
        park.customer(name, name, park.place("Młynary", null, number));
        return db.select(SUPPLY_CONTRACT.SUPPLY_CONTRACT_ID)
                .from(SUPPLY_CONTRACT)
                .where(SUPPLY_CONTRACT.NUMBER.eq("U/" + name))
                .fetchSingle(SUPPLY_CONTRACT.SUPPLY_CONTRACT_ID);
    }

    @Test
    void days_that_were_frozen_for_one_contract_are_not_extended_for_another() {
        var today = CivilTime.dayOf(now);
        freeze(today.minusDays(10), today.minusDays(5));

        assertThatThrownBy(() -> freeze(contract("2"), today.minusDays(10), today.minusDays(4)))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> freeze(contract("3"), today.minusDays(10), today.minusDays(5)))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(db.select(BILLED_PERIOD.UNTIL_DAY)
                        .from(BILLED_PERIOD)
                        .where(BILLED_PERIOD.METER_ID.eq(meter))
                        .fetch(BILLED_PERIOD.UNTIL_DAY))
                .containsExactly(today.minusDays(5));
    }

    @Test
    void a_bridge_that_does_not_read_the_meter_changes_nothing_of_it() {
        assertThat(deliver(own, now.minusSeconds(120), "598.870")).isEqualTo(new Accepted());

        assertThat(deliver(other, now.minusSeconds(60), "98765.432")).isEqualTo(refused(RefusalReason.NOT_ASSIGNED));
        assertThat(deliver(other, now.minus(Duration.ofDays(28)), "585.743"))
                .isEqualTo(refused(RefusalReason.NOT_ASSIGNED));

        assertThat(latest()).isEqualTo(CubicMetres.of("598.870"));
        assertThat(db.select(QUARANTINED_READING.BRIDGE_ID)
                        .from(QUARANTINED_READING)
                        .where(QUARANTINED_READING.IDENTIFICATION.eq(serial))
                        .fetch(QUARANTINED_READING.BRIDGE_ID))
                .containsExactly(other, other);
    }

    @Test
    void one_foreign_meter_does_not_spoil_a_batch() {
        var foreign = MeteringFixture.newName();
        fixture.reads(other, "c", fixture.meter(foreign));
        var batch = List.of(reading(serial, now, "1"), reading(foreign, now, "1"), reading(serial, now, "1.000"));

        assertThat(AsSystem.call(() -> intake.accept(own, batch)))
                .containsExactly(new Accepted(), refused(RefusalReason.NOT_ASSIGNED), new ReadingAnswer.Repeated());
    }

    @Test
    void the_bridge_stands_with_its_reading() {
        deliver(own, now, "1");

        assertThat(db.select(READING.BRIDGE_ID)
                        .from(READING)
                        .where(READING.METER_ID.eq(meter))
                        .fetchSingle()
                        .value1())
                .isEqualTo(own);
    }

    @Test
    void what_is_older_than_any_outbox_waits_for_a_person() {
        var late = now.minus(Duration.ofDays(401));

        assertThat(deliver(own, late, "1")).isEqualTo(refused(RefusalReason.TOO_LATE));
        assertThat(deliver(own, now.minus(Duration.ofDays(399)), "1")).isEqualTo(new Accepted());
        assertThat(decide(waiting())).isEqualTo(new BookingOutcome.Booked(meter));
    }

    @Test
    void a_reading_for_a_day_that_was_billed_is_work_for_a_person() {
        var yesterday = CivilTime.dayOf(now).minusDays(1);
        var noon = CivilTime.startOf(yesterday).plus(Duration.ofHours(12));
        freeze(yesterday, yesterday.plusDays(1));

        assertThat(deliver(own, noon, "5")).isEqualTo(refused(RefusalReason.BILLED));
        assertThat(deliver(own, noon.minus(Duration.ofDays(1)), "4")).isEqualTo(new Accepted());
        assertThat(deliver(own, now, "6")).isEqualTo(new Accepted());
        assertThat(db.fetchCount(READING, READING.METER_ID.eq(meter))).isEqualTo(2);

        var kept = waiting();
        assertThat(kept.reason()).isEqualTo(RefusalReason.BILLED);
        assertThat(decide(kept)).isEqualTo(new BookingOutcome.Booked(meter));
        assertThat(db.fetchCount(READING, READING.METER_ID.eq(meter))).isEqualTo(3);
    }

    @Test
    void the_last_reading_before_a_billed_day_begins_it_and_is_work_for_a_person_too() {
        var yesterday = CivilTime.dayOf(now).minusDays(1);
        var before = CivilTime.startOf(yesterday).minus(Duration.ofHours(3));
        fixture.install(meter, fixture.servicePoint(), MeterRole.MAIN, before.minus(Duration.ofDays(9)), "0");
        assertThat(deliver(own, before.minus(Duration.ofHours(1)), "4")).isEqualTo(new Accepted());
        freeze(yesterday, yesterday.plusDays(1));

        assertThat(deliver(own, before, "5")).isEqualTo(refused(RefusalReason.BILLED));
        assertThat(waiting().reason()).isEqualTo(RefusalReason.BILLED);
        assertThat(deliver(own, before.minus(Duration.ofHours(2)), "3"))
                .as("another one stands between it and the billed day")
                .isEqualTo(new Accepted());
        assertThat(deliver(own, now, "6")).isEqualTo(new Accepted());
    }

    @Test
    void only_days_that_are_over_are_billed_and_each_once() {
        var today = CivilTime.dayOf(now);
        freeze(today.minusDays(10), today.minusDays(5));
        freeze(today.minusDays(10), today.minusDays(5));
        freeze(today.minusDays(10), today.minusDays(4));

        assertThat(db.fetchCount(BILLED_PERIOD, BILLED_PERIOD.METER_ID.eq(meter)))
                .isOne();
        assertThatThrownBy(() -> freeze(today, today.plusDays(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> freeze(today, today)).isInstanceOf(IllegalArgumentException.class);
        signIn.as(Role.ADMIN);
        assertThatThrownBy(() -> billed.freeze(contract, List.of(meter), today.minusDays(3), today.minusDays(2)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> freeze(today.minusDays(6), today))
                .as("overlaps")
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void a_person_may_book_one_of_a_bridge_that_no_longer_reads_the_meter_and_never_many_at_once() {
        deliver(other, now, "7");
        var technician = technician();

        assertThat(quarantine.bookWaiting(serial, technician)).isEqualTo(new BookedReadings(0, 0));
        assertThat(decide(waiting())).isEqualTo(new BookingOutcome.Booked(meter));
        assertThat(db.select(READING.BRIDGE_ID)
                        .from(READING)
                        .where(READING.METER_ID.eq(meter))
                        .fetchSingle()
                        .value1())
                .isEqualTo(other);
    }

    @Test
    void what_a_stranger_sent_of_an_unknown_device_is_not_booked_with_the_rest() {
        var unknown = MeteringFixture.newName();
        AsSystem.run(() -> intake.accept(own, List.of(reading(unknown, now.minusSeconds(60), "1"))));
        AsSystem.run(() -> intake.accept(other, List.of(reading(unknown, now.minusSeconds(30), "99"))));
        var registered = fixture.meter(unknown);
        fixture.reads(own, "c", registered);

        assertThat(quarantine.bookWaiting(unknown, technician())).isEqualTo(new BookedReadings(1, 1));
        assertThat(db.fetchCount(READING, READING.METER_ID.eq(registered))).isOne();
    }

    private void freeze(LocalDate from, LocalDate until) {
        freeze(contract, from, until);
    }

    private void freeze(SupplyContractId whose, LocalDate from, LocalDate until) {
        AsSystem.run(() -> billed.freeze(whose, List.of(meter), from, until));
    }

    private Viewer technician() {
        return signIn.as(Role.TECHNICIAN).viewer();
    }

    private QuarantinedReading waiting() {
        return quarantine
                .page(new QuarantineFilter(null, null, serial), null, 1, technician())
                .getFirst();
    }

    private BookingOutcome decide(QuarantinedReading kept) {
        return quarantine.book(kept.id(), kept.version(), technician());
    }

    private ReadingAnswer deliver(BridgeId bridge, Instant at, String index) {
        return AsSystem.call(() -> intake.accept(bridge, List.of(reading(serial, at, index))))
                .getFirst();
    }

    private static BridgeReading reading(String meter, Instant at, String index) {
        return new BridgeReading("c", meter, at, index, Set.of(), null, null);
    }

    private static Refused refused(RefusalReason reason) {
        return new Refused(reason);
    }

    private CubicMetres latest() {
        return db.select(LATEST_READING.INDEX_M3)
                .from(LATEST_READING)
                .where(LATEST_READING.METER_ID.eq(meter))
                .fetchSingle()
                .value1();
    }
}
