package pl.nurt.notice.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Clock;
import java.util.Optional;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Viewer;
import pl.nurt.notice.InboxChanged;
import pl.nurt.notice.inbox.Inbox;
import pl.nurt.notice.inbox.InboxFilter;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.PageLink;
import pl.nurt.platform.ui.desk.DeskPanel;

/** The newest messages to somebody of the office, on the office's first page. */
@org.springframework.stereotype.Component
class NewestMessages implements DeskPanel {
    private static final int SHOWN = 5;

    private final Inbox inbox;
    private final CurrentUser currentUser;
    private final LiveUpdates live;
    private final Clock clock;

    NewestMessages(Inbox inbox, CurrentUser currentUser, LiveUpdates live, Clock clock) {
        this.inbox = inbox;
        this.currentUser = currentUser;
        this.live = live;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public Optional<Component> create() {
        return Optional.of(new Newest(currentUser.viewer()));
    }

    private final class Newest extends Card {
        private final Viewer viewer;
        private final Div body = new Div();

        Newest(Viewer viewer) {
            super("");
            this.viewer = viewer;
            setHeading(getTranslation("notice.title"));
            aside(new PageLink(OfficeNoticesView.PATH, getTranslation("notice.all")));
            add(body);
            live.whileAttached(
                    this,
                    InboxChanged.class,
                    event -> event.accounts().contains(viewer.account()),
                    events -> show());
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
                body.add(new MessageList(newest, OfficeNoticesView.PATH, clock));
            }
        }
    }
}
