package pl.nurt.identity.audit;

import java.time.Instant;
import java.util.List;

/**
 * What a check of the whole chain found.
 *
 * @param entries how many entries the chain holds
 * @param waiting how many entries the chain does not hold yet; the next minutes bring them
 * @param broken how many places are not what was sealed
 * @param findings the first of them
 */
public record ChainVerdict(Instant at, long entries, long waiting, long broken, List<ChainFinding> findings) {
    public ChainVerdict {
        findings = List.copyOf(findings);
    }

    public boolean isWhole() {
        return broken == 0;
    }
}
