package pl.nurt.metering.meters;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many meters a text finds: altogether, and of them in each state. Of very many only the state that was asked is counted. */
public record MeterCounts(int all, Map<MeterState, Integer> byState) {
    public MeterCounts {
        byState = Map.copyOf(byState);
    }

    public boolean isCounted(@Nullable MeterState state) {
        return state == null || byState.containsKey(state);
    }

    /** @param state null for all; it must be {@linkplain #isCounted counted} */
    public int of(@Nullable MeterState state) {
        return state == null ? all : byState.get(state);
    }
}
