package pl.nurt.metering.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.nurt.db.metering.Tables.METER;
import static pl.nurt.db.metering.Tables.READING;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.BridgeId;
import pl.nurt.metering.ConcentratorId;
import pl.nurt.metering.MeteringFixture;
import pl.nurt.metering.RemoteSources;
import pl.nurt.metering.quarantine.BookedReadings;
import pl.nurt.metering.quarantine.Quarantine;
import pl.nurt.metering.readings.BridgeReading;
import pl.nurt.metering.readings.ReadingAnswer;
import pl.nurt.metering.readings.ReadingIntake;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.telemetry.bridges.Bridges;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;

@IntegrationTest
class MeterRegistrationTest {
    private static final String NEW = "31415926-APA-0A-07";

    @Autowired
    private DSLContext db;

    @Autowired
    private Bridges bridges;

    @Autowired
    private ReadingIntake intake;

    @Autowired
    private Quarantine quarantine;

    @Autowired
    private MeterRegistration registration;

    @Autowired
    private RemoteSources sources;

    @Autowired
    private SignIn signIn;

    private MeteringFixture fixture;
    private BridgeId bridge;
    private ConcentratorId concentrator;
    private Viewer technician;
    private final Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);

    @BeforeEach
    void aTechnicianAndABridge() {
        fixture = new MeteringFixture(db, bridges);
        bridge = fixture.bridge().id();
        concentrator = fixture.concentrator(bridge, "block-7");
        technician = signIn.as(Role.TECHNICIAN).viewer();
    }

    @Test
    void a_registered_meter_gets_its_waiting_and_its_later_readings() {
        deliver(NEW, "1");
        deliver(NEW, "1.5");
        var draft = registration.draft(NEW, concentrator);
        assertThat(draft.manufacturer()).isEqualTo("Apator");
        assertThat(draft.serialNumber()).isEqualTo("31415926");

        var meter = registration.register(complete(draft), technician);

        assertThat(deliver(NEW, "2")).containsExactly(new ReadingAnswer.Accepted());
        assertThat(quarantine.bookWaiting(NEW, technician)).isEqualTo(new BookedReadings(2, 0));
        assertThat(db.fetchCount(READING, READING.METER_ID.eq(meter))).isEqualTo(3);
        assertThat(quarantine.bookWaiting(NEW, technician)).isEqualTo(new BookedReadings(0, 0));
        var kept = db.fetchSingle(METER, METER.METER_ID.eq(meter));
        assertThat(kept.getRegisteredBy()).isEqualTo(technician.account());
        assertThat(sources.readThrough(meter).orElseThrow().concentratorId()).isEqualTo(concentrator);
    }

    @Test
    void a_meter_without_what_it_needs_is_refused_at_each_field() {
        var nothing = new NewMeter("", " x", "", null, new BigDecimal("2.555"), 3, null, new ConcentratorId(-1));
        assertThatThrownBy(() -> registration.register(nothing, technician))
                .isInstanceOfSatisfying(
                        RefusedInputException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(FieldProblem::field)
                                .containsExactly(
                                        "serialNumber",
                                        "identification",
                                        "manufacturer",
                                        "diameterMm",
                                        "q3",
                                        "digits",
                                        "verifiedUntil",
                                        "concentrator"));
    }

    @Test
    void no_identification_is_registered_twice() {
        var meter = complete(registration.draft(NEW, null));
        registration.register(meter, technician);
        assertThatThrownBy(() -> registration.register(meter, technician))
                .isInstanceOfSatisfying(
                        RefusedInputException.class,
                        refused -> assertThat(refused.problems())
                                .containsExactly(new FieldProblem(
                                        "identification", "metering.plan.register.identification.taken")));
    }

    @Test
    void only_technicians_register() {
        var draft = complete(registration.draft(NEW, null));
        var auditor = signIn.as(Role.AUDITOR).viewer();
        assertThatThrownBy(() -> registration.register(draft, auditor)).isInstanceOf(AccessDeniedException.class);
    }

    private List<ReadingAnswer> deliver(String identification, String index) {
        var at = now.minusSeconds(10_000L - Math.round(Double.parseDouble(index) * 10));
        var reading = new BridgeReading("block-7", identification, at, index, Set.of(), null, null);
        return AsSystem.call(() -> intake.accept(bridge, List.of(reading)));
    }

    private static NewMeter complete(NewMeter draft) {
        return new NewMeter(
                draft.serialNumber(),
                draft.identification(),
                draft.manufacturer(),
                15,
                new BigDecimal("2.5"),
                5,
                LocalDate.of(2030, 1, 1),
                draft.concentrator());
    }
}
