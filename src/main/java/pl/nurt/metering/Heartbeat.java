package pl.nurt.metering;

import java.time.Instant;
import java.util.List;

/**
 * What a bridge says of itself, whether or not it has readings.
 *
 * @param sentAt by the bridge's clock
 * @param version of its software
 * @param queued readings it has not delivered yet
 */
public record Heartbeat(Instant sentAt, String version, int queued, List<ConcentratorReport> concentrators) {
    public Heartbeat {
        concentrators = List.copyOf(concentrators);
    }
}
