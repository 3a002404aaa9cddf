package pl.nurt.customer.importing;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.platform.files.StoredFileId;
import pl.nurt.platform.jobs.JobId;

/**
 * An import as its page shows it.
 *
 * @param heads of the columns, in their order
 * @param mapping for each column the field it fills; empty for a column that is left out
 * @param appliedAt when all that was to be taken in was
 * @param job that is at it, or was last; null before the first, and when what it did not bring to its end was left
 * @param file as it came; null for imports of before files were kept
 * @param counts how many rows have which verdict, once they were looked through
 */
public record ImportRun(
        ImportRunId id,
        String fileName,
        ImportState state,
        List<String> heads,
        List<Optional<ImportField>> mapping,
        Instant createdAt,
        @Nullable Instant appliedAt,
        @Nullable JobId job,
        @Nullable StoredFileId file,
        Map<ImportVerdict, Integer> counts) {
    public ImportRun {
        heads = List.copyOf(heads);
        mapping = List.copyOf(mapping);
        counts = Map.copyOf(counts);
    }

    public int rows() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int count(ImportVerdict verdict) {
        return counts.getOrDefault(verdict, 0);
    }

    /** Whether another column has the same head as the one at that place. */
    public boolean sharesHead(int column) {
        return Collections.frequency(heads, heads.get(column)) > 1;
    }

    /** Heads that stand over several columns, in their order. */
    public List<String> sharedHeads() {
        return heads.stream()
                .filter(head -> !head.isBlank() && Collections.frequency(heads, head) > 1)
                .distinct()
                .toList();
    }
}
