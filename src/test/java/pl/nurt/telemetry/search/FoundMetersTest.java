package pl.nurt.telemetry.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
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
import pl.nurt.identity.Viewer;
import pl.nurt.metering.BridgeId;
import pl.nurt.metering.ConcentratorId;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.MeteringFixture;
import pl.nurt.metering.readings.BridgeReading;
import pl.nurt.metering.readings.ReadingIntake;
import pl.nurt.platform.NotFoundException;
import pl.nurt.telemetry.bridges.Bridges;
import pl.nurt.telemetry.configuration.BridgeConfigurations;
import pl.nurt.telemetry.configuration.MeterPlan;
import pl.nurt.telemetry.orders.BridgeCommandId;
import pl.nurt.telemetry.orders.BridgeCommandState;
import pl.nurt.telemetry.orders.BridgeCommands;
import pl.nurt.telemetry.orders.CommandResult;
import pl.nurt.telemetry.orders.FoundMeter;
import pl.nurt.telemetry.orders.internal.CommandDelivery;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;

@IntegrationTest
class FoundMetersTest {
    private static final String NEW = "31415926-APA-0A-07";
    private static final String CONFIGURED = "27182818-KAM-1B-16";
    private static final String REGISTERED = "16180339-ITW-30-07";

    @Autowired
    private DSLContext db;

    @Autowired
    private Bridges bridges;

    @Autowired
    private BridgeCommands commands;

    @Autowired
    private BridgeConfigurations configurations;

    @Autowired
    private CommandDelivery delivery;

    @Autowired
    private ReadingIntake intake;

    @Autowired
    private FoundMeters foundMeters;

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
    void a_search_says_who_is_known_and_how() {
        AsSystem.run(() -> configurations.publish(
                bridge,
                0,
                "{\"concentrators\": [{\"id\": \"block-7\", \"protocol\": \"mbus-tcp\", \"endpoint\": \"a:1\","
                        + "\"meters\": [{\"serial\": \"27182818\", \"primary\": 1}]}]}",
                Map.of(),
                null));
        var meter = fixture.meter(REGISTERED);
        deliver(NEW, "1");
        deliver(NEW, "1.5");
        var search = searched(
                new FoundMeter(NEW, 0, "1.5"),
                new FoundMeter(CONFIGURED, 1, null),
                new FoundMeter(REGISTERED, null, null));

        assertThat(foundMeters.found(search))
                .containsExactly(
                        new FoundMeterStatus(new FoundMeter(NEW, 0, "1.5"), null, null, null, 2),
                        new FoundMeterStatus(new FoundMeter(CONFIGURED, 1, null), null, null, "block-7", 0),
                        new FoundMeterStatus(new FoundMeter(REGISTERED, null, null), meter, null, null, 0));

        foundMeters.readThrough(meter, concentrator, technician);
        assertThat(foundMeters.found(search).getLast().readThrough()).isNotNull();
    }

    @Test
    void a_found_meter_is_configured_by_the_address_that_singles_it_out() {
        assertThat(foundMeters.plan(new FoundMeter(NEW, 4, null)))
                .isEqualTo(new MeterPlan(NEW, 4, null, null, null, null));
        assertThat(foundMeters.plan(new FoundMeter(NEW, 0, null)))
                .isEqualTo(new MeterPlan(NEW, null, NEW, null, null, null));
    }

    @Test
    void what_is_not_there_is_not_found() {
        var meter = fixture.meter(REGISTERED);
        assertThatThrownBy(() -> foundMeters.found(new BridgeCommandId(-1))).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> foundMeters.readThrough(meter, new ConcentratorId(-1), technician))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> foundMeters.readThrough(new MeterId(-1), concentrator, technician))
                .isInstanceOf(NotFoundException.class);
    }

    private BridgeCommandId searched(FoundMeter... found) {
        var search = commands.searchBus(concentrator, null, null, technician).id();
        AsSystem.run(() -> {
            delivery.next(bridge, Set.of());
            delivery.answer(
                    bridge,
                    search,
                    new CommandDelivery.Answer(
                            BridgeCommandState.DONE,
                            null,
                            new CommandResult(null, List.of(), List.of(found), List.of(), 9, true, null)));
        });
        return search;
    }

    private void deliver(String identification, String index) {
        var at = now.minusSeconds(10_000L - Math.round(Double.parseDouble(index) * 10));
        var reading = new BridgeReading("block-7", identification, at, index, Set.of(), null, null);
        AsSystem.call(() -> intake.accept(bridge, List.of(reading)));
    }
}
