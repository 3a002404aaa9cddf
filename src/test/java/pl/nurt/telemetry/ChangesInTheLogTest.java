package pl.nurt.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.Role;
import pl.nurt.identity.SignedInUser;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.AuditEntry;
import pl.nurt.identity.audit.AuditSubject;
import pl.nurt.identity.audit.FieldChange;
import pl.nurt.metering.MeteringDeed;
import pl.nurt.metering.MeteringFixture;
import pl.nurt.metering.quarantine.Quarantine;
import pl.nurt.metering.quarantine.QuarantineFilter;
import pl.nurt.metering.readings.BridgeReading;
import pl.nurt.metering.readings.ReadingIntake;
import pl.nurt.metering.registration.MeterRegistration;
import pl.nurt.metering.registration.NewMeter;
import pl.nurt.telemetry.bridges.Bridges;
import pl.nurt.telemetry.configuration.BridgeConfigurations;
import pl.nurt.telemetry.orders.BridgeCommands;
import pl.nurt.telemetry.search.FoundMeters;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;

/** What staff do to devices and readings stands in the sealed log: who, when, what, before and after. */
@IntegrationTest
class ChangesInTheLogTest {
    @Autowired
    private DSLContext db;

    @Autowired
    private Audit audit;

    @Autowired
    private Bridges bridges;

    @Autowired
    private BridgeCommands commands;

    @Autowired
    private BridgeConfigurations configurations;

    @Autowired
    private FoundMeters foundMeters;

    @Autowired
    private MeterRegistration registration;

    @Autowired
    private Quarantine quarantine;

    @Autowired
    private ReadingIntake intake;

    @Autowired
    private SignIn signIn;

    @Autowired
    private Clock clock;

    private MeteringFixture fixture;
    private SignedInUser technician;

    @BeforeEach
    void aTechnician() {
        fixture = new MeteringFixture(db, bridges);
        technician = signIn.as(Role.TECHNICIAN);
    }

    @Test
    void the_life_of_a_bridge_its_configurations_and_its_orders() {
        var viewer = technician.viewer();
        var bridge = bridges.create(MeteringFixture.newName(), viewer);
        bridges.makeEnrolmentCode(bridge, viewer);
        bridges.revokeKeys(bridge, viewer);
        AsSystem.call(() -> configurations.publish(bridge, 0, "{\"concentrators\":[]}", Map.of(), "z pliku"));
        commands.rotateKey(bridge, viewer);

        var entries = audit.history(TelemetryDeed.subject(bridge), null, 10);
        assertThat(entries)
                .extracting(AuditEntry::deed)
                .containsExactly(
                        "telemetry.ORDER_GIVEN",
                        "telemetry.CONFIGURATION_PUBLISHED",
                        "telemetry.KEYS_REVOKED",
                        "telemetry.ENROLMENT_CODE_MADE",
                        "telemetry.BRIDGE_CREATED");
        assertThat(entries.getFirst().madeBy()).isEqualTo(technician.accountId());
        assertThat(entries.getFirst().changes())
                .extracting(FieldChange::field, FieldChange::after)
                .containsExactly(tuple("order", "ROTATE_KEY"));
        assertThat(entries.get(1)).satisfies(published -> {
            assertThat(published.job()).isEqualTo("telemetry.configuration");
            assertThat(published.note()).isEqualTo("z pliku");
            assertThat(published.changes())
                    .extracting(FieldChange::field, FieldChange::before, FieldChange::after)
                    .containsExactly(tuple("version", "0", "1"));
        });
    }

    @Test
    void a_meter_is_registered_and_read_through_another_concentrator() {
        var bridge = fixture.bridge().id();
        var old = fixture.concentrator(bridge, "block-7");
        var other = fixture.concentrator(bridge, "block-8");
        var meter = registration.register(
                new NewMeter(
                        "31415926",
                        "31415926-APA-0A-07",
                        "APA",
                        15,
                        new BigDecimal("2.5"),
                        5,
                        LocalDate.of(2031, 12, 31),
                        old),
                technician.viewer());
        foundMeters.readThrough(meter, other, technician.viewer());
        foundMeters.readThrough(meter, other, technician.viewer());

        var entries = audit.history(MeteringDeed.subject(meter), null, 10);
        assertThat(entries)
                .extracting(AuditEntry::deed)
                .as("saying again what holds is no change")
                .containsExactly("telemetry.SOURCE_CHANGED", "metering.METER_REGISTERED");
        assertThat(entries.getFirst().changes()).singleElement().satisfies(change -> {
            assertThat(change.before()).isNotNull().isNotEqualTo(change.after());
            assertThat(change.after()).isNotNull();
        });
        assertThat(entries.getLast().changes())
                .extracting(FieldChange::field, FieldChange::after)
                .contains(
                        tuple("serialNumber", "31415926"), tuple("digits", "5"), tuple("verifiedUntil", "2031-12-31"));
    }

    @Test
    void a_decision_about_a_reading_that_could_not_be_booked() {
        var serial = MeteringFixture.newName();
        var bridge = fixture.bridge().id();
        var readAt = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var reading = new BridgeReading("c", serial, readAt, "12.5", Set.of(), null, "00");
        AsSystem.run(() -> intake.accept(bridge, List.of(reading)));
        var kept = quarantine
                .page(new QuarantineFilter(null, null, serial), null, 1, technician.viewer())
                .getFirst();

        quarantine.dismiss(kept.id(), kept.version(), "obcy licznik", technician.viewer());

        assertThat(audit.history(
                        AuditSubject.of("metering.quarantined", kept.id().value()), null, 10))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.deed()).isEqualTo("metering.READING_DISMISSED");
                    assertThat(entry.madeBy()).isEqualTo(technician.accountId());
                    assertThat(entry.note()).isEqualTo("obcy licznik");
                    assertThat(entry.changes())
                            .containsExactly(new FieldChange("decision", FieldChange.Kind.CODE, "OPEN", "DISMISSED"));
                });
    }
}
