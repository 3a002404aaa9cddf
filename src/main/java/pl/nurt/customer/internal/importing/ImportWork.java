package pl.nurt.customer.internal.importing;

import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.nurt.customer.importing.ImportRun;
import pl.nurt.customer.importing.ImportRunId;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.jobs.Job;
import pl.nurt.platform.jobs.JobText;
import pl.nurt.platform.jobs.Jobs;

/** Has the long steps of an import done as jobs. */
@Component
public class ImportWork {
    private final Jobs jobs;
    private final ImportCheckJob checking;
    private final ImportApplyJob applying;
    private final ImportUndoJob undoing;
    private final ImportRepository imports;

    ImportWork(
            Jobs jobs,
            ImportCheckJob checking,
            ImportApplyJob applying,
            ImportUndoJob undoing,
            ImportRepository imports) {
        this.jobs = jobs;
        this.checking = checking;
        this.applying = applying;
        this.undoing = undoing;
        this.imports = imports;
    }

    public void startCheck(ImportRunId run, Viewer viewer) {
        imports.worksOn(
                run,
                jobs.start(
                        checking,
                        new ImportData(run.value()),
                        viewer.jobOwner(),
                        JobText.of("customer.import.job.check", file(run))));
    }

    public void startApply(ImportRunId run, Viewer viewer) {
        imports.worksOn(
                run,
                jobs.start(
                        applying,
                        new ImportData(run.value()),
                        viewer.jobOwner(),
                        JobText.of("customer.import.job.apply", file(run))));
    }

    public void startUndo(ImportRunId run, Viewer viewer) {
        imports.worksOn(
                run,
                jobs.start(
                        undoing,
                        new ImportData(run.value()),
                        viewer.jobOwner(),
                        JobText.of("customer.import.job.undo", file(run))));
    }

    /** The job that is at the import, or was last. */
    public Optional<Job> job(ImportRun run) {
        return Optional.ofNullable(run.job()).flatMap(job -> jobs.find(job, null));
    }

    /** Whether nobody is at it any more: the job ended, or did so long ago and is forgotten. */
    public boolean isOver(ImportRun run) {
        return job(run).map(job -> job.state().isOver()).orElse(true);
    }

    /** Has the job that failed or was cancelled go on where it was. @return false when it did neither */
    public boolean again(ImportRun run, Viewer viewer) {
        return run.job() != null && jobs.retry(run.job(), viewer.jobOwner());
    }

    private String file(ImportRunId run) {
        return imports.find(run).orElseThrow().fileName();
    }
}
