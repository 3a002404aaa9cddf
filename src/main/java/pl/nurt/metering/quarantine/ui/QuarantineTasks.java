package pl.nurt.metering.quarantine.ui;

import java.util.List;
import org.springframework.stereotype.Component;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.MeteringNavigation;
import pl.nurt.metering.quarantine.Quarantine;
import pl.nurt.metering.quarantine.QuarantineChanged;
import pl.nurt.metering.quarantine.QuarantineFilter;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.desk.DeskTask;
import pl.nurt.platform.ui.desk.DeskTasks;

/** Readings that wait for a decision, on the office's first page. */
@Component
class QuarantineTasks implements DeskTasks {
    private final Quarantine quarantine;
    private final CurrentUser currentUser;
    private final LiveUpdates live;

    QuarantineTasks(Quarantine quarantine, CurrentUser currentUser, LiveUpdates live) {
        this.quarantine = quarantine;
        this.currentUser = currentUser;
        this.live = live;
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public List<DeskTask> create() {
        var viewer = currentUser.viewer();
        if (!viewer.may(Right.SEE_QUARANTINE)) {
            return List.of();
        }
        var line = new DeskTask(MeteringNavigation.QUARANTINE);
        show(line, viewer);
        live.whileAttached(line, QuarantineChanged.class, event -> true, events -> show(line, viewer));
        return List.of(line);
    }

    private void show(DeskTask line, Viewer viewer) {
        var open = quarantine.count(QuarantineFilter.OPEN, viewer);
        line.show(open, line.getTranslation("metering.quarantine.task", open));
    }
}
