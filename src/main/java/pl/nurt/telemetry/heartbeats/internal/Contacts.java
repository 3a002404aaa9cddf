package pl.nurt.telemetry.heartbeats.internal;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import pl.nurt.metering.readings.DevicesAnswered;
import pl.nurt.telemetry.bridges.ConcentratorChanged;

/** A reading that came is a sign of life of its concentrator; noted in the transaction that stores the reading. */
@Component
class Contacts {
    private final BridgeRepository bridges;
    private final ApplicationEventPublisher events;

    Contacts(BridgeRepository bridges, ApplicationEventPublisher events) {
        this.bridges = bridges;
        this.events = events;
    }

    @EventListener
    void on(DevicesAnswered answered) {
        var moved = bridges.noteContact(answered.contacts());
        if (!moved.isEmpty()) {
            events.publishEvent(new ConcentratorChanged(moved));
        }
    }
}
