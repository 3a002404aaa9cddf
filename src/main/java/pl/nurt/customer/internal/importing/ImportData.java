package pl.nurt.customer.internal.importing;

import pl.nurt.customer.importing.ImportRunId;

/** What a job of an import needs to know. */
record ImportData(long run) {
    ImportRunId id() {
        return new ImportRunId(run);
    }
}
