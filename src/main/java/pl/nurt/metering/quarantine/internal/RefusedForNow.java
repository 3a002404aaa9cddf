package pl.nurt.metering.quarantine.internal;

import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import pl.nurt.metering.BridgeId;
import pl.nurt.metering.quarantine.QuarantineChanged;
import pl.nurt.metering.readings.RefusedReading;
import pl.nurt.metering.readings.RefusedReadings;
import pl.nurt.metering.readings.internal.MeteringSettings;
import pl.nurt.platform.security.SecurityEvent;
import pl.nurt.platform.security.SecuritySign;

/**
 * Keeps in quarantine what the intake refused, as long as not too much of the bridge waits there already: what is refused beyond that stays with
 * the bridge alone, as a dead letter that it can send again.
 */
@Component
class RefusedForNow implements RefusedReadings {
    private final QuarantineRepository quarantine;
    private final MeteringSettings settings;
    private final ApplicationEventPublisher events;

    RefusedForNow(QuarantineRepository quarantine, MeteringSettings settings, ApplicationEventPublisher events) {
        this.quarantine = quarantine;
        this.settings = settings;
        this.events = events;
    }

    @Override
    public void keep(BridgeId bridge, List<RefusedReading> refused) {
        if (quarantine.waits(bridge, settings.openOfBridge())) {
            events.publishEvent(SecurityEvent.ofCaller(SecuritySign.QUOTA_REACHED, "telemetry.bridge", bridge.value()));
        } else if (quarantine.keep(bridge, refused) > 0) {
            events.publishEvent(new QuarantineChanged());
        }
    }
}
