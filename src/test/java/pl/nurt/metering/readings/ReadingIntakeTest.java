package pl.nurt.metering.readings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.nurt.db.metering.Tables.LATEST_READING;
import static pl.nurt.db.metering.Tables.READING;
import static pl.nurt.db.metering.Tables.READING_VERDICT;
import static pl.nurt.db.telemetry.Tables.CONCENTRATOR;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.Role;
import pl.nurt.metering.ConcentratorId;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.MeterRole;
import pl.nurt.metering.MeteringFixture;
import pl.nurt.metering.MeteringFixture.RegisteredBridge;
import pl.nurt.metering.readings.ReadingAnswer.Accepted;
import pl.nurt.metering.readings.ReadingAnswer.Refused;
import pl.nurt.metering.readings.ReadingAnswer.Repeated;
import pl.nurt.platform.CubicMetres;
import pl.nurt.telemetry.bridges.Bridges;
import pl.nurt.telemetry.bridges.ConcentratorChanged;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;

@IntegrationTest
@RecordApplicationEvents
class ReadingIntakeTest {
    @Autowired
    private DSLContext db;

    @Autowired
    private Bridges bridges;

    @Autowired
    private ReadingIntake intake;

    @Autowired
    private ApplicationEvents events;

    @Autowired
    private SignIn signIn;

