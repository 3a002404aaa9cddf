package pl.nurt.booking.rounds.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import pl.nurt.booking.BookingState;
import pl.nurt.booking.TimesChanged;
import pl.nurt.booking.office.BookingDesk;
import pl.nurt.booking.office.DeskEntry;
import pl.nurt.booking.rounds.Rounds;
import pl.nurt.booking.rounds.Stop;
import pl.nurt.booking.ui.BookingTexts;
import pl.nurt.customer.Place;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Right;
import pl.nurt.identity.Rights;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.StaleEditException;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.feedback.EmptyState;
import pl.nurt.platform.ui.feedback.Toast;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.text.InAddress;

/** The day of whoever looks, stop by stop: made for the telephone on the way, and printed for the glove box. */
@Route(RoundView.PATH)
@RolesAllowed(Rights.STAFF)
class RoundView extends Div implements HasDynamicTitle, AfterNavigationObserver {
    static final String PATH = "office/calendar/round";
    private static final String OFFICE = "office/calendar";

    private final Rounds rounds;
    private final BookingDesk desk;
    private final Viewer viewer;
    private final Clock clock;
    private final BookingTexts texts;
    private final PageHeading heading = new PageHeading("");
    private final Div turn = new Div();
    private final Div place = new Div();
    private LocalDate day;

    RoundView(Rounds rounds, BookingDesk desk, CurrentUser user, LiveUpdates live, Clock clock) {
        this.rounds = rounds;
        this.desk = desk;
        this.clock = clock;
        viewer = user.viewer();
        texts = new BookingTexts(this, getLocale());
        day = CivilTime.dayOf(clock.instant());
        var back = new PageLink(OFFICE, texts.text("office"));
        back.addClassName("back-link");
        var print = new Button(
                texts.text("office.print"),
                pressed -> getUI().ifPresent(ui -> ui.getPage().executeJs("window.print()")));
        turn.addClassName("desk-turn");
        heading.actions(turn, print);
        addClassName("round");
        add(back, heading, place);
        live.whileAttached(this, TimesChanged.class, event -> true, events -> show());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("booking.round");
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        day = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("day")
                .flatMap(InAddress::day)
                .orElseGet(() -> CivilTime.dayOf(clock.instant()));
        show();
    }

    private void show() {
        heading.setTitle(texts.weekday(day));
        heading.overline(getPageTitle());
        turn.removeAll();
        turn.add(
                step(day.minusDays(1), Icons.BACK, texts.text("before.DAY")),
                step(day.plusDays(1), Icons.ARROW, texts.text("after.DAY")));
        place.removeAll();
        var stops = rounds.day(viewer, day);
        if (stops.isEmpty()) {
            place.add(new EmptyState(Icons.CALENDAR, texts.text("round.none"), texts.text("round.none.text")));
            return;
        }
        var list = new OrderedList();
        list.addClassName("round-stops");
        stops.forEach(stop -> list.add(item(stop)));
        place.add(list);
    }

    private Anchor step(LocalDate to, Icons icon, String name) {
        var link = new Anchor(PATH + "?day=" + to, icon.create());
        link.getElement().setAttribute("router-link", true);
        link.getElement().setAttribute("aria-label", name);
        link.addClassNames("button", "icon");
        return link;
    }

    private ListItem item(Stop stop) {
        var entry = stop.entry();
        var time = new Span(texts.span(entry.start(), entry.end()));
        time.addClassName("round-time");
        var what = new Span(entry.calendar().in(texts.locale()));
        what.addClassName("muted");
        var item = new ListItem(time, what);
        item.addClassName("round-stop");
        item.setClassName("over", entry.state() != BookingState.BOOKED);
        var place = entry.place();
        if (place != null) {
            item.add(way(place));
        }
        item.add(new Span(String.valueOf(entry.person())));
        var phone = entry.phone();
        if (phone != null) {
            item.add(new Anchor("tel:" + phone, phone));
        }
        entry.answers().forEach(answer -> item.add(line(answer.question() + ": " + answer.answer())));
        var note = entry.officeNote();
        if (note != null) {
            item.add(line(note));
        }
        var before = stop.before();
        if (before != null && !before.isNegative() && !before.isZero()) {
            item.add(line(texts.text("round.before", before.toMinutes())));
        }
        if (entry.state() != BookingState.BOOKED) {
            item.add(line(texts.text("state." + entry.state())));
        }
        if (viewer.may(Right.KEEP_BOOKINGS) && !entry.start().isAfter(clock.instant())) {
            item.add(outcomes(entry));
        }
        return item;
    }

    /** Opened by the telephone's own map. */
    private static Anchor way(Place place) {
        var address = place.fullAddress();
        var link = new Anchor("geo:0,0?q=" + URLEncoder.encode(address, StandardCharsets.UTF_8), address);
        link.addClassName("round-place");
        return link;
    }

    private static Paragraph line(String text) {
        var line = new Paragraph(text);
        line.addClassName("small");
        return line;
    }

    private Div outcomes(DeskEntry entry) {
        var row = new Div();
        row.addClassNames("actions", "round-outcomes");
        for (var outcome : new BookingState[] {BookingState.ATTENDED, BookingState.MISSED}) {
            if (entry.state() != outcome) {
                var word = texts.text(outcome == BookingState.ATTENDED ? "office.attended" : "office.missed");
                var button = new Button(word, pressed -> note(entry, outcome));
                button.setAriaLabel(word + ": " + entry.person() + ", " + texts.time(entry.start()));
                button.addThemeVariants(ButtonVariant.TERTIARY);
                row.add(button);
            }
        }
        return row;
    }

    private void note(DeskEntry entry, BookingState outcome) {
        try {
            desk.note(viewer, entry.id(), outcome);
        } catch (StaleEditException late) {
            Toast.show(texts.text("office.late"));
        }
        show();
    }
}
