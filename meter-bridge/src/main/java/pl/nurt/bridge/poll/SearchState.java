package pl.nurt.bridge.poll;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.mbus.MeterId;

/**
 * How far a bus search is.
 *
 * @param found all found so far
 * @param complete false while it runs, and when budget, time or {@link RunningSearch#stop} ended it
 * @param resumeFrom where to go on when not complete
 */
public record SearchState(
        List<Found> found,
        int probes,
        boolean complete,
        @Nullable String resumeFrom) {
    public SearchState {
        found = List.copyOf(found);
    }

    /** @param indexM3 its register, null if it told none */
    public record Found(MeterId meter, @Nullable BigDecimal indexM3) {}
}
