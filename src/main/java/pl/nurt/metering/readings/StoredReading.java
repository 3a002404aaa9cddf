package pl.nurt.metering.readings;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pl.nurt.metering.meters.Meters;
import pl.nurt.platform.CubicMetres;

/**
 * A reading as it is kept, with what was found odd about it.
 *
 * @param concentrator its name; null when the reading did not come through one
 * @param flags what the bridge saw and the portal has no verdict for, in the bridge's words
 * @param hasRaw whether the telegram or the registers are kept: see {@link Meters#raw}
 */
public record StoredReading(
        Instant readAt,
        CubicMetres index,
        ReadingSource source,
        Instant receivedAt,
        @Nullable String concentrator,
        boolean hasRaw,
        Set<Verdict> verdicts,
        Set<String> flags) {
    public StoredReading {
        verdicts = Set.copyOf(verdicts);
        flags = Set.copyOf(flags);
    }
}
