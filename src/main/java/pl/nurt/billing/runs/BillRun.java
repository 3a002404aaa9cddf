package pl.nurt.billing.runs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pl.nurt.platform.Money;
import pl.nurt.platform.jobs.JobId;

/**
 * A run over the contracts that are billed every so many months.
 *
 * @param round how often its dry run was made
 * @param job that is at it, or was last
 * @param countedAt when the dry run was done; null while it is under way for the first time
 * @param startedBy name of who started it; null before
 * @param plannedInvoices what the dry run promised when it was started, and what was let in since
 */
public record BillRun(
        BillRunId id,
        BillingPeriod period,
        RunState state,
        int round,
        @Nullable JobId job,
        @Nullable Instant countedAt,
        @Nullable Instant startedAt,
        @Nullable String startedBy,
        @Nullable Instant finishedAt,
        int plannedInvoices,
        Money plannedGross) {
    public boolean isStarted() {
        return startedAt != null;
    }
}
