package pl.nurt.booking.plans.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.booking.TimesChanged;
import pl.nurt.booking.busy.BusyCalendars;
import pl.nurt.booking.busy.ui.BusyPart;
import pl.nurt.booking.calendars.BookingCalendar;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.office.BookingDesk;
import pl.nurt.booking.office.DeskEntry;
import pl.nurt.booking.plans.CalendarPlans;
import pl.nurt.booking.plans.PlanChange;
import pl.nurt.booking.plans.PlannedDay;
import pl.nurt.booking.plans.ReceiverPlan;
import pl.nurt.booking.ui.BookingTexts;
import pl.nurt.booking.units.Units;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Rights;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.text.InAddress;

/** One calendar: when each of those who receive in it does, and which bookings no hours are left for. */
@Route(PlansView.PATH + "/:calendarId")
@RolesAllowed(Rights.STAFF)
class PlanView extends Div implements HasDynamicTitle, BeforeEnterObserver {
    private final CalendarPlans plans;
    private final BookingDesk desk;
    private final BusyCalendars busy;
    private final Units units;
    private final Viewer viewer;
    private final Clock clock;
    private final BookingTexts texts;
    private final PageHeading heading = new PageHeading("");
    private final PageLink settings;
    private final PageLink takeOver;
    private final Div said = new Div();
    private final Div place = new Div();
    private @Nullable BookingCalendar calendar;

    PlanView(
            CalendarPlans plans,
            BookingDesk desk,
            BusyCalendars busy,
            Units units,
            CurrentUser user,
            LiveUpdates live,
            Clock clock) {
        this.plans = plans;
        this.desk = desk;
        this.busy = busy;
        this.units = units;
        this.clock = clock;
        viewer = user.viewer();
        texts = new BookingTexts(this, getLocale());
        settings = new PageLink(PlansView.PATH, texts.text("settings.change"));
        var back = new PageLink(PlansView.PATH, texts.text("plan.title"));
        back.addClassName("back-link");
        settings.addClassName("button");
        takeOver = new PageLink(PlansView.PATH, texts.text("import.link"));
        takeOver.addClassName("button");
        heading.actions(takeOver, settings);
        place.addClassNames("stack", "plan-cards");
        add(back, heading, said, place);
        live.whileAttached(this, TimesChanged.class, event -> true, events -> show());
    }

    @Override
    public String getPageTitle() {
        return calendar == null ? getTranslation("booking.plan.title") : texts.name(calendar);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = event.getRouteParameters()
                .get("calendarId")
                .flatMap(InAddress::number)
                .map(BookingCalendarId::new)
                .orElseThrow(NotFoundException::new);
        calendar = desk.calendars().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        show();
    }

    private boolean mayChange() {
        return calendar != null && units.keeps(viewer, calendar.unit().id());
    }

    private LocalDate today() {
        return CivilTime.dayOf(clock.instant());
    }

    private void show() {
        var shown = calendar;
        if (shown == null) {
            return;
        }
        heading.setTitle(texts.name(shown));
        settings.setVisible(mayChange());
        takeOver.setVisible(mayChange());
        takeOver.setHref(PlansView.location(shown.id()) + "/import");
        settings.setHref(SettingsView.location(shown.id()));
        heading.overline(shown.unit().name().in(texts.locale()) + " · " + texts.about(shown));
        place.removeAll();
        var outside = plans.outside(viewer, shown.id());
        if (!outside.isEmpty()) {
            place.add(outside(outside));
        }
        plans.of(shown.id())
                .forEach(plan -> place.add(new PlanCard(
                        texts,
                        plan,
                        today(),
                        mayChange(),
                        new CardActs(shown.id()),
                        new BusyPart(busy, viewer, texts, plan.receiver().id(), mayChange()))));
    }

    private Card outside(List<DeskEntry> entries) {
        var card = new Card(texts.text("plan.outside", entries.size()));
        card.subtitle(texts.text("plan.outside.text"));
        card.add(entries(texts, entries));
        return card;
    }

    /** Each a link to its day in the office's calendar, where it can be moved or called off. */
    static UnorderedList entries(BookingTexts texts, List<DeskEntry> entries) {
        var list = new UnorderedList();
        list.addClassName("plan-list");
        for (var entry : entries) {
            var day = CivilTime.dayOf(entry.start());
            var link = new PageLink(
                    "office/calendar?look=day&day=" + day,
                    texts.shortDay(day) + ", " + texts.span(entry.start(), entry.end()));
            list.add(new ListItem(link, new Span(String.valueOf(entry.person()))));
        }
        return list;
    }

    private void ask(PlanChange change) {
        new ChangeDialog(plans, viewer, texts, said, this::show).ask(change);
    }

    private final class CardActs implements PlanCard.Acts {
        private final BookingCalendarId id;

        private CardActs(BookingCalendarId id) {
            this.id = id;
        }

        @Override
        public void week(ReceiverPlan plan) {
            new WeekDialog(texts, id, plan, today()).open(PlanView.this::ask);
        }

        @Override
        public void day(ReceiverPlan plan) {
            new DaysDialog(texts, id, plan.receiver(), today()).open(PlanView.this::ask);
        }

        @Override
        public void drop(PlannedDay day) {
            ask(new PlanChange.DayDropped(id, day.id()));
        }
    }
}
