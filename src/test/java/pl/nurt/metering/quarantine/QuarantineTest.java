package pl.nurt.metering.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.nurt.db.metering.Tables.READING;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.MeteringFixture;
import pl.nurt.metering.MeteringFixture.RegisteredBridge;
import pl.nurt.metering.meters.Meters;
import pl.nurt.metering.readings.BridgeReading;
import pl.nurt.metering.readings.ReadingIntake;
import pl.nurt.metering.readings.ReadingsAccepted;
import pl.nurt.metering.readings.RefusalReason;
import pl.nurt.metering.readings.StoredReading;
import pl.nurt.metering.readings.Verdict;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.StaleEditException;
import pl.nurt.telemetry.bridges.Bridges;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;

@IntegrationTest
@RecordApplicationEvents
class QuarantineTest {
    @Autowired
    private DSLContext db;

    @Autowired
    private Bridges bridges;

    @Autowired
    private ReadingIntake intake;

    @Autowired
    private Quarantine quarantine;

    @Autowired
    private Meters meters;

    @Autowired
    private SignIn signIn;

    @Autowired
    private ApplicationEvents events;

    private MeteringFixture fixture;
    private RegisteredBridge bridge;
    private String serial;
    private Viewer technician;
    private final Instant readAt = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);

    @BeforeEach
    void aTechnician() {
        fixture = new MeteringFixture(db, bridges);
        bridge = fixture.bridge();
        serial = MeteringFixture.newName();
        technician = signIn.as(Role.TECHNICIAN).viewer();
    }

    @Test
    void what_the_bridge_saw_is_kept_with_the_reading_wherever_it_goes() {
        var seen = Set.of("INVALID", "STALE", "COUNTER_GAP", "FROM_A_NEWER_BRIDGE");
        AsSystem.run(() ->
                intake.accept(bridge.id(), List.of(new BridgeReading("c", serial, readAt, "12.5", seen, null, null))));
        var kept = quarantine
                .page(new QuarantineFilter(QuarantineState.OPEN, RefusalReason.NO_VALUE, serial), null, 10, technician)
                .getFirst();
        assertThat(kept.flags()).isEqualTo(seen);

        var meter = fixture.meter(serial);
        fixture.reads(bridge.id(), "c", meter);
        quarantine.book(kept.id(), kept.version(), technician);

        assertThat(meters.readings(meter, true, null, 0, 10)).singleElement().satisfies(booked -> {
            assertThat(booked.flags()).containsExactlyInAnyOrder("COUNTER_GAP", "FROM_A_NEWER_BRIDGE");
            assertThat(booked.verdicts()).containsExactly(Verdict.STALE);
        });
    }

    @Test
    void a_reading_with_nothing_but_an_unknown_flag_is_odd_too() {
        var meter = fixture.meter(serial);
        fixture.reads(bridge.id(), "c", meter);
        AsSystem.run(() -> intake.accept(
                bridge.id(), List.of(new BridgeReading("c", serial, readAt, "12.5", Set.of("NEW_ONE"), null, null))));
        AsSystem.run(() -> intake.accept(
                bridge.id(),
                List.of(new BridgeReading("c", serial, readAt.minusSeconds(60), "12.4", Set.of(), null, null))));

        assertThat(meters.readings(meter, true, null, 0, 10))
                .extracting(StoredReading::readAt)
                .containsExactly(readAt);
        assertThat(meters.readings(meter, false, null, 0, 10)).hasSize(2);
    }

    @Test
    void a_reading_is_booked_once_its_meter_is_registered() {
        var kept = refused("12.5");
        assertThat(quarantine.book(kept.id(), kept.version(), technician))
                .isEqualTo(new BookingOutcome.StillRefused(RefusalReason.UNKNOWN_METER));

        var meter = fixture.meter(serial);
        fixture.reads(bridge.id(), "c", meter);
        assertThat(quarantine.book(kept.id(), kept.version(), technician)).isEqualTo(new BookingOutcome.Booked(meter));

        assertThat(db.fetchCount(READING, READING.METER_ID.eq(meter))).isOne();
        assertThat(events.stream(ReadingsAccepted.class)).hasSize(1);
        assertThat(events.stream(QuarantineChanged.class)).hasSize(2);
        var booked = quarantine.get(kept.id(), technician);
        assertThat(booked.state()).isEqualTo(QuarantineState.BOOKED);
        assertThat(booked.resolvedBy()).isEqualTo("Jan Testowy");
        assertThat(booked.version()).isEqualTo(kept.version() + 1);
    }

    @Test
    void a_number_no_register_shows_stays_refused_with_its_own_reason() {
        fixture.reads(bridge.id(), "c", fixture.meter(serial));
        var kept = refused("123456789012");

        assertThat(quarantine.book(kept.id(), kept.version(), technician))
                .isEqualTo(new BookingOutcome.StillRefused(RefusalReason.BAD_INDEX));
        assertThat(quarantine.get(kept.id(), technician).state()).isEqualTo(QuarantineState.OPEN);
    }

    @Test
    void a_dismissed_reading_keeps_the_note_and_is_not_kept_again() {
        var kept = refused("12.5");
        quarantine.dismiss(kept.id(), kept.version(), "obcy licznik", technician);

        deliver("12.5");

        assertThat(quarantine.page(new QuarantineFilter(null, null, serial), null, 10, technician))
                .singleElement()
                .extracting(QuarantinedReading::state, QuarantinedReading::note)
                .containsExactly(QuarantineState.DISMISSED, "obcy licznik");
    }

    @Test
    void who_looked_at_an_older_state_is_told_so() {
        var kept = refused("12.5");
        quarantine.dismiss(kept.id(), kept.version(), "", technician);

        assertThatThrownBy(() -> quarantine.book(kept.id(), kept.version(), technician))
                .isInstanceOf(StaleEditException.class);
        assertThatThrownBy(() -> quarantine.dismiss(kept.id(), kept.version() + 1, "", technician))
                .isInstanceOf(StaleEditException.class);
        assertThatThrownBy(() -> quarantine.book(new QuarantinedReadingId(-1), 0, technician))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void pages_follow_each_other_by_key_and_filters_narrow_them() {
        for (var index = 0; index < 5; index++) {
            deliver("" + index);
        }
        var mine = new QuarantineFilter(QuarantineState.OPEN, RefusalReason.UNKNOWN_METER, serial.substring(2));

        var first = quarantine.page(mine, null, 3, technician);
        var second = quarantine.page(mine, first.getLast().id(), 3, technician);

        assertThat(first).extracting(QuarantinedReading::indexText).containsExactly("4", "3", "2");
        assertThat(second).extracting(QuarantinedReading::indexText).containsExactly("1", "0");
        assertThat(quarantine.count(mine, technician)).isEqualTo(5);
        assertThat(quarantine.count(new QuarantineFilter(null, RefusalReason.CONFLICT, serial), technician))
                .isZero();
    }

    @Test
    void an_auditor_reads_and_decides_nothing_and_others_see_nothing() {
        var kept = refused("12.5");
        var auditor = signIn.as(Role.AUDITOR).viewer();

        assertThat(quarantine.get(kept.id(), auditor)).isEqualTo(kept);
        assertThatThrownBy(() -> quarantine.dismiss(kept.id(), kept.version(), "", auditor))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> quarantine.book(kept.id(), kept.version(), auditor))
                .isInstanceOf(AccessDeniedException.class);

        var resident = signIn.as(Role.RESIDENT).viewer();
        assertThatThrownBy(() -> quarantine.page(QuarantineFilter.OPEN, null, 10, resident))
                .isInstanceOf(AccessDeniedException.class);
    }

    private QuarantinedReading refused(String index) {
        deliver(index);
        return quarantine
                .page(new QuarantineFilter(QuarantineState.OPEN, null, serial), null, 1, technician)
                .getFirst();
    }

    private void deliver(String index) {
        var reading = new BridgeReading("c", serial, readAt, index, Set.of(), null, "00");
        AsSystem.run(() -> intake.accept(bridge.id(), List.of(reading)));
    }
}
