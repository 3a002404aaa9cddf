package pl.nurt.metering.quarantine;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pl.nurt.metering.readings.RefusalReason;

/**
 * A reading that could not be booked, and what staff did about it.
 *
 * @param version of what the viewer sees; a decision about another version is refused
 * @param bridge code of the bridge that brought it
 * @param concentrator code, as the bridge gave it
 * @param identification what the device said of itself
 * @param expected the meter that was asked for, when another one answered
 * @param indexText the index as it came, which may be no number
 * @param flags what the bridge saw, in its own words
 * @param resolvedBy name of the member of staff who decided
 */
public record QuarantinedReading(
        QuarantinedReadingId id,
        int version,
        String bridge,
        String concentrator,
        String identification,
        @Nullable String expected,
        Instant readAt,
        @Nullable String indexText,
        RefusalReason reason,
        Instant receivedAt,
        QuarantineState state,
        @Nullable String resolvedBy,
        @Nullable Instant resolvedAt,
        @Nullable String note,
        Set<String> flags) {
    public QuarantinedReading {
        flags = Set.copyOf(flags);
    }
}
