package pl.nurt.telemetry.bridges;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The outbox of a bridge, as the bridge last told.
 *
 * @param oldestReadAt of the oldest reading that waits; null when none waits
 * @param deadLetters readings that the portal refused; the bridge keeps them until they are resent or removed
 */
public record OutboxHealth(
        OutboxLevel level,
        long bytes,
        long limitBytes,
        int deadLetters,
        @Nullable Instant oldestReadAt) {}
