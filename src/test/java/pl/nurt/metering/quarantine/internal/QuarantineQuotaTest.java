package pl.nurt.metering.quarantine.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.db.metering.Tables.QUARANTINED_READING;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import pl.nurt.metering.BridgeId;
import pl.nurt.metering.MeteringFixture;
import pl.nurt.metering.readings.BridgeReading;
import pl.nurt.metering.readings.RefusalReason;
import pl.nurt.metering.readings.RefusedReading;
import pl.nurt.metering.readings.internal.MeteringSettings;
import pl.nurt.platform.security.SecurityEvent;
import pl.nurt.platform.security.SecuritySign;
import pl.nurt.telemetry.bridges.Bridges;
import pl.nurt.testing.IntegrationTest;

@IntegrationTest
@RecordApplicationEvents
class QuarantineQuotaTest {
    @Autowired
    private DSLContext db;

    @Autowired
    private Bridges bridges;

    @Autowired
    private QuarantineRepository quarantine;

    @Autowired
    private ApplicationEventPublisher publisher;

    @Autowired
    private ApplicationEvents events;

    @Test
    void a_bridge_cannot_fill_the_quarantine_and_does_not_take_the_place_of_others() {
        var fixture = new MeteringFixture(db, bridges);
        var flooding = fixture.bridge().id();
        var other = fixture.bridge().id();
        var refused = new RefusedForNow(quarantine, new MeteringSettings(36, 3, Duration.ofDays(400), 30), publisher);

        for (var batch = 0; batch < 10; batch++) {
            refused.keep(flooding, batch(10));
        }
        refused.keep(other, batch(10));

        assertThat(kept(flooding)).isEqualTo(30);
        assertThat(kept(other)).isEqualTo(10);
        assertThat(events.stream(SecurityEvent.class).map(SecurityEvent::sign))
                .hasSize(7)
                .containsOnly(SecuritySign.QUOTA_REACHED);
    }

    @Test
    void a_reading_of_one_bridge_stands_in_the_way_of_no_other_and_comes_once_from_each() {
        var fixture = new MeteringFixture(db, bridges);
        var stranger = fixture.bridge().id();
        var own = fixture.bridge().id();
        var reading = batch(1);

        assertThat(quarantine.keep(stranger, reading)).isEqualTo(1);
        assertThat(quarantine.keep(own, reading)).isEqualTo(1);
        assertThat(quarantine.keep(own, reading)).isZero();
    }

    private int kept(BridgeId bridge) {
        return db.fetchCount(QUARANTINED_READING, QUARANTINED_READING.BRIDGE_ID.eq(bridge));
    }

    private static List<RefusedReading> batch(int size) {
        var now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
        return IntStream.range(0, size)
                .mapToObj(number -> new BridgeReading("c", MeteringFixture.newName(), now, "1", Set.of(), null, null))
                .map(reading -> new RefusedReading(reading, RefusalReason.UNKNOWN_METER))
                .toList();
    }
}
