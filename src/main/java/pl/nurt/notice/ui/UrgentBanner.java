package pl.nurt.notice.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Viewer;
import pl.nurt.notice.InboxChanged;
import pl.nurt.notice.Topic;
import pl.nurt.notice.inbox.Inbox;
import pl.nurt.notice.inbox.InboxMessage;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.frame.PageBanner;
import pl.nurt.platform.ui.text.LineBreaks;

/** A hazard or a cut that is not over and that the person has not read yet, above every page; reading it takes it away. */
@org.springframework.stereotype.Component
class UrgentBanner implements PageBanner {
    private final Inbox inbox;
    private final CurrentUser currentUser;
    private final LiveUpdates live;

    UrgentBanner(Inbox inbox, CurrentUser currentUser, LiveUpdates live) {
        this.inbox = inbox;
        this.currentUser = currentUser;
        this.live = live;
    }

    @Override
    public Component create() {
        return new Place(inbox, currentUser.viewer(), live);
    }

    private static final class Place extends Div {
        private final Inbox inbox;
        private final Viewer viewer;

        Place(Inbox inbox, Viewer viewer, LiveUpdates live) {
            this.inbox = inbox;
            this.viewer = viewer;
            addClassName("page-banner");
            live.whileAttached(
                    this,
                    InboxChanged.class,
                    event -> event.accounts().contains(viewer.account()),
                    events -> show(true));
        }

        /** Each page attaches it anew, and so looks again. */
        @Override
        protected void onAttach(AttachEvent attached) {
            show(false);
        }

        private void show(boolean isNews) {
            removeAll();
            inbox.urgent(viewer, getLocale())
                    .map(this::notice)
                    .map(notice -> isNews ? notice.announced() : notice)
                    .ifPresent(this::add);
        }

        private Notice notice(InboxMessage message) {
            var read = new Anchor(
                    NoticesView.PATH + "?" + InboxPage.MESSAGE + "="
                            + message.id().value(),
                    getTranslation("notice.banner.read"));
            return new Notice(
                            message.topic() == Topic.HAZARD ? State.BAD : State.WARN,
                            LineBreaks.bound(message.title(), getLocale()),
                            LineBreaks.bound(message.text().lines().findFirst().orElse(""), getLocale()))
                    .actions(read);
        }
    }
}
