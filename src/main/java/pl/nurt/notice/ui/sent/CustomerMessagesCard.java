package pl.nurt.notice.ui.sent;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import pl.nurt.customer.CustomerId;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.notice.DeliveriesChanged;
import pl.nurt.notice.outgoing.SentMessage;
import pl.nurt.notice.outgoing.SentMessages;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.text.Formats;

/** The newest messages to a customer and those who act for it, each with its channel, its state and its cause. */
final class CustomerMessagesCard extends Card {
    private static final int FIRST = 6;
    private static final int MORE = 20;

    private final SentMessages sent;
    private final Viewer viewer;
    private final CustomerId customer;
    private final Div body = new Div();
    private int size = FIRST;

    CustomerMessagesCard(SentMessages sent, Viewer viewer, CustomerId customer, LiveUpdates live) {
        super("");
        this.sent = sent;
        this.viewer = viewer;
        this.customer = customer;
        setHeading(getTranslation("notice.customer"));
        add(body);
        live.whileAttached(body, DeliveriesChanged.class, event -> true, events -> show());
        show();
    }

    private void show() {
        body.removeAll();
        var all = sent.ofCustomer(viewer, customer, size + 1, getLocale());
        if (all.isEmpty()) {
            var none = new Paragraph(getTranslation("notice.customer.none"));
            none.addClassName("muted");
            body.add(none);
            return;
        }
        var list = new UnorderedList();
        list.addClassName("sent-list");
        all.stream().limit(size).map(this::line).forEach(list::add);
        body.add(list);
        if (all.size() > size) {
            var more = new Button(getTranslation("notice.older"), pressed -> {
                size += MORE;
                show();
            });
            more.addThemeVariants(ButtonVariant.TERTIARY);
            body.add(more);
        }
    }

    private ListItem line(SentMessage message) {
        var title = new Span(message.title());
        title.addClassName("sent-title");
        var about = new Span(getTranslation(
                "notice.customer.line",
                Formats.of(getLocale()).moment(message.at()),
                getTranslation("notice.channel." + message.channel()),
                message.to()));
        about.addClassNames("muted", "tiny");
        var words = new Div(title, about);
        words.addClassName("stack-words");
        var line = new ListItem(words, DeliveryLook.state(message, this));
        if (message.isRetryable() && viewer.may(Right.RETRY_MESSAGES)) {
            var again = new Button(getTranslation("notice.office.retry"), pressed -> {
                sent.retry(viewer, message.id());
                show();
            });
            again.addThemeVariants(ButtonVariant.TERTIARY);
            again.setAriaLabel(getTranslation("notice.office.retry.of", message.title(), message.to()));
            line.add(again);
        }
        return line;
    }
}
