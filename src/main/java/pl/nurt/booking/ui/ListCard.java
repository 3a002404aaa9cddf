package pl.nurt.booking.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pl.nurt.booking.times.DayTimes;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.frame.PageLink;

/** The same month in one column: each day that has free times, and under it its times. For whoever hears the page, and for whoever likes lists. */
final class ListCard extends Card {
    private final BookingTexts texts;
    private final Consumer<Instant> choose;
    private final Div days = new Div();
    private final Div links = new Div();
    private final Map<LocalDate, TimeButtons> byDay = new LinkedHashMap<>();

    ListCard(BookingTexts texts, Consumer<Instant> choose) {
        super("");
        this.texts = texts;
        this.choose = choose;
        links.addClassNames("row", "book-links");
        addClassName("book-list");
        add(links, days);
    }

    void show(
            BookingAddress now,
            YearMonth month,
            YearMonth first,
            YearMonth last,
            List<DayTimes> times,
            @Nullable Instant held) {
        setHeading(texts.month(month));
        links.removeAll();
        if (month.isAfter(first)) {
            links.add(turn(now, month.minusMonths(1), "monthBefore"));
        }
        if (month.isBefore(last)) {
            links.add(turn(now, month.plusMonths(1), "monthAfter"));
        }
        links.add(new PageLink(now.as(false).location(), texts.text("asMonth")));
        var free = times.stream()
                .filter(day -> day.times().stream()
                        .anyMatch(time -> time.isFree() || time.start().equals(held)))
                .toList();
        if (!free.stream().map(DayTimes::day).toList().equals(List.copyOf(byDay.keySet()))) {
            build(free);
        }
        free.forEach(day -> Objects.requireNonNull(byDay.get(day.day())).show(day.times(), held));
    }

    private PageLink turn(BookingAddress now, YearMonth to, String key) {
        return new PageLink(now.at(to).location(), texts.text(key, texts.month(to)));
    }

    private void build(List<DayTimes> free) {
        days.removeAll();
        byDay.clear();
        if (free.isEmpty()) {
            days.add(new Paragraph(texts.text("list.none")));
        }
        for (var day : free) {
            var buttons = new TimeButtons(texts, choose);
            byDay.put(day.day(), buttons);
            days.add(new H3(texts.text("dayFree", texts.weekday(day.day()), day.free())), buttons);
        }
    }
}
