package pl.nurt.booking.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import pl.nurt.booking.BookingId;
import pl.nurt.booking.BookingState;
import pl.nurt.booking.office.DeskEntry;
import pl.nurt.booking.office.DeskPerson;
import pl.nurt.platform.ui.Card;

/** The day of one person, in the order of time. What was called off stays, struck, with its reason. */
final class DeskColumn extends Card {
    private final BookingTexts texts;
    private final Instant now;
    private final boolean mayChange;
    private final Set<BookingId> chosen;
    private final Acts acts;

    /** What the column's controls do. */
    interface Acts {
        void changed();

        void note(DeskEntry entry, BookingState outcome);
    }

    DeskColumn(
            BookingTexts texts,
            DeskPerson person,
            List<DeskEntry> entries,
            Instant now,
            boolean mayChange,
            Set<BookingId> chosen,
            Acts acts) {
        super(person.name());
        this.texts = texts;
        this.now = now;
        this.mayChange = mayChange;
        this.chosen = chosen;
        this.acts = acts;
        addClassName("desk-column");
        var detail = person.detail();
        var booked = entries.stream()
                .filter(entry -> entry.state() == BookingState.BOOKED)
                .count();
        subtitle((detail == null ? person.unit() : detail).in(texts.locale()) + " · "
                + texts.text("office.count", booked));
        if (entries.isEmpty()) {
            var none = new Paragraph(texts.text("office.free"));
            none.addClassName("muted");
            add(none);
            return;
        }
        var list = new OrderedList();
        list.addClassName("desk-list");
        entries.forEach(entry -> list.add(item(entry)));
        add(list);
    }

    private ListItem item(DeskEntry entry) {
        var time = new Span(texts.span(entry.start(), entry.end()));
        time.addClassName("desk-time");
        var item = new ListItem(time, words(entry));
        item.addClassNames("desk-entry", "kind-" + entry.kind().name().toLowerCase(Locale.ROOT));
        item.setClassName("off", entry.state() == BookingState.CANCELLED);
        if (mayChange) {
            controls(item, entry);
        }
        return item;
    }

    private Div words(DeskEntry entry) {
        var person = entry.person();
        var name = new Span(person == null ? texts.text("office.nowBooking") : person);
        name.addClassName("desk-person");
        var place = entry.place();
        var about = new Span(entry.calendar().in(texts.locale())
                + (place == null ? "" : ", " + place.shortAddress())
                + (entry.phone() == null ? "" : ", " + entry.phone()));
        about.addClassName("desk-about");
        var words = new Div(name, about);
        var state = state(entry);
        if (!state.isEmpty()) {
            var word = new Span(state);
            word.addClassName("desk-state");
            words.add(word);
        }
        return words;
    }

    private String state(DeskEntry entry) {
        var reason = entry.reason();
        if (reason != null) {
            var note = entry.note();
            return texts.text("reason." + reason) + (note == null ? "" : ": " + note);
        }
        return entry.state() == BookingState.ATTENDED || entry.state() == BookingState.MISSED
                ? texts.text("state." + entry.state())
                : "";
    }

    private void controls(ListItem item, DeskEntry entry) {
        if (entry.state() == BookingState.BOOKED && entry.end().isAfter(now)) {
            var choose = new Checkbox();
            choose.setAriaLabel(texts.text("office.choose", texts.time(entry.start()), String.valueOf(entry.person())));
            choose.setValue(chosen.contains(entry.id()));
            choose.addValueChangeListener(changed -> {
                if (changed.getValue()) {
                    chosen.add(entry.id());
                } else {
                    chosen.remove(entry.id());
                }
                acts.changed();
            });
            item.add(choose);
        }
        if (!entry.start().isAfter(now)
                && entry.state() != BookingState.CANCELLED
                && entry.state() != BookingState.HELD) {
            item.add(outcomes(entry));
        }
    }

    private Div outcomes(DeskEntry entry) {
        var row = new Div();
        row.addClassName("desk-outcomes");
        for (var outcome : List.of(BookingState.ATTENDED, BookingState.MISSED)) {
            if (entry.state() != outcome) {
                var word = texts.text(outcome == BookingState.ATTENDED ? "office.attended" : "office.missed");
                var button = new Button(word, pressed -> acts.note(entry, outcome));
                button.addThemeVariants(ButtonVariant.TERTIARY);
                button.setAriaLabel(word + ": " + entry.person() + ", " + texts.time(entry.start()));
                row.add(button);
            }
        }
        return row;
    }
}
