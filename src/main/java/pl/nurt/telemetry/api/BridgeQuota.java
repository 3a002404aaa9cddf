package pl.nurt.telemetry.api;

import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
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

    /**
     * Has the readings taken in, if there is room for them. What could not be taken in, whyever, is not counted: the bridge brings it again.
     *
     * @throws TooManyAttemptsException if that is more than there is room for; nothing of it is taken then
     */
    <T> T spend(BridgeId bridge, int number, Supplier<T> intake) {
        var who = Long.toString(bridge.value());
        var place = limits.take(readings, who, number);
        if (!place.granted()) {
            events.publishEvent(SecurityEvent.ofCaller(SecuritySign.QUOTA_REACHED, "telemetry.bridge", bridge.value()));
            throw new TooManyAttemptsException("more readings than a bridge can have", place.until());
        }
        try {
            return intake.get();
        } catch (RuntimeException failed) {
            giveBack(who, number, failed);
            throw failed;
        }
    }

    private void giveBack(String who, int number, RuntimeException failed) {
        try {
            limits.giveBack(readings, who, number);
        } catch (DataAccessException | TransactionException away) {
            failed.addSuppressed(away);
        }
    }
}
