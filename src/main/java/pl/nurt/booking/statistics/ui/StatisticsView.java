package pl.nurt.booking.statistics.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pl.nurt.booking.CancelReason;
import pl.nurt.booking.statistics.BookingStatistics;
import pl.nurt.booking.statistics.MonthFigures;
import pl.nurt.booking.ui.BookingTexts;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Rights;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.feedback.Toast;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.list.OfficeTable;
import pl.nurt.platform.ui.text.Formats;

/** How much the calendars are used, by unit, kind and month: a table, and the same as a spreadsheet. */
@Route(StatisticsView.PATH)
@RolesAllowed(Rights.STAFF)
class StatisticsView extends Div implements HasDynamicTitle {
    static final String PATH = "office/calendar/statistics";
    private static final String OFFICE = "office/calendar";
    private static final int YEARS_BACK = 2;
    private static final int MONTHS_AHEAD = 3;

    private final BookingStatistics statistics;
    private final BookingTexts texts;
    private final Formats formats;
    private final Select<YearMonth> from;
    private final Select<YearMonth> to;
    private final Card card;
    private final Div place = new Div();

    StatisticsView(BookingStatistics statistics, StatisticsExport export, CurrentUser user, Clock clock) {
        this.statistics = statistics;
        texts = new BookingTexts(this, getLocale());
        formats = Formats.of(getLocale());
        var now = YearMonth.from(CivilTime.dayOf(clock.instant()));
        var months = IntStream.rangeClosed(-12 * YEARS_BACK, MONTHS_AHEAD)
                .mapToObj(now::plusMonths)
                .toList()
                .reversed();
        from = month("statistics.from", months, now.minusMonths(1));
        to = month("statistics.to", months, now);
        var sheet = new Button(texts.text("statistics.sheet"), pressed -> {
            export.start(user.viewer(), from.getValue(), to.getValue(), texts.locale());
            Toast.show(texts.text("statistics.sheet.begun"));
        });
        sheet.setDisableOnClick(true);
        var back = new PageLink(OFFICE, texts.text("office"));
        back.addClassName("back-link");
        var choice = new Div(from, to);
        choice.addClassName("row");
        card = new Card(texts.text("statistics.figures"));
        card.subtitle(texts.text("statistics.why"));
        card.add(place);
        var cards = new Div(choice, card);
        cards.addClassName("stack");
        add(back, new PageHeading(getPageTitle()).actions(sheet), cards);
        show();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("booking.statistics");
    }

    private Select<YearMonth> month(String key, List<YearMonth> months, YearMonth value) {
        var select = new Select<YearMonth>();
        select.setLabel(texts.text(key));
        select.setItems(months);
        select.setItemLabelGenerator(texts::month);
        select.setValue(value);
        select.addValueChangeListener(changed -> show());
        return select;
    }

    private void show() {
        place.removeAll();
        if (from.getValue() == null || to.getValue() == null) {
            return;
        }
        var rows = statistics.of(from.getValue(), to.getValue());
        if (rows.isEmpty()) {
            place.add(new Span(texts.text("statistics.none")));
            return;
        }
        var reasons = Stream.of(CancelReason.values())
                .map(reason -> OfficeTable.figures(texts.text("statistics.off." + reason)));
        var columns = Stream.concat(
                        Stream.of(
                                OfficeTable.column(texts.text("statistics.month")),
                                OfficeTable.column(texts.text("plan.unit")),
                                OfficeTable.column(texts.text("settings.kind")),
                                OfficeTable.figures(texts.text("statistics.use")),
                                OfficeTable.figures(texts.text("statistics.lead")),
                                OfficeTable.figures(texts.text("statistics.booked")),
                                OfficeTable.figures(texts.text("statistics.attended")),
                                OfficeTable.figures(texts.text("statistics.missed")),
                                OfficeTable.figures(texts.text("statistics.walkIns")),
                                OfficeTable.figures(texts.text("statistics.moved")),
                                OfficeTable.figures(texts.text("statistics.given"))),
                        reasons)
                .toArray(OfficeTable.Column[]::new);
        var table = new OfficeTable(getPageTitle(), columns);
        rows.forEach(row -> table.row(cells(row)));
        place.add(table);
    }

    private Component[] cells(MonthFigures row) {
        var reasons = Stream.of(CancelReason.values()).map(reason -> figure(row.calledOffFor(reason)));
        return Stream.concat(
                        Stream.of(
                                new Span(texts.month(row.month())),
                                new Span(row.unit().in(texts.locale())),
                                new Span(texts.text("settings.kind." + row.kind())),
                                new Span(row.use() == null ? "–" : number(row.use()) + " %"),
                                new Span(number(row.leadDays())),
                                figure(row.booked()),
                                figure(row.attended()),
                                figure(row.missed()),
                                figure(row.walkIns()),
                                figure(row.moved()),
                                figure(row.given())),
                        reasons)
                .toArray(Component[]::new);
    }

    private Span figure(long count) {
        return new Span(formats.count(count));
    }

    private String number(@Nullable BigDecimal number) {
        return number == null ? "–" : formats.decimal(number);
    }
}