    private MeteringFixture fixture;
    private RegisteredBridge bridge;
    private String serial;
    private MeterId meter;
    private ConcentratorId concentrator;
    private final Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);

    @BeforeEach
    void aMeterThatHangs() {
        fixture = new MeteringFixture(db, bridges);
        bridge = fixture.bridge();
        serial = MeteringFixture.newName();
        meter = fixture.meter(serial);
        concentrator = fixture.reads(bridge.id(), "c", meter);
        fixture.install(meter, fixture.servicePoint(), MeterRole.MAIN, now.minus(Duration.ofDays(30)), "5");
    }

    @Test
    void a_batch_delivered_twice_is_stored_and_announced_once() {
        var batch = List.of(reading(60, "6"), reading(30, "6.1"));

        assertThat(accept(batch)).containsExactly(new Accepted(), new Accepted());
        assertThat(accept(batch)).containsExactly(new Repeated(), new Repeated());

        assertThat(db.fetchCount(READING, READING.METER_ID.eq(meter))).isEqualTo(2);
        assertThat(events.stream(ReadingsAccepted.class))
                .singleElement()
                .extracting(ReadingsAccepted::meters)
                .isEqualTo(Set.of(meter));
    }

    @Test
    void a_batch_that_is_half_known_adds_the_other_half() {
        accept(List.of(reading(60, "6"), reading(40, "6.2")));

        assertThat(accept(List.of(reading(60, "6"), reading(50, "6.1"), reading(40, "6.3"), reading(30, "6.4"))))
                .containsExactly(new Repeated(), new Accepted(), new Refused(RefusalReason.CONFLICT), new Accepted());
        assertThat(latest()).isEqualTo(CubicMetres.of("6.4"));
    }

    @Test
    void of_one_moment_twice_in_a_batch_the_first_counts() {
        assertThat(accept(List.of(reading(60, "6"), reading(60, "6.000"), reading(60, "7"))))
                .containsExactly(new Accepted(), new Repeated(), new Refused(RefusalReason.CONFLICT));
    }

    @Test
    void a_reading_below_the_last_is_stored_and_marked() {
        assertThat(accept(List.of(reading(60, "6"), reading(30, "5.9")))).containsOnly(new Accepted());

        assertThat(verdicts(30)).containsExactly(Verdict.BACKWARD);
        assertThat(verdicts(60)).isEmpty();
    }

    @Test
    void a_late_reading_is_judged_from_the_one_before_it_and_not_from_the_last() {
        accept(List.of(reading(600, "6"), reading(10, "9")));
        accept(List.of(reading(300, "7")));
        accept(List.of(reading(290, "6.9"), reading(280, "8")));

        assertThat(verdicts(300)).isEmpty();
        assertThat(verdicts(290)).containsExactly(Verdict.BACKWARD);
        assertThat(verdicts(280)).containsExactly(Verdict.IMPLAUSIBLE);
        assertThat(latest()).isEqualTo(CubicMetres.of("9"));
    }

    @Test
    void the_first_reading_is_judged_from_the_index_at_installation() {
        accept(List.of(reading(60, "4.9")));

        assertThat(verdicts(60)).containsExactly(Verdict.BACKWARD);
    }

    @Test
    void what_changes_in_the_registry_counts_from_the_next_batch_on() {
        accept(List.of(reading(60, "6")));
        fixture.remove(meter, now.minus(Duration.ofMinutes(50)), "6");
        fixture.install(meter, fixture.servicePoint(), MeterRole.MAIN, now.minus(Duration.ofMinutes(40)), "0");

        accept(List.of(reading(30, "0.1")));
        assertThat(verdicts(30)).as("judged from the index at the new place").isEmpty();

        serial = MeteringFixture.newName();
        assertThat(accept(List.of(reading(20, "7")))).containsExactly(new Refused(RefusalReason.UNKNOWN_METER));
        meter = fixture.meter(serial);
        fixture.reads(bridge.id(), "c", meter);
        assertThat(accept(List.of(reading(20, "7")))).containsExactly(new Accepted());
    }

    @Test
    void what_the_bridge_saw_stands_beside_the_reading() {
        accept(List.of(reading(60, "6", "METER_STATUS_BATTERY", "CLOCK_SKEW")));

        assertThat(verdicts(60)).containsExactlyInAnyOrder(Verdict.METER_STATUS_BATTERY, Verdict.CLOCK_SKEW);
    }

    @Test
    void the_concentrator_was_in_contact_when_its_newest_reading_was_taken() {
        accept(List.of(reading(30, "6"), reading(60, "5.9")));
        accept(List.of(reading(90, "5.8")));

        assertThat(db.select(CONCENTRATOR.LAST_CONTACT_AT)
                        .from(CONCENTRATOR)
                        .where(CONCENTRATOR.CONCENTRATOR_ID.eq(concentrator))
                        .fetchSingle()
                        .value1())
                .isEqualTo(now.minus(Duration.ofMinutes(30)));
        assertThat(events.stream(ConcentratorChanged.class))
                .containsExactly(new ConcentratorChanged(Set.of(concentrator)));
    }

    @Test
    void five_hundred_readings_of_many_meters_are_answered_in_their_order() {
        var batch = new ArrayList<BridgeReading>();
        for (var i = 0; i < 250; i++) {
            var name = MeteringFixture.newName();
            if (i % 2 == 0) {
                fixture.reads(bridge.id(), "c", fixture.meter(name));
            }
            batch.add(new BridgeReading("c", name, now.minusSeconds(60), "1", Set.of(), null, "00ff"));
            batch.add(new BridgeReading("c", name, now.minusSeconds(30), "1", Set.of(), null, null));
        }

        var answers = accept(batch);

        for (var i = 0; i < 500; i++) {
            var expected = i % 4 < 2 ? new Accepted() : new Refused(RefusalReason.UNKNOWN_METER);
            assertThat(answers.get(i)).isEqualTo(expected);
        }
    }

    @Test
    void only_bridges_deliver() {
        signIn.as(Role.ADMIN);
        assertThatThrownBy(() -> intake.accept(bridge.id(), List.of(reading(60, "6"))))
                .isInstanceOf(AccessDeniedException.class);
        signIn.out();
        assertThatThrownBy(() -> intake.accept(bridge.id(), List.of(reading(60, "6"))))
                .isInstanceOf(AuthenticationCredentialsNotFoundException.class);
    }

    private List<ReadingAnswer> accept(List<BridgeReading> batch) {
        return AsSystem.call(() -> intake.accept(bridge.id(), batch));
    }

    private BridgeReading reading(int minutesAgo, String index, String... flags) {
        return new BridgeReading(
                "c", serial, now.minus(Duration.ofMinutes(minutesAgo)), index, Set.of(flags), null, null);
    }

    private List<Verdict> verdicts(int minutesAgo) {
        return db.select(READING_VERDICT.VERDICT)
                .from(READING_VERDICT)
                .where(
                        READING_VERDICT.METER_ID.eq(meter),
                        READING_VERDICT.READ_AT.eq(now.minus(Duration.ofMinutes(minutesAgo))))
                .fetch(READING_VERDICT.VERDICT);
    }

    private CubicMetres latest() {
        return db.select(LATEST_READING.INDEX_M3)
                .from(LATEST_READING)
                .where(LATEST_READING.METER_ID.eq(meter))
                .fetchSingle()
                .value1();
    }
}
