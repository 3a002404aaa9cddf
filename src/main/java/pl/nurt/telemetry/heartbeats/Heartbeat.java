package pl.nurt.telemetry.heartbeats;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.telemetry.bridges.OutboxHealth;

/**
 * What a bridge says of itself, whether or not it has readings.
 *
 * @param sentAt by the bridge's clock
 * @param version of its software
 * @param queued readings it has not delivered yet
 * @param startedAt when its process started
 * @param configurationVersion version of the portal's configuration in use; null or 0 while it runs by its own file alone
 * @param outbox null, like {@code startedAt}, if it does not tell
 */
public record Heartbeat(
        Instant sentAt,
        String version,
        int queued,
        List<ConcentratorReport> concentrators,
        @Nullable Instant startedAt,
        @Nullable Integer configurationVersion,
        @Nullable OutboxHealth outbox) {
    public Heartbeat {
        concentrators = List.copyOf(concentrators);
    }
}
