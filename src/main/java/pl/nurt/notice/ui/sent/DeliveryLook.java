package pl.nurt.notice.ui.sent;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Arrays;
import pl.nurt.notice.DeliveryState;
import pl.nurt.notice.outgoing.OwnReason;
import pl.nurt.notice.outgoing.SentMessage;
import pl.nurt.platform.ui.Badge;
import pl.nurt.platform.ui.State;

/** How the office sees what became of a message on one channel. */
final class DeliveryLook {
    private DeliveryLook() {}

    /** The badge of the state, and below it why it is so. */
    static Div state(SentMessage message, Component page) {
        var words = new Div(new Badge(look(message.state()), word(message, page)));
        words.addClassName("stack-words");
        var reason = message.reason();
        if (reason != null) {
            var why = new Span(reason(reason, page));
            why.addClassNames("muted", "small");
            words.add(why);
        }
        return words;
    }

    /** The state in a word; of what was opened, that it was. */
    static String word(SentMessage message, Component page) {
        return message.openedAt() != null
                ? page.getTranslation("notice.state.opened")
                : page.getTranslation("notice.state." + message.state());
    }

    /** Our own codes in words, with what is known beside them; what a provider said, as it said it. */
    static String reason(String reason, Component page) {
        var colon = reason.indexOf(": ");
        var code = colon < 0 ? reason : reason.substring(0, colon);
        return Arrays.stream(OwnReason.values())
                .filter(own -> own.name().equals(code))
                .findFirst()
                .map(own -> page.getTranslation("notice.reason." + own)
                        + (colon < 0 ? "" : ": " + reason(reason.substring(colon + 2), page)))
                .orElse(reason);
    }

    /** The class of the badge, for a renderer. */
    static String badge(SentMessage message) {
        return "badge " + look(message.state()).className();
    }

    static State look(DeliveryState state) {
        return switch (state) {
            case DELIVERED -> State.GOOD;
            case FAILED -> State.BAD;
            case UNKNOWN, EXPIRED -> State.WARN;
            case QUEUED, SENDING, SENT, CANCELLED -> State.INFO;
        };
    }
}
