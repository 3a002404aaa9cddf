package pl.nurt.customer.internal.importing;

import java.util.Set;
import org.springframework.stereotype.Component;
import pl.nurt.customer.importing.ImportRunId;
import pl.nurt.customer.importing.ImportState;
import pl.nurt.platform.jobs.JobFailedException;
import pl.nurt.platform.jobs.JobRun;
import pl.nurt.platform.jobs.JobText;

/** Whether an import still waits for a job: a failed one may be tried again long after somebody left it and the import went on without it. */
@Component
class ImportTurn {
    private final ImportRepository imports;

    ImportTurn(ImportRepository imports) {
        this.imports = imports;
    }

    /**
     * Within the transaction of the work; the import stays where it is until that ends.
     *
     * @param done where the job brings the import
     * @param from where it may find it
     * @return false when the job has brought it there already: its portal was killed before that was written down
     * @throws JobFailedException when another job is at the import, or somebody left this one
     */
    boolean isOf(ImportRunId run, JobRun job, ImportState done, Set<ImportState> from) {
        var state = imports.stateFor(run, job.job());
        if (state.filter(done::equals).isPresent()) {
            return false;
        }
        if (state.filter(from::contains).isEmpty()) {
            throw new JobFailedException(JobText.of("customer.import.problem.leftBehind"));
        }
        return true;
    }
}
