package pl.nurt.booking.plans.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import pl.nurt.booking.calendars.BookingCalendar;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.calendars.Receiver;
import pl.nurt.booking.feeds.CalendarFeeds;
import pl.nurt.booking.feeds.ui.FeedCard;
import pl.nurt.booking.office.BookingDesk;
import pl.nurt.booking.ui.BookingTexts;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Right;
import pl.nurt.identity.Rights;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.feedback.EmptyState;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.list.OfficeTable;

/** Every calendar of the office: what for, whose, who receives. */
@Route(PlansView.PATH)
@RolesAllowed(Rights.STAFF)
class PlansView extends Div implements HasDynamicTitle {
    static final String PATH = "office/calendar/plans";
    private static final String OFFICE = "office/calendar";

    private final BookingTexts texts;

    PlansView(BookingDesk desk, CalendarFeeds feeds, CurrentUser user) {
        texts = new BookingTexts(this, getLocale());
        var back = new PageLink(OFFICE, texts.text("office"));
        back.addClassName("back-link");
        var campaigns = new PageLink(OFFICE + "/campaigns", texts.text("campaigns"));
        campaigns.addClassName("button");
        var statistics = new PageLink(OFFICE + "/statistics", texts.text("statistics"));
        statistics.addClassName("button");
        var units = new PageLink(OFFICE + "/units", texts.text("unit.title"));
        units.addClassName("button");
        var heading = new PageHeading(getPageTitle());
        var actions = new ArrayList<Component>(List.of(campaigns, statistics, units));
        if (user.viewer().may(Right.KEEP_CALENDARS)) {
            var add = new PageLink(SettingsView.NEW, texts.text("settings.new"));
            add.addClassNames("button", "primary");
            actions.add(add);
        }
        heading.actions(actions.toArray(Component[]::new));
        add(back, heading);
        var calendars = desk.calendars();
        if (calendars.isEmpty()) {
            add(new EmptyState(Icons.CALENDAR, texts.text("none"), texts.text("plan.none")));
            return;
        }
        var table = new OfficeTable(
                getPageTitle(),
                OfficeTable.column(texts.text("plan.calendar")),
                OfficeTable.column(texts.text("plan.unit")),
                OfficeTable.column(texts.text("office.who")),
                OfficeTable.figures(texts.text("plan.length")));
        calendars.forEach(calendar -> table.row(
                new PageLink(location(calendar.id()), texts.name(calendar)),
                new Span(calendar.unit().name().in(texts.locale())),
                new Span(receivers(calendar)),
                new Span(texts.text("plan.minutes", calendar.length().toMinutes()))));
        var card = new Card(texts.text("plan.calendars"));
        card.add(table);
        var cards = new Div(card, new FeedCard(feeds, user.viewer(), texts));
        cards.addClassName("stack");
        add(cards);
    }

    static String location(BookingCalendarId calendar) {
        return PATH + "/" + calendar.value();
    }

    private String receivers(BookingCalendar calendar) {
        return calendar.receivers().isEmpty()
                ? texts.text("plan.nobody")
                : calendar.receivers().stream().map(Receiver::name).collect(Collectors.joining(", "));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("booking.plan.title");
    }
}
