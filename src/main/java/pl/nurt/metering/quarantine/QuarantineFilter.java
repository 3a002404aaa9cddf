package pl.nurt.metering.quarantine;

import org.jspecify.annotations.Nullable;
import pl.nurt.metering.readings.RefusalReason;

/**
 * Which readings in quarantine to show; null or empty means any.
 *
 * @param text part of the identification, the expected meter or the concentrator's code, in any case
 */
public record QuarantineFilter(
        @Nullable QuarantineState state, @Nullable RefusalReason reason, String text) {
    public static final QuarantineFilter OPEN = new QuarantineFilter(QuarantineState.OPEN, null, "");
}
