package pl.nurt.bridge.mbus.link;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a search ended.
 *
 * @param probes selections, or addresses, that were tried
 * @param unresolved where more than one meter answers and none of them could be told apart, or where there is only noise
 * @param resume for {@link SearchRequest#resume}: where to go on; null if there is nowhere left
 * @param trouble why the line is lost or of no use, or an answer broke off, as an English phrase; null if all was well
 */
public record SearchResult(
        End end,
        int probes,
        List<String> unresolved,
        @Nullable String resume,
        @Nullable String trouble) {
    /** Why a search ended. */
    public enum End {
        COMPLETE,
        BUDGET_SPENT,
        STOPPED,
        /** Something comes also where no meter is asked: the line itself is at fault. */
        ONLY_NOISE,
        /** Answers break off, as on a link that hands them out in pieces. */
        IN_PIECES,
        LINE_LOST
    }

    public SearchResult {
        unresolved = List.copyOf(unresolved);
    }
}
