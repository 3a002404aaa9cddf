package pl.nurt.telemetry.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.Role;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.AuditEntry;
import pl.nurt.metering.BridgeId;
import pl.nurt.metering.ConcentratorRef;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.MeteringDeed;
import pl.nurt.metering.MeteringFixture;
import pl.nurt.metering.RemoteSources;
import pl.nurt.telemetry.bridges.Bridges;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;

/** Whom the office has a bridge read, that bridge may speak for. */
@IntegrationTest
class PlannedSourcesTest {
    @Autowired
    private DSLContext db;

    @Autowired
    private Bridges bridges;

    @Autowired
    private BridgeConfigurations configurations;

    @Autowired
    private RemoteSources sources;

    @Autowired
    private Audit audit;

    @Autowired
    private SignIn signIn;

    @Test
    void a_configured_meter_is_read_through_its_concentrator_and_stays_there_when_it_is_taken_out() {
        var fixture = new MeteringFixture(db, bridges);
        var bridge = fixture.bridge().id();
        var serial = MeteringFixture.newName();
        var meter = fixture.meter(serial);

        publish(bridge, 0, "block-7", serial);
        assertThat(source(meter)).isEqualTo("block-7");
        publish(bridge, 1, "block-8", serial);
        assertThat(source(meter)).isEqualTo("block-8");
        publish(bridge, 2, "block-8", MeteringFixture.newName());
        assertThat(source(meter)).isEqualTo("block-8");

        signIn.as(Role.AUDITOR);
        assertThat(audit.history(MeteringDeed.subject(meter), null, 10))
                .extracting(AuditEntry::deed)
                .containsExactly("telemetry.SOURCE_CHANGED", "telemetry.SOURCE_CHANGED");
    }

    @Test
    void a_number_that_two_meters_have_is_nobodys() {
        var fixture = new MeteringFixture(db, bridges);
        var bridge = fixture.bridge().id();
        var number = MeteringFixture.newName();
        var one = fixture.meter(number + "-APA-0A-07");
        var two = fixture.meter(number + "-KAM-1B-16");
        db.execute(
                "update metering.meter set serial_number = ? where meter_id in (?, ?)",
                number,
                one.value(),
                two.value());

        publish(bridge, 0, "block-7", number);
        assertThat(sources.readThrough(one)).isEmpty();
        publish(bridge, 1, "block-7", number + "-KAM-1B-16");
        assertThat(sources.readThrough(one)).isEmpty();
        assertThat(source(two)).isEqualTo("block-7");
    }

    private void publish(BridgeId bridge, int basedOn, String code, String serial) {
        AsSystem.run(() -> configurations.publish(
                bridge,
                basedOn,
                "{\"concentrators\": [{\"id\": \"" + code
                        + "\", \"protocol\": \"mbus-tcp\", \"endpoint\": \"10.8.0.40:10001\","
                        + "\"meters\": [{\"serial\": \"" + serial + "\", \"primary\": 1}]}]}",
                Map.of(),
                null));
    }

    private String source(MeterId meter) {
        return sources.readThrough(meter).map(ConcentratorRef::name).orElse("");
    }
}
