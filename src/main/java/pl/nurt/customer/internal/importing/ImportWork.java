package pl.nurt.customer.internal.importing;

import org.springframework.stereotype.Component;
import pl.nurt.customer.importing.ImportRunId;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.jobs.JobText;
import pl.nurt.platform.jobs.Jobs;

/** Has the long steps of an import done as jobs. */
@Component
public class ImportWork {
    private final Jobs jobs;
    private final ImportCheckJob checking;
    private final ImportApplyJob applying;
    private final ImportRepository imports;

    ImportWork(Jobs jobs, ImportCheckJob checking, ImportApplyJob applying, ImportRepository imports) {
        this.jobs = jobs;
        this.checking = checking;
        this.applying = applying;
        this.imports = imports;
    }

    public void startCheck(ImportRunId run, Viewer viewer) {
        jobs.start(
                checking,
                new ImportData(run.value()),
                viewer.jobOwner(),
                JobText.of("customer.import.job.check", file(run)));
    }

    public void startApply(ImportRunId run, Viewer viewer) {
        jobs.start(
                applying,
                new ImportData(run.value()),
                viewer.jobOwner(),
                JobText.of("customer.import.job.apply", file(run)));
    }

    private String file(ImportRunId run) {
        return imports.find(run).orElseThrow().fileName();
    }
}
