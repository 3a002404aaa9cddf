package pl.nurt.telemetry.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static pl.nurt.db.metering.Tables.METER;
import static pl.nurt.db.metering.Tables.READING;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pl.nurt.bridge.BridgeRunner;
import pl.nurt.bridge.config.BridgeConfig;
import pl.nurt.bridge.portal.Enrolment;
import pl.nurt.bridge.simulator.MeterSpec;
import pl.nurt.bridge.simulator.Park;
import pl.nurt.bridge.simulator.UseProfile;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.BridgeId;
import pl.nurt.metering.MeteringFixture;
import pl.nurt.metering.registration.MeterRegistration;
import pl.nurt.metering.registration.NewMeter;
import pl.nurt.telemetry.ConcentratorProtocol;
import pl.nurt.telemetry.ConfigurationState;
import pl.nurt.telemetry.bridges.Bridges;
import pl.nurt.telemetry.bridges.ConcentratorStatus;
import pl.nurt.telemetry.bridges.Concentrators;
import pl.nurt.telemetry.configuration.BridgeConfigurations;
import pl.nurt.telemetry.configuration.ConcentratorPlan;
import pl.nurt.telemetry.configuration.ConfigurationProblem;
import pl.nurt.telemetry.configuration.MeterPlan;
import pl.nurt.telemetry.configuration.PollPlan;
import pl.nurt.telemetry.orders.BridgeCommand;
import pl.nurt.telemetry.orders.BridgeCommandState;
import pl.nurt.telemetry.orders.BridgeCommands;
import pl.nurt.telemetry.orders.FoundMeter;
import pl.nurt.telemetry.search.FoundMeters;
import pl.nurt.testing.HttpTest;
import pl.nurt.testing.SignIn;

