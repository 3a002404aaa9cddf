package pl.nurt.metering.quarantine.internal;

import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import pl.nurt.metering.BridgeId;
import pl.nurt.metering.quarantine.QuarantineChanged;
import pl.nurt.metering.readings.RefusedReading;
import pl.nurt.metering.readings.RefusedReadings;

/** Keeps in quarantine what the intake refused. */
@Component
class RefusedForNow implements RefusedReadings {
    private final QuarantineRepository quarantine;
    private final ApplicationEventPublisher events;

    RefusedForNow(QuarantineRepository quarantine, ApplicationEventPublisher events) {
        this.quarantine = quarantine;
        this.events = events;
    }

    @Override
    public void keep(BridgeId bridge, List<RefusedReading> refused) {
        if (quarantine.keep(bridge, refused) > 0) {
            events.publishEvent(new QuarantineChanged());
        }
    }
}
