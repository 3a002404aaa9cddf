package pl.nurt.billing.ksef.ui;

import java.util.List;
import org.springframework.stereotype.Component;
import pl.nurt.billing.ksef.Ksef;
import pl.nurt.billing.ksef.KsefChanged;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Right;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.desk.DeskTask;
import pl.nurt.platform.ui.desk.DeskTasks;

/** Invoices that have stopped on their way through KSeF, and those whose term for sending ends, on the office's first page. */
@Component
class KsefTasks implements DeskTasks {
    private final Ksef ksef;
    private final CurrentUser user;
    private final LiveUpdates live;

    KsefTasks(Ksef ksef, CurrentUser user, LiveUpdates live) {
        this.ksef = ksef;
        this.user = user;
        this.live = live;
    }

    @Override
    public int order() {
        return 220;
    }

    @Override
    public List<DeskTask> create() {
        if (!user.viewer().may(Right.RUN_BILLS)) {
            return List.of();
        }
        var stopped = new DeskTask(KsefView.PATH);
        var urgent = new DeskTask(KsefView.PATH);
        show(stopped, urgent);
        live.whileAttached(stopped, KsefChanged.class, event -> true, events -> show(stopped, urgent));
        return List.of(stopped, urgent);
    }

    private void show(DeskTask stopped, DeskTask urgent) {
        var waiting = ksef.waiting();
        stopped.show(waiting.stopped(), stopped.getTranslation("billing.ksef.task.stopped", waiting.stopped()));
        urgent.show(waiting.urgent(), urgent.getTranslation("billing.ksef.task.urgent", waiting.urgent()));
    }
}
