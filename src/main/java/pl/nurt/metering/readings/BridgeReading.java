package pl.nurt.metering.readings;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A reading as a bridge delivers it; whether it can be booked on a meter is for {@link ReadingIntake} to say.
 *
 * @param concentrator code of the concentrator at the bridge
 * @param meter what the device said of itself
 * @param readAt when it was measured, to the second
 * @param indexM3 the register in cubic metres as it came, which may be no number at all; null when there was no valid value
 * @param flags what the bridge saw; those that are no verdict are kept as they are
 * @param expectedMeter the meter that was asked for, when another one answered
 * @param raw telegram or registers as hex digits
 */
public record BridgeReading(
        String concentrator,
        String meter,
        Instant readAt,
        @Nullable String indexM3,
        Set<String> flags,
        @Nullable String expectedMeter,
        @Nullable String raw) {
    public BridgeReading {
        flags = Set.copyOf(flags);
    }
}
