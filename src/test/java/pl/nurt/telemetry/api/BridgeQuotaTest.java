package pl.nurt.telemetry.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.util.unit.DataSize;
import pl.nurt.metering.BridgeId;
import pl.nurt.metering.readings.ReadingIntake;
import pl.nurt.platform.api.BusyException;
import pl.nurt.platform.api.TooManyAttemptsException;
import pl.nurt.platform.limits.SharedLimits;
import pl.nurt.platform.security.SecurityEvent;
import pl.nurt.platform.security.SecuritySign;
import pl.nurt.telemetry.heartbeats.Heartbeats;
import pl.nurt.telemetry.internal.TelemetrySettings;
import pl.nurt.testing.IntegrationTest;

@IntegrationTest
@RecordApplicationEvents
class BridgeQuotaTest {
    @Autowired
    private SharedLimits limits;

    @Autowired
    private ReadingIntake intake;

    @Autowired
    private Heartbeats heartbeats;

    @Autowired
    private BridgeBody body;

    @Autowired
    private ApplicationEventPublisher publisher;

    @Autowired
    private ApplicationEvents events;

    @Test
    void a_bridge_delivers_so_many_readings_an_hour_and_another_one_is_not_held_up() {
        var quota = new BridgeQuota(limits, settings(1_000), publisher);
        var flooding = new BridgeId(900_000_001);

        quota.spend(flooding, 500, () -> "stored");
        quota.spend(flooding, 500, () -> "stored");
        assertThatThrownBy(() -> quota.spend(flooding, 1, () -> "stored"))
                .isInstanceOfSatisfying(
                        TooManyAttemptsException.class,
                        refused ->
                                assertThat(refused.retryAfter()).isBetween(Duration.ofMinutes(1), Duration.ofHours(1)));
        quota.spend(new BridgeId(900_000_002), 1_000, () -> "stored");

        assertThat(events.stream(SecurityEvent.class))
                .singleElement()
                .extracting(SecurityEvent::sign, SecurityEvent::about)
                .containsExactly(SecuritySign.QUOTA_REACHED, "telemetry.bridge:900000001");
    }

    @Test
    void a_batch_that_was_answered_503_is_not_counted() {
        var settings = settings(2);
        var quota = new BridgeQuota(limits, settings, publisher);
        var busy = new BridgeConcurrencyLimit(settings);
        var api = new BridgeApi(intake, heartbeats, quota, busy, body);
        var bridge = new BridgeId(900_000_003);

        var whileBusy =
                busy.run(() -> catchThrowable(() -> api.readings(bridge, batchOfTwo(), new MockHttpServletResponse())));
        assertThat(whileBusy).isInstanceOf(BusyException.class);
        assertThatThrownBy(() -> quota.spend(bridge, 2, () -> {
                    throw new TransientDataAccessResourceException("the database is away");
                }))
                .isInstanceOf(TransientDataAccessResourceException.class);

        assertThat(quota.spend(bridge, 2, () -> "stored")).isEqualTo("stored");
        assertThatThrownBy(() -> quota.spend(bridge, 1, () -> "stored")).isInstanceOf(TooManyAttemptsException.class);
    }

    private static MockHttpServletRequest batchOfTwo() {
        var request = new MockHttpServletRequest("POST", "/api/bridge/readings");
        request.setContent("""
                {"readings": [
                  {"key": "1", "concentrator": "c", "meter": "m", "readAt": "2026-11-29T10:00:00Z", "indexM3": "1"},
                  {"key": "2", "concentrator": "c", "meter": "m", "readAt": "2026-11-29T11:00:00Z", "indexM3": "2"}]}
                """.getBytes(StandardCharsets.UTF_8));
        return request;
    }

    private static TelemetrySettings settings(int readingsAnHour) {
        return new TelemetrySettings(
                DataSize.ofMegabytes(1),
                4,
                DataSize.ofKilobytes(4),
                10,
                Duration.ofMinutes(15),
                60,
                readingsAnHour,
                1,
                Duration.ZERO);
    }
}
