package pl.nurt.bridge.poll;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.mbus.link.FoundMeter;

/**
 * How far a bus search is.
 *
 * @param found all found so far
 * @param unresolved where meters answer that could not be told apart, or where there is only noise
 * @param complete false while it runs, and when budget, time or {@link RunningSearch#stop} ended it
 * @param resumeFrom where to go on when not complete
 */
public record SearchState(
        List<FoundMeter> found,
        List<String> unresolved,
        int probes,
        boolean complete,
        @Nullable String resumeFrom) {
    public SearchState {
        found = List.copyOf(found);
        unresolved = List.copyOf(unresolved);
    }
}
