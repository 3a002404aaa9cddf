package pl.nurt.notice.ui.sent;

import java.util.List;
import org.springframework.stereotype.Component;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.notice.DeliveriesChanged;
import pl.nurt.notice.DeliveryState;
import pl.nurt.notice.outgoing.SentFilter;
import pl.nurt.notice.outgoing.SentMessages;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.desk.DeskTask;
import pl.nurt.platform.ui.desk.DeskTasks;
import pl.nurt.platform.ui.list.ListPage;

/** Messages that did not arrive, on the office's first page. */
@Component
class MessageTasks implements DeskTasks {
    private static final SentFilter FAILED = new SentFilter(null, DeliveryState.FAILED, null, "");

    private final SentMessages sent;
    private final CurrentUser currentUser;
    private final LiveUpdates live;

    MessageTasks(SentMessages sent, CurrentUser currentUser, LiveUpdates live) {
        this.sent = sent;
        this.currentUser = currentUser;
        this.live = live;
    }

    @Override
    public int order() {
        return 400;
    }

    @Override
    public List<DeskTask> create() {
        var viewer = currentUser.viewer();
        if (!viewer.may(Right.SEE_MESSAGES)) {
            return List.of();
        }
        var line = new DeskTask(ListPage.asking(OfficeMessagesView.PATH, "state", DeliveryState.FAILED));
        show(line, viewer);
        live.whileAttached(line, DeliveriesChanged.class, event -> true, events -> show(line, viewer));
        return List.of(line);
    }

    private void show(DeskTask line, Viewer viewer) {
        var failed = sent.found(viewer, FAILED);
        line.show(failed, line.getTranslation("notice.office.task", failed));
    }
}
