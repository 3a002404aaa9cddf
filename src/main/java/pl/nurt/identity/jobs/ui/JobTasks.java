package pl.nurt.identity.jobs.ui;

import java.util.List;
import org.springframework.stereotype.Component;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.jobs.OfficeJobs;
import pl.nurt.platform.jobs.JobChanged;
import pl.nurt.platform.jobs.JobState;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.desk.DeskTask;
import pl.nurt.platform.ui.desk.DeskTasks;

/** Jobs that did not succeed, the person's own or, for who keeps them, everybody's, on the office's first page. */
@Component
class JobTasks implements DeskTasks {
    private final OfficeJobs jobs;
    private final CurrentUser currentUser;
    private final LiveUpdates live;

    JobTasks(OfficeJobs jobs, CurrentUser currentUser, LiveUpdates live) {
        this.jobs = jobs;
        this.currentUser = currentUser;
        this.live = live;
    }

    @Override
    public int order() {
        return 500;
    }

    @Override
    public List<DeskTask> create() {
        var viewer = currentUser.viewer();
        var line = new DeskTask(JobsView.PATH);
        show(line, viewer);
        live.whileAttached(
                line, JobChanged.class, event -> JobsView.concerns(event, viewer), events -> show(line, viewer));
        return List.of(line);
    }

    private void show(DeskTask line, Viewer viewer) {
        var failed = jobs.counts(viewer, OfficeJobs.seesAll(viewer)).getOrDefault(JobState.FAILED, 0);
        line.show(failed, line.getTranslation("identity.jobs.task", failed));
    }
}
