package pl.nurt.metering.quarantine.internal;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pl.nurt.metering.BridgeId;
import pl.nurt.metering.readings.RefusalReason;

/** A reading in quarantine as it was delivered. */
public record KeptReading(
        BridgeId bridge,
        String concentrator,
        String identification,
        Instant readAt,
        @Nullable String indexText,
        RefusalReason reason,
        @Nullable String raw,
        Set<String> flags) {
    public KeptReading {
        flags = Set.copyOf(flags);
    }
}
