package pl.nurt.billing.runs.internal;

import pl.nurt.billing.runs.BillRunId;

/** What a job of a run needs to know. @param round the dry run it makes; of no meaning to one that issues */
public record BillRunData(long run, int round) {
    BillRunId id() {
        return new BillRunId(run);
    }
}
