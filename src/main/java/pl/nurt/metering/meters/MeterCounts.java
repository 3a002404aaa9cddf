package pl.nurt.metering.meters;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many meters a text finds: altogether, and of them in each state. */
public record MeterCounts(int all, Map<MeterState, Integer> byState) {
    public MeterCounts {
        byState = Map.copyOf(byState);
    }

    /** @param state null for all */
    public int of(@Nullable MeterState state) {
        return state == null ? all : byState.getOrDefault(state, 0);
    }
}
