package pl.nurt.telemetry.bridges;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A meter that is not well, as its bridge told.
 *
 * @param meter identification as configured at the bridge
 * @param reason in the bridge's words, English
 * @param failures in a row
 */
public record MeterHealth(
        String meter,
        MeterTrouble state,
        @Nullable String reason,
        int failures,
        @Nullable Instant lastAnswerAt) {}