/** A meter-bridge as it is installed, between a simulated bus and this portal, looked after from the office alone. */
@HttpTest
class RealBridgeTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @LocalServerPort
    private int port;

    @Autowired
    private DSLContext db;

    @Autowired
    private Bridges bridges;

    @Autowired
    private BridgeCommands commands;

    @Autowired
    private BridgeConfigurations configurations;

    @Autowired
    private Concentrators concentrators;

    @Autowired
    private FoundMeters foundMeters;

    @Autowired
    private MeterRegistration registration;

    @Autowired
    private SignIn signIn;

    @TempDir
    private Path folder;

    private Park park;
    private Viewer technician;
    private BridgeId bridge;
    private String known;
    private String unknown;

    @BeforeEach
    void aBusWithTwoMetersOfWhichTheOfficeKnowsOne() throws Exception {
        known = MeteringFixture.newName();
        // Apart from the first digit on, so that a search need not ask long.
        unknown = "3" + MeteringFixture.newName().substring(1);
        park = Park.builder(Clock.systemUTC())
                .gateway("block-7", meter(known, 1), meter(unknown, 2))
                .start();
        technician = signIn.as(Role.TECHNICIAN).viewer();
        bridge = bridges.create("bridge-" + known, technician);
    }

    @AfterEach
    void close() {
        park.close();
    }

    @Test
    void it_enrols_is_configured_reads_searches_and_changes_its_key() throws Exception {
        var file = Files.writeString(folder.resolve("bridge.yaml"), """
                portal: { url: "http://localhost:%d", apiKeyFile: key, heartbeat: 200ms, maxBackoff: 100ms, configuration: true }
                allowedNetworks: [127.0.0.0/8]
                """.formatted(port));
        var code = bridges.makeEnrolmentCode(bridge, technician).code();
        assertThat(Enrolment.enrol(BridgeConfig.loadBeforeEnrolment(file).portal(), code, "test"))
                .isEqualTo("bridge-" + known);

        try (var running = BridgeRunner.start(BridgeConfig.load(file), Clock.systemUTC())) {
            configurations.add(bridge, 0, plan("block-7", mbus(known, 1)), null, technician);
            await().pollInSameThread().atMost(SOON).until(() -> state(1) == ConfigurationState.ACTIVE);

            var search = ended(commands.searchBus(concentrator().concentratorId(), null, null, technician));
            assertThat(search.state()).as(search.message()).isEqualTo(BridgeCommandState.DONE);
            assertThat(search.result().found()).extracting(FoundMeter::meter).hasSize(2);
            register(search);
            configurations.addMeters(
                    bridge,
                    1,
                    "block-7",
                    search.result().found().stream().map(foundMeters::plan).toList(),
                    "found",
                    technician);
            await().pollInSameThread().atMost(SOON).until(() -> state(2) == ConfigurationState.ACTIVE);

            var read = ended(commands.readNow(concentrator().concentratorId(), technician));
            assertThat(read.state()).as(read.message()).isEqualTo(BridgeCommandState.DONE);
            await().pollInSameThread().atMost(SOON).until(() -> readings(known) > 0 && readings(unknown) > 0);

            var wrong = new MeterPlan("A-77", null, null, 1, "no-such-profile", null);
            configurations.add(
                    bridge,
                    2,
                    new ConcentratorPlan(
                            "m",
                            "M",
                            ConcentratorProtocol.MODBUS_TCP,
                            "127.0.0.1:1",
                            null,
                            PollPlan.USUAL,
                            List.of(wrong)),
                    null,
                    technician);
            await().pollInSameThread().atMost(SOON).until(() -> state(3) == ConfigurationState.REJECTED);
            assertThat(configurations.version(bridge, 3).problems())
                    .extracting(ConfigurationProblem::concentrator, ConfigurationProblem::field)
                    .containsExactly(tuple("m", "meters[0].profile"));

            var before = concentrators.bridge(bridge).keys().since();
            var rotated = ended(commands.rotateKey(bridge, technician));
            assertThat(rotated.state()).as(rotated.message()).isEqualTo(BridgeCommandState.DONE);
            await().pollInSameThread().atMost(SOON).until(() -> {
                var keys = concentrators.bridge(bridge).keys();
                return !keys.next() && !Objects.equals(keys.since(), before);
            });
            await().pollInSameThread().atMost(SOON).untilAsserted(() -> {
                var status = concentrators.bridge(bridge);
                assertThat(status.configuration().inUse()).isEqualTo(2);
                assertThat(status.outbox()).isNotNull();
                assertThat(status.isSilent(Clock.systemUTC().instant())).isFalse();
                assertThat(running.queued()).isZero();
            });
        }
    }

    private void register(BridgeCommand search) {
        for (var status : foundMeters.found(search.id())) {
            var draft =
                    registration.draft(status.found().meter(), concentrator().concentratorId());
            registration.register(
                    new NewMeter(
                            draft.serialNumber(),
                            draft.identification(),
                            draft.manufacturer(),
                            15,
                            new BigDecimal("2.5"),
                            5,
                            LocalDate.of(2030, 1, 1),
                            draft.concentrator()),
                    technician);
        }
    }

    private BridgeCommand ended(BridgeCommand command) {
        return await().pollInSameThread()
                .atMost(SOON)
                .until(() -> commands.get(command.id()), now -> !now.state().isOpen());
    }

    private ConfigurationState state(int version) {
        return configurations.version(bridge, version).state();
    }

    private ConcentratorStatus concentrator() {
        return concentrators.bridge(bridge).concentrators().getFirst();
    }

    private int readings(String serial) {
        return db.fetchCount(
                READING.join(METER).on(METER.METER_ID.eq(READING.METER_ID)), METER.SERIAL_NUMBER.eq(serial));
    }

    private ConcentratorPlan plan(String code, MeterPlan... meters) {
        var poll = new PollPlan("2s", "0s", "300ms", 1, null, null);
        return new ConcentratorPlan(
                code, "Block 7", ConcentratorProtocol.MBUS_TCP, endpoint(code), null, poll, List.of(meters));
    }

    private String endpoint(String code) {
        return Objects.requireNonNull(park.endpoints().get(code));
    }

    private static MeterPlan mbus(String serial, int primary) {
        return new MeterPlan(serial, primary, null, null, null, null);
    }

    private static MeterSpec meter(String ident, int address) {
        return MeterSpec.of(ident, address)
                .withStart("100.000", Instant.parse("2026-01-01T00:00:00Z"))
                .withUse(UseProfile.HOLIDAY, "0");
    }
}
