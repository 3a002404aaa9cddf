package pl.nurt.notice.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Clock;
import java.util.List;
import pl.nurt.notice.inbox.InboxMessage;
import pl.nurt.platform.ui.Badge;
import pl.nurt.platform.ui.text.LineBreaks;

/** Messages in a line each; the whole line leads to the message. */
final class MessageList extends UnorderedList {
    private final String inboxPath;
    private final Clock clock;

    MessageList(List<InboxMessage> messages, String inboxPath, Clock clock) {
        this.inboxPath = inboxPath;
        this.clock = clock;
        addClassName("message-list");
        messages.forEach(message -> add(new ListItem(line(message))));
    }

    private Anchor line(InboxMessage message) {
        var icon = new Span(TopicLook.icon(message.topic()).create());
        icon.addClassNames("message-icon", TopicLook.state(message).name().toLowerCase(java.util.Locale.ROOT));
        var title = new Span(LineBreaks.bound(message.title(), getLocale()));
        title.addClassName("message-title");
        var first = message.text().lines().findFirst().orElse("");
        var about = new Span(
                MessageTimes.brief(message.at(), clock, getLocale()) + " · " + LineBreaks.bound(first, getLocale()));
        about.addClassName("message-about");
        var words = new Span(title, about);
        words.addClassName("message-words");
        var badge = new Badge(TopicLook.state(message), getTranslation("notice.topic." + message.topic()));
        var line = new Anchor(
                inboxPath + "?" + InboxPage.MESSAGE + "=" + message.id().value(), icon, words, badge);
        if (!message.read()) {
            line.addClassName("unread");
            var heard = new Span(getTranslation("notice.new"));
            heard.addClassName("sr-only");
            title.addComponentAsFirst(heard);
        }
        return line;
    }
}
