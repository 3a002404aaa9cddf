package pl.nurt.notice.ui;

import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import pl.nurt.identity.CurrentUser;
import pl.nurt.notice.inbox.Inbox;
import pl.nurt.platform.live.LiveUpdates;

/** The resident's messages. */
@JsModule("./push.ts")
@Route(NoticesView.PATH)
@Menu(title = "notice.title", order = 70, icon = "bell")
@RolesAllowed("RESIDENT")
class NoticesView extends InboxPage {
    static final String PATH = "notices";

    NoticesView(Inbox inbox, ReachCards reach, CurrentUser currentUser, LiveUpdates live, Clock clock) {
        super(PATH, inbox, reach, currentUser, live, clock);
    }
}
