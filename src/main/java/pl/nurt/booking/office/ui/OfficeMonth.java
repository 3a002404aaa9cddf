package pl.nurt.booking.office.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import pl.nurt.booking.BookingState;
import pl.nurt.booking.office.DeskPerson;
import pl.nurt.booking.office.OfficeSpan;
import pl.nurt.booking.ui.BookingTexts;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.ui.frame.PageLink;

/** A month in numbers: of each day how many are booked and how many were called off; the day is one press away. */
final class OfficeMonth extends Div {
    private final BookingTexts texts;
    private final OfficeAddress address;
    private final List<DeskPerson> people;
    private final OfficeSpan span;
    private final LocalDate today;

    OfficeMonth(
            BookingTexts texts,
            OfficeAddress address,
            List<DeskPerson> people,
            OfficeSpan span,
            LocalDate first,
            LocalDate last,
            LocalDate today) {
        this.texts = texts;
        this.address = address;
        this.people = people;
        this.span = span;
        this.today = today;
        addClassName("office-month");
        var head = new NativeTableRow();
        for (var weekday : DayOfWeek.values()) {
            var cell = new NativeTableHeaderCell(weekday.getDisplayName(TextStyle.SHORT, texts.locale()));
            cell.getElement().setAttribute("abbr", weekday.getDisplayName(TextStyle.FULL, texts.locale()));
            cell.getElement().setAttribute("scope", "col");
            head.add(cell);
        }
        var body = new NativeTableBody();
        var monday = first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        for (var week = monday; !week.isAfter(last); week = week.plusWeeks(1)) {
            var row = new NativeTableRow();
            week.datesUntil(week.plusWeeks(1))
                    .forEach(day ->
                            row.add(day.isBefore(first) || day.isAfter(last) ? new NativeTableCell() : cell(day)));
            body.add(row);
        }
        var table = new NativeTable(new NativeTableHeader(head), body);
        table.getElement().setAttribute("aria-label", texts.days(first, last));
        add(table);
    }

    private NativeTableCell cell(LocalDate day) {
        var booked = count(day, List.of(BookingState.BOOKED, BookingState.ATTENDED, BookingState.MISSED));
        var off = count(day, List.of(BookingState.CANCELLED));
        var number = new Span("" + day.getDayOfMonth());
        number.addClassName("month-number");
        var link = new PageLink(address.as(OfficeAddress.Look.DAY).at(day).location(), "");
        link.add(number);
        if (booked > 0) {
            var word = new Span(texts.text("office.month.booked", booked));
            word.addClassName("month-word");
            link.add(word);
        }
        if (off > 0) {
            var word = new Span(texts.text("office.month.off", off));
            word.addClassNames("month-word", "off");
            link.add(word);
        }
        link.getElement()
                .setAttribute(
                        "aria-label",
                        texts.weekday(day) + ", " + texts.text("office.month.booked", booked)
                                + (off > 0 ? ", " + texts.text("office.month.off", off) : ""));
        if (day.equals(today)) {
            link.getElement().setAttribute("aria-current", "date");
        }
        return new NativeTableCell(link);
    }

    private long count(LocalDate day, List<BookingState> states) {
        return span.entries().stream()
                .filter(entry -> CivilTime.dayOf(entry.start()).equals(day))
                .filter(entry -> states.contains(entry.state()))
                .filter(entry -> people.stream().anyMatch(person -> person.id().equals(entry.receiver())))
                .count();
    }
}
