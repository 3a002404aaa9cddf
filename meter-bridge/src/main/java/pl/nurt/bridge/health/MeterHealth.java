package pl.nurt.bridge.health;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A meter that is not well.
 *
 * @param meter identification as configured
 * @param reason English phrase without the final stop
 * @param failures in a row; 0 while it waits for its first round
 */
public record MeterHealth(
        String meter,
        State state,
        String reason,
        int failures,
        @Nullable Instant lastAnswerAt) {
    /** The names are part of the contract with the portal. */
    public enum State {
        /** Nothing comes from it, or its concentrator is out of reach. */
        SILENT,
        /** What comes is no telegram, or not the registers asked for. */
        BAD_ANSWER,
        /** Another meter answers in its place. */
        MISMATCH,
        /** It answers without a value. */
        INVALID,
        /** It was not read yet. */
        WAITING
    }

    /** Whether {@code other} says the same, however often it has failed since. */
    boolean isLike(MeterHealth other) {
        return meter.equals(other.meter) && state == other.state && reason.equals(other.reason);
    }
}
