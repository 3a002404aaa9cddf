package pl.nurt.demo.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.db.metering.Tables.LATEST_READING;
import static pl.nurt.db.telemetry.Tables.CONCENTRATOR;
import static pl.nurt.db.telemetry.Tables.METER_SOURCE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.bridge.config.BridgeConfig;
import pl.nurt.bridge.config.ConcentratorSettings;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.Role;
import pl.nurt.metering.BridgeId;
import pl.nurt.metering.ConcentratorId;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.MeterRole;
import pl.nurt.metering.MeteringFixture;
import pl.nurt.platform.CubicMetres;
import pl.nurt.telemetry.ConcentratorProtocol;
import pl.nurt.telemetry.bridges.Bridges;
import pl.nurt.telemetry.configuration.BridgeConfigurations;
import pl.nurt.telemetry.configuration.ConcentratorPlan;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;

@IntegrationTest
class DemoParkTest {
    private static final String URL = "http://localhost:8080";

    @Autowired
    private DSLContext db;

    @Autowired
    private Bridges bridges;

    @Autowired
    private BridgeConfigurations configurations;

    @Autowired
    private SignIn signIn;

    @Autowired
    private Clock clock;

    @TempDir
    private Path folder;

    private MeteringFixture fixture;
    private BridgeId bridge;
    private DemoPark park;

    @BeforeEach
    void aDemo() {
        fixture = new MeteringFixture(db, bridges);
        AsSystem.run(() -> bridges.register(DemoStart.BRIDGE));
        bridge = AsSystem.call(() -> bridges.byCode(DemoStart.BRIDGE)).orElseThrow();
        hang("31415926-APA-0A-07", fixture.concentrator(bridge, "sw-01"));
        var modbus = fixture.concentrator(bridge, "sw-06");
        db.update(CONCENTRATOR)
                .set(CONCENTRATOR.PROTOCOL, ConcentratorProtocol.MODBUS_TCP)
                .where(CONCENTRATOR.CONCENTRATOR_ID.eq(modbus))
                .execute();
        hang("27182818", modbus);
        park = new DemoPark(new DemoParkQuery(db, clock), bridges, configurations, clock);
    }

    @Test
    void the_bridge_reads_what_the_demo_wrote_and_finds_the_same_at_the_portal() throws Exception {
        write();

        var read = BridgeConfig.load(folder.resolve("bridge.yaml"));
        assertThat(read.concentrators()).extracting(ConcentratorSettings::id).containsExactly("sw-01", "sw-06");
        signIn.as(Role.AUDITOR);
        var plan = configurations.plan(bridge);
        assertThat(plan.version()).isOne();
        assertThat(plan.concentrators()).extracting(ConcentratorPlan::code).containsExactly("sw-01", "sw-06");
        assertThat(plan.concentrators())
                .extracting(ConcentratorPlan::protocol)
                .containsExactly(ConcentratorProtocol.MBUS_TCP, ConcentratorProtocol.MODBUS_TCP);
        assertThat(configurations.document(bridge, 1)).contains("31415926-APA-0A-07", "nurt-simple");
    }

    @Test
    void a_start_anew_changes_nothing_in_the_configuration() {
        write();
        write();
        signIn.as(Role.AUDITOR);
        assertThat(configurations.versions(bridge)).hasSize(1);
    }

    @Test
    void nobody_else_on_the_machine_reads_the_key_of_the_bridge() throws IOException {
        write();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("portal.key"))))
                .isEqualTo("rw-------");
    }

    private void write() {
        AsSystem.run(() -> park.write(folder, URL, Duration.ofSeconds(10)));
    }

    private void hang(String identification, ConcentratorId concentrator) {
        MeterId meter = fixture.meter(identification);
        db.insertInto(METER_SOURCE)
                .set(METER_SOURCE.METER_ID, meter)
                .set(METER_SOURCE.CONCENTRATOR_ID, concentrator)
                .execute();
        fixture.install(meter, fixture.servicePoint(), MeterRole.MAIN, Instant.parse("2020-01-01T00:00:00Z"), "0");
        db.insertInto(LATEST_READING)
                .set(LATEST_READING.METER_ID, meter)
                .set(LATEST_READING.READ_AT, clock.instant())
                .set(LATEST_READING.INDEX_M3, CubicMetres.of("12.5"))
                .set(LATEST_READING.RECEIVED_AT, clock.instant())
                .execute();
    }
}
