package pl.nurt.booking.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.booking.times.DayTimes;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.frame.PageLink;

/** A month, each day with the number of its free times; the same month shown again changes in place, so that nobody loses the focus. */
final class MonthCard extends Card {
    private final BookingTexts texts;
    private final Div place = new Div();
    private final Div links = new Div();
    private final Map<LocalDate, DayCell> cells = new HashMap<>();
    private @Nullable YearMonth shown;
    private @Nullable BookingAddress address;

    MonthCard(BookingTexts texts) {
        super("");
        this.texts = texts;
        links.addClassNames("row", "book-links");
        addClassName("book-month");
        add(place, links);
    }

    /** @param first the first month that is worth looking at; @param last likewise */
    void show(BookingAddress now, YearMonth month, YearMonth first, YearMonth last, List<DayTimes> days) {
        if (!month.equals(shown) || !now.equals(address)) {
            build(now, month, first, last);
        }
        shown = month;
        address = now;
        days.forEach(day -> Optional.ofNullable(cells.get(day.day())).ifPresent(cell -> cell.show(day)));
    }

    /** The links below the month. @param next the nearest free time */
    void showLinks(BookingAddress now, Optional<Instant> next) {
        links.removeAll();
        next.ifPresent(start -> {
            var day = CivilTime.dayOf(start);
            links.add(new PageLink(now.at(day).location(), texts.text("nextFree", texts.shortDay(day))));
        });
        var calendar = now.calendar();
        if (calendar != null && now.path().equals(BookingAddress.PATH)) {
            links.add(new PageLink(WaitingView.location(calendar), texts.text("waiting.link")));
        }
        links.add(new PageLink(now.as(!now.list()).location(), texts.text(now.list() ? "asMonth" : "asList")));
    }

    private void build(BookingAddress now, YearMonth month, YearMonth first, YearMonth last) {
        setHeading(texts.month(month));
        subtitle(texts.text("below"));
        place.removeAll();
        cells.clear();
        var turn = new Div(
                turn(now, month.minusMonths(1), "monthBefore", month.isAfter(first), Icons.BACK),
                turn(now, month.plusMonths(1), "monthAfter", month.isBefore(last), Icons.ARROW));
        turn.addClassName("month-turn");
        place.add(turn, table(now, month));
    }

    private Anchor turn(BookingAddress now, YearMonth to, String key, boolean possible, Icons icon) {
        var link = new Anchor(now.at(to).location(), icon.create());
        link.getElement().setAttribute("router-link", true);
        link.addClassNames("button", "icon");
        link.getElement().setAttribute("aria-label", texts.text(key, texts.month(to)));
        link.setVisible(possible);
        return link;
    }

    private NativeTable table(BookingAddress now, YearMonth month) {
        var head = new NativeTableRow();
        for (var weekday : DayOfWeek.values()) {
            var cell = new NativeTableHeaderCell(weekday.getDisplayName(TextStyle.SHORT, texts.locale()));
            cell.getElement().setAttribute("abbr", weekday.getDisplayName(TextStyle.FULL, texts.locale()));
            cell.getElement().setAttribute("scope", "col");
            head.add(cell);
        }
        var body = new NativeTableBody();
        var monday = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        for (var week = monday; !week.isAfter(month.atEndOfMonth()); week = week.plusWeeks(1)) {
            var row = new NativeTableRow();
            week.datesUntil(week.plusWeeks(1)).forEach(day -> row.add(cell(now, month, day)));
            body.add(row);
        }
        var table = new NativeTable(new NativeTableHeader(head), body);
        table.addClassName("month-table");
        table.getElement().setAttribute("aria-label", texts.text("monthFree", texts.month(month)));
        return table;
    }

    private NativeTableCell cell(BookingAddress now, YearMonth month, LocalDate day) {
        if (!YearMonth.from(day).equals(month)) {
            return new NativeTableCell();
        }
        var cell = new DayCell(texts, now, day);
        cells.put(day, cell);
        return cell;
    }

    /** One day of the month. */
    private static final class DayCell extends NativeTableCell {
        private final BookingTexts texts;
        private final BookingAddress address;
        private final LocalDate day;
        private @Nullable DayTimes last;

        private DayCell(BookingTexts texts, BookingAddress address, LocalDate day) {
            this.texts = texts;
            this.address = address;
            this.day = day;
            addClassName("month-day");
        }

        private void show(DayTimes times) {
            var before = last;
            if (before != null && before.free() == times.free() && before.isFull() == times.isFull()) {
                return;
            }
            last = times;
            var isChosen = day.equals(address.day());
            removeAll();
            var number = new Span("" + day.getDayOfMonth());
            number.addClassName("month-number");
            if (times.free() > 0 || isChosen && times.isFull()) {
                var count = new Span(times.free() > 0 ? "" + times.free() : texts.text("taken"));
                count.addClassName(times.free() > 0 ? "month-count" : "month-word");
                var link = new Anchor(address.at(day).location(), number, count);
                link.getElement().setAttribute("router-link", true);
                link.getElement().setAttribute("aria-label", texts.text("dayFree", texts.weekday(day), times.free()));
                if (isChosen) {
                    link.getElement().setAttribute("aria-current", "date");
                }
                add(link);
                return;
            }
            var still = new Div(number);
            if (times.isFull() || times.holiday()) {
                var word = new Span(texts.text(times.isFull() ? "taken" : "holiday"));
                word.addClassName("month-word");
                still.add(word);
            }
            still.setClassName("full", times.isFull());
            add(still);
        }
    }
}
