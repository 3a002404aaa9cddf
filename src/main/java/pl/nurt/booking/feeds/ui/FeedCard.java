package pl.nurt.booking.feeds.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import pl.nurt.booking.feeds.CalendarFeeds;
import pl.nurt.booking.ui.BookingTexts;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.Clipboard;
import pl.nurt.platform.ui.feedback.Dialogs;

/** The address of one's own calendar: made here, shown once, taken back here. */
public final class FeedCard extends Card {
    private final CalendarFeeds feeds;
    private final Viewer viewer;
    private final BookingTexts texts;
    private final Div place = new Div();

    public FeedCard(CalendarFeeds feeds, Viewer viewer, BookingTexts texts) {
        super(texts.text("feed"));
        this.feeds = feeds;
        this.viewer = viewer;
        this.texts = texts;
        place.addClassName("stack");
        add(place);
        show(null);
    }

    /** @param address just made; null when it cannot be shown any more */
    private void show(@Nullable String address) {
        place.removeAll();
        var since = feeds.since(viewer);
        var text = new Paragraph(
                since.isEmpty()
                        ? texts.text("feed.text")
                        : texts.text(address == null ? "feed.since" : "feed.once", texts.moment(since.get())));
        text.addClassNames("muted", "small");
        place.add(text);
        if (address != null) {
            place.add(shown(address));
        }
        var make = new Button(texts.text(since.isEmpty() ? "feed.make" : "feed.another"), pressed -> make());
        make.setDisableOnClick(true);
        var row = new Div(make);
        row.addClassName("actions");
        if (since.isPresent()) {
            var revoke = new Button(texts.text("feed.revoke"), pressed -> revoke());
            revoke.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
            row.add(revoke);
        }
        place.add(row);
    }

    private Div shown(String address) {
        var field = new TextField(texts.text("feed.address"));
        field.setValue(address);
        field.setReadOnly(true);
        field.setAutoselect(true);
        field.setWidthFull();
        var copy = new Button(texts.text("feed.copy"));
        copy.addClickListener(pressed -> {
            Clipboard.copy(copy, address, () -> copy.setText(texts.text("feed.copied")));
        });
        var shown = new Div(field, copy);
        shown.addClassName("stack");
        return shown;
    }

    private void make() {
        var path = feeds.make(viewer);
        var page = ServletUriComponentsBuilder.fromContextPath(
                VaadinServletRequest.getCurrent().getHttpServletRequest());
        show(page.path(path).build().toUriString());
    }

    private void revoke() {
        Dialogs.confirm(
                texts.text("feed.revoke.title"), texts.text("feed.revoke.text"), texts.text("feed.revoke"), () -> {
                    feeds.revoke(viewer);
                    show(null);
                });
    }
}
