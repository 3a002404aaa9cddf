package pl.nurt.telemetry.bridges;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param by name of the member of staff; null when the bridge or the portal itself did it
 * @param address from where the bridge, or whoever has its key, did it; null when that is not known
 */
public record BridgeHistoryEntry(
        Instant at,
        BridgeStep step,
        @Nullable String by,
        @Nullable String address) {}
