package pl.nurt.notice.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import pl.nurt.identity.CurrentUser;
import pl.nurt.notice.InboxChanged;
import pl.nurt.notice.inbox.Inbox;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.frame.MenuCount;
import pl.nurt.platform.ui.frame.OfficeMenuCount;

/** How many messages the person has not read, beside the menu's entry: the portal's, and the office's. */
class UnreadCount implements MenuCount {
    private static final int MOST_SHOWN = 99;

    private final String path;
    private final Inbox inbox;
    private final CurrentUser currentUser;
    private final LiveUpdates live;

    UnreadCount(String path, Inbox inbox, CurrentUser currentUser, LiveUpdates live) {
        this.path = path;
        this.inbox = inbox;
        this.currentUser = currentUser;
        this.live = live;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public Component create() {
        var viewer = currentUser.viewer();
        var count = new Span();
        live.whileAttached(
                count,
                InboxChanged.class,
                event -> event.accounts().contains(viewer.account()),
                events -> show(count, inbox.unread(viewer)));
        show(count, inbox.unread(viewer));
        return count;
    }

    private static void show(Span count, int unread) {
        count.removeAll();
        if (unread > 0) {
            var number = new Span(unread > MOST_SHOWN ? MOST_SHOWN + "+" : Integer.toString(unread));
            number.getElement().setAttribute("aria-hidden", "true");
            var heard = new Span(count.getTranslation("notice.unread", unread));
            heard.addClassName("sr-only");
            count.add(number, heard);
        }
    }

    @org.springframework.stereotype.Component
    static class OfPortal extends UnreadCount {
        OfPortal(Inbox inbox, CurrentUser currentUser, LiveUpdates live) {
            super(NoticesView.PATH, inbox, currentUser, live);
        }
    }

    @org.springframework.stereotype.Component
    static class OfOffice extends UnreadCount implements OfficeMenuCount {
        OfOffice(Inbox inbox, CurrentUser currentUser, LiveUpdates live) {
            super(OfficeNoticesView.PATH, inbox, currentUser, live);
        }
    }
}
