package pl.nurt.notice.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Clock;
import pl.nurt.identity.Viewer;
import pl.nurt.notice.InboxChanged;
import pl.nurt.notice.inbox.Inbox;
import pl.nurt.notice.inbox.InboxFilter;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.frame.PageLink;

/** The newest messages to somebody, each a way to the whole of it, on the first pages of portal and office. */
final class NewestMessages extends Card {
    private static final int SHOWN = 4;

    private final Inbox inbox;
    private final Viewer viewer;
    private final String path;
    private final Clock clock;
    private final Div body = new Div();

    /** @param path of the person's messages */
    NewestMessages(String path, Inbox inbox, Viewer viewer, LiveUpdates live, Clock clock) {
        super("");
        this.path = path;
        this.inbox = inbox;
        this.viewer = viewer;
        this.clock = clock;
        setHeading(getTranslation("notice.newest"));
        aside(new PageLink(path, getTranslation("notice.all")));
        add(body);
        live.whileAttached(
                this, InboxChanged.class, event -> event.accounts().contains(viewer.account()), events -> show());
        show();
    }

    private void show() {
        body.removeAll();
        var newest = inbox.page(viewer, InboxFilter.ALL, null, SHOWN, getLocale());
        if (newest.isEmpty()) {
            var none = new Paragraph(getTranslation("notice.none"));
            none.addClassName("muted");
            body.add(none);
        } else {
            body.add(new MessageList(newest, path, clock));
        }
    }
}
