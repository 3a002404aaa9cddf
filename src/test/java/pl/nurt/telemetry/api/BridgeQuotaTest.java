package pl.nurt.telemetry.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.util.unit.DataSize;
import pl.nurt.metering.BridgeId;
import pl.nurt.platform.api.TooManyAttemptsException;
import pl.nurt.platform.limits.SharedLimits;
import pl.nurt.platform.security.SecurityEvent;
import pl.nurt.platform.security.SecuritySign;
import pl.nurt.telemetry.internal.TelemetrySettings;
import pl.nurt.testing.IntegrationTest;

@IntegrationTest
@RecordApplicationEvents
class BridgeQuotaTest {
    @Autowired
    private SharedLimits limits;

    @Autowired
    private ApplicationEventPublisher publisher;

    @Autowired
    private ApplicationEvents events;

    @Test
    void a_bridge_delivers_so_many_readings_an_hour_and_another_one_is_not_held_up() {
        var settings = new TelemetrySettings(
                DataSize.ofMegabytes(1),
                4,
                DataSize.ofKilobytes(4),
                10,
                Duration.ofMinutes(15),
                1_000,
                4,
                Duration.ofSeconds(5));
        var quota = new BridgeQuota(limits, settings, publisher);
        var flooding = new BridgeId(900_000_001);

        quota.take(flooding, 500);
        quota.take(flooding, 500);
        assertThatThrownBy(() -> quota.take(flooding, 1))
                .isInstanceOfSatisfying(
                        TooManyAttemptsException.class,
                        refused ->
                                assertThat(refused.retryAfter()).isBetween(Duration.ofMinutes(1), Duration.ofHours(1)));
        quota.take(new BridgeId(900_000_002), 1_000);

        assertThat(events.stream(SecurityEvent.class))
                .singleElement()
                .extracting(SecurityEvent::sign, SecurityEvent::about)
                .containsExactly(SecuritySign.QUOTA_REACHED, "telemetry.bridge:900000001");
    }
}
