package pl.nurt.booking.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pl.nurt.booking.calendars.BookingCalendar;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.platform.ui.Card;

/** What one can come for: each calendar a link. */
final class KindsCard extends Card {
    private final BookingTexts texts;
    private final Function<BookingCalendarId, BookingAddress> page;
    private final Div lists = new Div();

    /** @param page that books in a calendar */
    KindsCard(BookingTexts texts, Function<BookingCalendarId, BookingAddress> page) {
        super(texts.text("what"));
        this.texts = texts;
        this.page = page;
        lists.addClassName("stack");
        add(lists);
        addClassNames("book-kinds");
    }

    /** By unit; its name stands above its calendars where there are several. */
    void show(List<BookingCalendar> calendars, @Nullable BookingCalendarId chosen) {
        lists.removeAll();
        var units = calendars.stream().map(BookingCalendar::unit).distinct().toList();
        for (var unit : units) {
            var list = new UnorderedList();
            list.addClassName("kind-list");
            calendars.stream()
                    .filter(calendar -> calendar.unit().equals(unit))
                    .forEach(calendar ->
                            list.add(new ListItem(link(calendar, calendar.id().equals(chosen)))));
            if (units.size() > 1) {
                var name = new Span(unit.name().in(texts.locale()));
                name.addClassName("kind-unit");
                lists.add(name);
                list.getElement().setAttribute("aria-label", unit.name().in(texts.locale()));
            }
            lists.add(list);
        }
    }

    private Anchor link(BookingCalendar calendar, boolean chosen) {
        var name = new Span(texts.name(calendar));
        name.addClassName("kind-name");
        var about = new Span(texts.about(calendar));
        about.addClassName("kind-about");
        var link = new Anchor(
                page.apply(calendar.id()).location(),
                BookingTexts.icon(calendar.kind()).create(),
                new Div(name, about));
        link.getElement().setAttribute("router-link", true);
        link.addClassName("kind");
        if (chosen) {
            link.getElement().setAttribute("aria-current", "true");
        }
        return link;
    }
}
