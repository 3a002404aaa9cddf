package pl.nurt.identity.security.ui;

import java.util.List;
import org.springframework.stereotype.Component;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.security.SecurityNews;
import pl.nurt.identity.security.SecurityWatch;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.desk.DeskTask;
import pl.nurt.platform.ui.desk.DeskTasks;

/** Alarms of the last day, on the office's first page of those who look after them. */
@Component
class SecurityTasks implements DeskTasks {
    private final SecurityWatch watch;
    private final CurrentUser currentUser;
    private final LiveUpdates live;

    SecurityTasks(SecurityWatch watch, CurrentUser currentUser, LiveUpdates live) {
        this.watch = watch;
        this.currentUser = currentUser;
        this.live = live;
    }

    @Override
    public int order() {
        return 490;
    }

    @Override
    public List<DeskTask> create() {
        var viewer = currentUser.viewer();
        if (!viewer.may(Right.READ_AUDIT)) {
            return List.of();
        }
        var line = new DeskTask(SecurityView.PATH);
        show(line, viewer);
        live.whileAttached(line, SecurityNews.class, event -> true, events -> show(line, viewer));
        return List.of(line);
    }

    private void show(DeskTask line, Viewer viewer) {
        var alarms = watch.alarmsOfTheDay(viewer);
        line.show(alarms, line.getTranslation("identity.security.task", alarms));
    }
}
