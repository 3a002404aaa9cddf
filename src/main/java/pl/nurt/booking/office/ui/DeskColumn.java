package pl.nurt.booking.office.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import pl.nurt.booking.BookingId;
import pl.nurt.booking.BookingState;
import pl.nurt.booking.office.BlockedTime;
import pl.nurt.booking.office.DeskEntry;
import pl.nurt.booking.office.DeskPerson;
import pl.nurt.booking.ui.BookingTexts;
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

        void open(DeskEntry entry);

        void lift(BlockedTime blocked);
    }

    DeskColumn(
            BookingTexts texts,
            DeskPerson person,
            List<DeskEntry> entries,
            List<BlockedTime> blocked,
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
        blocked.stream()
                .filter(one -> entries.stream().noneMatch(entry -> isOf(one, entry)))
                .forEach(one -> add(blocked(one)));
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

    /** Where a booking was called off, its own words say why its time is given to nobody. */
    private static boolean isOf(BlockedTime blocked, DeskEntry entry) {
        return entry.state() == BookingState.CANCELLED
                && entry.start().equals(blocked.start())
                && entry.end().equals(blocked.end());
    }

    private Div blocked(BlockedTime blocked) {
        var words = EntryWords.blocked(texts, blocked);
        var line = new Div(new Span(
                texts.text("office.blocked", texts.moment(blocked.start()), texts.moment(blocked.end()), words)));
        line.addClassName("desk-blocked");
        if (mayChange && blocked.end().isAfter(now)) {
            var lift = new Button(texts.text("office.lift"), pressed -> acts.lift(blocked));
            lift.addThemeVariants(ButtonVariant.TERTIARY);
            lift.setAriaLabel(texts.text("office.lift") + ": " + words + ", " + texts.moment(blocked.start()));
            line.add(lift);
        }
        return line;
    }

    private Div words(DeskEntry entry) {
        var said = new EntryWords(texts, entry);
        var words = new Div();
        if (entry.state() == BookingState.HELD) {
            var name = new Span(said.name());
            name.addClassName("desk-person");
            words.add(name);
        } else {
            var name = new NativeButton(said.name(), pressed -> acts.open(entry));
            name.addClassName("desk-person");
            name.getElement().setAttribute("aria-label", said.label());
            words.add(name);
        }
        var about = new Span(said.about());
        about.addClassName("desk-about");
        words.add(about);
        if (!said.state().isEmpty()) {
            var word = new Span(said.state());
            word.addClassName("desk-state");
            words.add(word);
        }
        return words;
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
