package pl.nurt.notice.ui;

import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Rights;
import pl.nurt.notice.inbox.Inbox;
import pl.nurt.platform.live.LiveUpdates;

/** What somebody of the office has to look after, as told by the portal. */
@JsModule("./push.ts")
@Route(OfficeNoticesView.PATH)
@Menu(title = "notice.title", order = 10, icon = "bell")
@RolesAllowed(Rights.STAFF)
class OfficeNoticesView extends InboxPage {
    static final String PATH = "office/notices";

    OfficeNoticesView(Inbox inbox, ReachCards reach, CurrentUser currentUser, LiveUpdates live, Clock clock) {
        super(PATH, inbox, reach, currentUser, live, clock);
    }
}
