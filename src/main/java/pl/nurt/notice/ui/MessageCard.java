package pl.nurt.notice.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.function.Consumer;
import pl.nurt.notice.DeliveryId;
import pl.nurt.notice.inbox.InboxMessage;
import pl.nurt.platform.ui.Badge;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.text.LineBreaks;

/** One message in full; showing it is reading it. */
final class MessageCard extends Card {
    private final InboxMessage message;
    private final Consumer<DeliveryId> read;

    MessageCard(InboxMessage message, String inboxPath, Consumer<DeliveryId> read) {
        super("");
        this.message = message;
        this.read = read;
        setHeading(LineBreaks.bound(message.title(), getLocale()));
        addClassName("message-card");
        var tags = new Div(new Badge(TopicLook.state(message), getTranslation("notice.topic." + message.topic())));
        tags.addClassName("row");
        if (message.over()) {
            tags.add(new Badge(State.GOOD, getTranslation("notice.over")));
        }
        addComponentAsFirst(tags);
        var when = new Paragraph(MessageTimes.inFull(message.at(), getLocale()));
        when.addClassNames("muted", "small");
        add(when);
        message.text()
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> add(new Paragraph(LineBreaks.bound(line, getLocale()))));
        if (!message.link().equals(NoticesView.PATH) && !message.link().startsWith(inboxPath)) {
            var open = new Anchor(message.link(), getTranslation("notice.open." + message.topic()));
            open.addClassName("button-link");
            actions(open);
        }
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        if (!message.read()) {
            read.accept(message.id());
        }
    }
}
