package pl.nurt.metering.readings;

import java.time.Instant;
import java.util.Set;
import pl.nurt.metering.MeterId;
import pl.nurt.platform.live.LiveEvent;

/** New readings of these meters are stored; published once however often they are delivered. */
public record ReadingsAccepted(Set<MeterId> meters, Instant at) implements LiveEvent {
    public ReadingsAccepted {
        meters = Set.copyOf(meters);
    }
}
