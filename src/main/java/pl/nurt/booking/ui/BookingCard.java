package pl.nurt.booking.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import pl.nurt.booking.BookingRefusedException;
import pl.nurt.booking.BookingState;
import pl.nurt.booking.OwnBooking;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.StaleEditException;
import pl.nurt.platform.ui.Badge;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Toast;
import pl.nurt.platform.ui.frame.PageLink;

/** One booking: when, where, with whom, and what can still be done about it. */
final class BookingCard extends Card {
    private final BookingActs acts;
    private final BookingTexts texts;
    private final OwnBooking booking;
    private final Instant now;
    private final Div words = new Div();
    private final Runnable changed;

    /** @param changed shows the booking anew after the person did something with it */
    BookingCard(BookingActs acts, BookingTexts texts, OwnBooking booking, Instant now, Runnable changed) {
        super(texts.text("card", texts.name(booking.calendar()), texts.span(booking.start(), booking.end())));
        this.acts = acts;
        this.texts = texts;
        this.booking = booking;
        this.now = now;
        this.changed = changed;
        addClassName("booking-card");
        words.addClassName("booking-words");
        add(leaf(), words);
        aside(badge());
        describe();
        offer();
    }

    private boolean isBooked() {
        return booking.state() == BookingState.BOOKED;
    }

    /** The day as on a calendar's leaf. */
    private Div leaf() {
        var day = booking.start().atZone(CivilTime.ZONE);
        var number = new Span("" + day.getDayOfMonth());
        number.addClassName("leaf-number");
        var leaf = new Div(
                new Span(DateTimeFormatter.ofPattern("EEE", texts.locale()).format(day)),
                number,
                new Span(DateTimeFormatter.ofPattern("MMMM", texts.locale())
                        .format(day)
                        .replaceAll("(.{9}).+", "$1")));
        leaf.addClassName("leaf");
        leaf.setClassName("over", !isBooked());
        leaf.getElement().setAttribute("role", "img");
        leaf.getElement().setAttribute("aria-label", texts.weekday(day.toLocalDate()));
        return leaf;
    }

    private Badge badge() {
        return switch (booking.state()) {
            case BOOKED -> new Badge(State.GOOD, texts.text("state.BOOKED"));
            case CANCELLED ->
                booking.cancelReason() == null
                        ? new Badge(State.INFO, texts.text("state.CANCELLED"))
                        : new Badge(State.WARN, texts.text("state.byOffice"));
            case ATTENDED -> new Badge(State.GOOD, texts.text("state.ATTENDED"));
            case MISSED -> new Badge(State.WARN, texts.text("state.MISSED"));
            case HELD -> new Badge(State.INFO, texts.text("state.HELD"));
            case RELEASED -> new Badge(State.INFO, texts.text("state.RELEASED"));
        };
    }

    private void describe() {
        line(texts.text("where", texts.where(booking), booking.receiver()));
        var bring = booking.calendar().bring();
        if (isBooked() && bring != null) {
            line(bring.in(texts.locale()));
        }
        var before = booking.movedFrom();
        if (before != null) {
            line(texts.text(booking.movedByOffice() ? "movedByOffice" : "movedByYou", texts.moment(before)));
        }
        var reason = booking.cancelReason();
        if (reason != null) {
            var note = booking.cancelNote();
            line(texts.text("reason." + reason) + (note == null ? "" : ": " + note));
        }
        line(texts.text("number", booking.number()));
    }

    private void line(String text) {
        var line = new Paragraph(text);
        line.addClassName("booking-line");
        words.add(line);
    }

    private void offer() {
        if (isBooked() && booking.start().isAfter(now)) {
            offerChanges();
            return;
        }
        if (booking.state() == BookingState.CANCELLED && booking.start().isAfter(now)) {
            var row = new Div(file("keep.not"));
            row.addClassNames("actions", "booking-actions");
            add(row);
        }
        if (booking.state() == BookingState.CANCELLED
                && booking.cancelReason() != null
                && booking.end().isAfter(now)) {
            offerOthers();
        } else if (mayUndo()) {
            var undo = new Button(texts.text("undo"), pressed -> undo());
            undo.setDisableOnClick(true);
            actions(undo);
        }
    }

    /** The office called it off: other times, one press each. */
    private void offerOthers() {
        var row = new Div();
        row.addClassNames("actions", "booking-actions");
        for (var start : acts.instead()) {
            var button = new Button(texts.text("instead", texts.moment(start)), pressed -> rebook(start));
            button.setDisableOnClick(true);
            row.add(button);
        }
        var other = new PageLink(acts.others(), texts.text("instead.other"));
        other.addClassName("button");
        row.add(other);
        var ask = new Paragraph(texts.text("instead.ask"));
        ask.addClassNames("small");
        add(ask, row);
    }

    private void rebook(Instant start) {
        try {
            var made = acts.rebook(start);
            getUI().ifPresent(ui -> ui.navigate(made));
        } catch (BookingRefusedException refused) {
            Toast.show(texts.refusal(refused));
            changed.run();
        }
    }

    private boolean mayUndo() {
        var until = booking.undoUntil();
        return booking.state() == BookingState.CANCELLED
                && booking.cancelReason() == null
                && until != null
                && until.isAfter(now);
    }

    private void offerChanges() {
        var row = new Div(file(booking.sequence() == 0 ? "keep" : "keep.change"));
        row.addClassNames("actions", "booking-actions");
        if (!now.isAfter(booking.moveUntil())) {
            var move = new PageLink(acts.moving(), texts.text("move"));
            move.addClassName("button");
            row.add(move);
        }
        if (!now.isAfter(booking.cancelUntil())) {
            var cancel = new Button(texts.text("cancel"), pressed -> cancel());
            cancel.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
            cancel.setDisableOnClick(true);
            row.add(cancel);
        }
        var until = new Paragraph(
                texts.text("until", texts.moment(booking.moveUntil()), texts.moment(booking.cancelUntil())));
        until.addClassNames("muted", "small");
        add(row, until);
    }

    /** The booking for another calendar: to put it there, to change it, to take it out. */
    private Anchor file(String key) {
        var link = new Anchor(download(), "");
        link.add(Icons.CALENDAR.create(), new Span(texts.text(key)));
        link.addClassName("button");
        return link;
    }

    private DownloadHandler download() {
        return DownloadHandler.fromInputStream(event -> {
            var file = acts.file();
            return new DownloadResponse(
                    new ByteArrayInputStream(file), booking.number() + ".ics", "text/calendar", file.length);
        });
    }

    private void cancel() {
        try {
            acts.cancel();
            Toast.done(texts.text("cancelled.done", texts.moment(booking.start())), this::takeBack);
        } catch (BookingRefusedException late) {
            Toast.show(texts.refusal(late));
        }
        changed.run();
    }

    private void undo() {
        try {
            takeBack();
        } catch (StaleEditException late) {
            Toast.show(texts.text("undo.late"));
            changed.run();
        }
    }

    private void takeBack() {
        acts.undo();
        changed.run();
    }
}
