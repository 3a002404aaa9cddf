package pl.nurt.bridge.portal;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a concentrator is.
 *
 * @param metersAnswered meters whose last attempt succeeded
 * @param error why not all of them, in one English sentence
 */
public record ConcentratorStatus(
        String code,
        State state,
        @Nullable Instant lastContactAt,
        int metersAsked,
        int metersAnswered,
        @Nullable String error) {
    /** The names are part of the contract with the portal. */
    public enum State {
        ONLINE,
        DEGRADED,
        OFFLINE
    }

    /** Whether {@code other} says something else than only a later contact. */
    boolean differsFrom(@Nullable ConcentratorStatus other) {
        return other == null
                || state != other.state
                || metersAsked != other.metersAsked
                || metersAnswered != other.metersAnswered
                || !Objects.equals(error, other.error);
    }
}
