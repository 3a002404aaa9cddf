package pl.nurt.telemetry.heartbeats;

import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.metering.BridgeId;
import pl.nurt.telemetry.bridges.BridgeChanged;
import pl.nurt.telemetry.bridges.ConcentratorChanged;
import pl.nurt.telemetry.configuration.internal.ConfigurationRepository;
import pl.nurt.telemetry.heartbeats.internal.BridgeRepository;

/** Keeps what bridges say of themselves and of their concentrators; the newest word replaces the one before. */
@Service
public class Heartbeats {
    private final BridgeRepository bridges;
    private final ConfigurationRepository configurations;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Heartbeats(
            BridgeRepository bridges,
            ConfigurationRepository configurations,
            ApplicationEventPublisher events,
            Clock clock) {
        this.bridges = bridges;
        this.configurations = configurations;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    @PreAuthorize("hasAnyRole('BRIDGE', 'SYSTEM')")
    public HeartbeatReceipt heard(BridgeId bridge, Heartbeat heartbeat) {
        var now = clock.instant();
        events.publishEvent(new BridgeChanged(bridge));
        bridges.heard(bridge, heartbeat, now);
        var changed = bridges.report(bridge, heartbeat.concentrators(), now);
        if (!changed.isEmpty()) {
            events.publishEvent(new ConcentratorChanged(changed));
        }
        return new HeartbeatReceipt(now, configurations.wanted(bridge).orElse(null));
    }
}
