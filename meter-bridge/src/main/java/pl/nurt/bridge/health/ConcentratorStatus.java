package pl.nurt.bridge.health;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a concentrator is.
 *
 * @param metersAnswered meters whose last attempt succeeded
 * @param error why not all of them, in one English sentence
 * @param meters only those that are not well; none when the concentrator itself cannot be reached
 * @param nextRoundAt null while a round is under way for the first time
 */
public record ConcentratorStatus(
        String code,
        State state,
        @Nullable Instant lastContactAt,
        int metersAsked,
        int metersAnswered,
        @Nullable String error,
        List<MeterHealth> meters,
        @Nullable Instant nextRoundAt) {
    /** The names are part of the contract with the portal. */
    public enum State {
        ONLINE,
        DEGRADED,
        OFFLINE
    }

    public ConcentratorStatus {
        meters = List.copyOf(meters);
    }

    /** The same with the time of the next round. */
    public ConcentratorStatus withNextRound(Instant at) {
        return new ConcentratorStatus(code, state, lastContactAt, metersAsked, metersAnswered, error, meters, at);
    }

    /** Whether {@code other} says something else than only later times and more failures of the same kind. */
    boolean differsFrom(@Nullable ConcentratorStatus other) {
        return other == null
                || state != other.state
                || metersAsked != other.metersAsked
                || metersAnswered != other.metersAnswered
                || !Objects.equals(error, other.error)
                || !isLike(meters, other.meters);
    }

    private static boolean isLike(List<MeterHealth> some, List<MeterHealth> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (var n = 0; n < some.size(); n++) {
            if (!some.get(n).isLike(others.get(n))) {
                return false;
            }
        }
        return true;
    }
}
