package pl.nurt.metering.readings;

import java.util.Set;
import pl.nurt.metering.MeterId;
import pl.nurt.platform.live.LiveEvent;

/** The daily use of these meters is up to date with the readings accepted before. */
public record UseRebuilt(Set<MeterId> meters) implements LiveEvent {
    public UseRebuilt {
        meters = Set.copyOf(meters);
    }
}
