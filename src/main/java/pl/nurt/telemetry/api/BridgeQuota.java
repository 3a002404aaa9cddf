package pl.nurt.telemetry.api;

import java.time.Duration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import pl.nurt.metering.BridgeId;
import pl.nurt.platform.api.TooManyAttemptsException;
import pl.nurt.platform.limits.Limit;
import pl.nurt.platform.limits.SharedLimits;
import pl.nurt.platform.security.SecurityEvent;
import pl.nurt.platform.security.SecuritySign;
import pl.nurt.telemetry.internal.TelemetrySettings;

/** How many readings a bridge may deliver within an hour, whatever becomes of them. */
@Component
class BridgeQuota {
    private final SharedLimits limits;
    private final Limit readings;
    private final ApplicationEventPublisher events;

    BridgeQuota(SharedLimits limits, TelemetrySettings settings, ApplicationEventPublisher events) {
        this.limits = limits;
        this.readings = new Limit("telemetry.readings", settings.readingsAnHour(), Duration.ofHours(1));
        this.events = events;
    }

    /** @throws TooManyAttemptsException if that is more than there is room for; nothing of it is taken then */
    void take(BridgeId bridge, int number) {
        var place = limits.take(readings, Long.toString(bridge.value()), number);
        if (!place.granted()) {
            events.publishEvent(
                    SecurityEvent.ofCaller(SecuritySign.QUOTA_REACHED, "telemetry.bridge:" + bridge.value()));
            throw new TooManyAttemptsException("more readings than a bridge can have", place.until());
        }
    }
}
