package pl.nurt.booking.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.booking.BookingRefusedException;
import pl.nurt.booking.BookingRequest;
import pl.nurt.booking.HeldTime;
import pl.nurt.booking.OwnBooking;
import pl.nurt.booking.Refusal;
import pl.nurt.booking.TimesChanged;
import pl.nurt.booking.calendars.BookingCalendar;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.guests.GuestBookings;
import pl.nurt.booking.guests.TooOftenException;
import pl.nurt.booking.guests.Visit;
import pl.nurt.booking.times.DayTimes;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.EmptyState;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.frame.PageLink;

/** The same three steps for somebody without an account, in the calendars that let everybody. */
@Route(GuestBookView.PATH)
@AnonymousAllowed
class GuestBookView extends Div implements HasDynamicTitle, AfterNavigationObserver {
    static final String PATH = "booking/guest";

    private final GuestBookings guests;
    private final Clock clock;
    private final BookingTexts texts;
    private final Visit visit = Visits.current();
    private final PageHeading heading;
    private final Div back = new Div();
    private final Div said = new Div();
    private final KindsCard kinds;
    private final MonthCard month;
    private final DayCard day;
    private final ListCard list;
    private final Div confirm = new Div();
    private final Div grid;
    private BookingAddress address = BookingAddress.guest((BookingCalendarId) null);
    private @Nullable BookingCalendar calendar;
    private @Nullable OwnBooking moved;
    private @Nullable ConfirmCard form;
    private @Nullable Instant chosen;

    GuestBookView(GuestBookings guests, LiveUpdates live, Clock clock) {
        this.guests = guests;
        this.clock = clock;
        texts = new BookingTexts(this, getLocale());
        heading = new PageHeading(getPageTitle());
        kinds = new KindsCard(texts, BookingAddress::guest);
        month = new MonthCard(texts);
        day = new DayCard(texts, this::choose);
        list = new ListCard(texts, this::choose);
        grid = new Div(kinds, month, list, day, confirm);
        grid.addClassName("book-grid");
        confirm.addClassName("book-last");
        back.addClassName("book-back");
        addClassName("book");
        add(back, heading, said, grid);
        live.whileAttached(
                this,
                TimesChanged.class,
                event -> calendar != null
                        && calendar.receivers().stream()
                                .anyMatch(one -> event.resources().contains(one.id())),
                events -> showTimes());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("booking.new");
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        address = BookingAddress.guest(event.getLocation().getQueryParameters());
        said.removeAll();
        moved = find();
        var all = guests.calendars();
        var asked = moved == null ? address.calendar() : moved.calendar().id();
        calendar =
                all.stream().filter(one -> one.id().equals(asked)).findFirst().orElse(null);
        if (all.isEmpty()) {
            grid.setVisible(false);
            said.add(new EmptyState(Icons.CALENDAR, texts.text("guest.none"), texts.text("guest.none.text")));
            return;
        }
        kinds.show(all, calendar == null ? null : calendar.id());
        kinds.setVisible(moved == null);
        var held = held();
        chosen = held.map(HeldTime::start).orElse(null);
        showWay();
        showTimes();
        showConfirm(held);
    }

    private @Nullable OwnBooking find() {
        var secret = address.key();
        if (secret == null) {
            return null;
        }
        try {
            return guests.find(visit, secret).booking();
        } catch (NotFoundException | TooOftenException none) {
            said.add(new Notice(State.WARN, texts.text("notYours"), "").announced());
            address = BookingAddress.guest(address.calendar());
            return null;
        }
    }

    private Optional<HeldTime> held() {
        var now = calendar;
        return now == null || moved != null
                ? Optional.empty()
                : guests.held(visit).filter(hold -> hold.calendar().equals(now.id()));
    }

    private void showWay() {
        back.removeAll();
        var now = calendar;
        var step = now == null ? "kind" : address.day() == null && !address.list() ? "day" : "time";
        getElement().setAttribute("data-step", step);
        heading.setTitle(texts.text(moved == null ? "new" : "move"));
        heading.overline(
                moved != null
                        ? texts.name(moved.calendar()) + ", " + texts.moment(moved.start())
                        : now == null ? texts.text("howLong") : texts.name(now) + ", " + texts.about(now));
        if (now != null) {
            var there = step.equals("time")
                    ? address.at((LocalDate) null).as(false)
                    : BookingAddress.guest((BookingCalendarId) null);
            var link = new PageLink(there.location(), texts.text("back." + step));
            link.addClassNames("back-link", "only-on-phone");
            back.add(link);
        }
    }

    private void showTimes() {
        var now = calendar;
        month.setVisible(now != null && !address.list());
        list.setVisible(now != null && address.list());
        day.setVisible(now != null && !address.list() && address.day() != null);
        if (now == null) {
            return;
        }
        var today = CivilTime.dayOf(clock.instant());
        var first = YearMonth.from(today);
        var last = YearMonth.from(today.plusDays(now.horizonDays()));
        var next = guests.next(now.id());
        var wanted = address.month() != null
                ? address.month()
                : address.day() != null
                        ? YearMonth.from(address.day())
                        : next.map(start -> YearMonth.from(CivilTime.dayOf(start)))
                                .orElse(first);
        var shown = Collections.max(List.of(first, Collections.min(List.of(wanted, last))));
        var days = guests.month(now.id(), shown);
        if (address.list()) {
            list.show(address, shown, first, last, days, chosen);
            return;
        }
        month.show(address, shown, first, last, days);
        month.showLinks(address, next);
        var ofDay = address.day();
        if (ofDay != null) {
            day.show(
                    days.stream()
                            .filter(one -> one.day().equals(ofDay))
                            .findFirst()
                            .orElse(new DayTimes(ofDay, List.of(), false)),
                    chosen);
        }
    }

    private void choose(Instant start) {
        var now = calendar;
        if (now == null) {
            return;
        }
        said.removeAll();
        chosen = start;
        var own = moved;
        var secret = address.key();
        if (own != null && secret != null) {
            showTimes();
            confirm.removeAll();
            confirm.add(new MoveCard(
                    texts,
                    own,
                    start,
                    () -> attempt(() -> {
                        guests.move(visit, secret, start);
                        open(secret);
                    })));
            return;
        }
        attempt(() -> {
            var held = guests.hold(visit, now.id(), start);
            showTimes();
            showConfirm(Optional.of(held));
        });
    }

    private void showConfirm(Optional<HeldTime> held) {
        var now = calendar;
        if (held.isEmpty() || now == null) {
            form = null;
            confirm.removeAll();
            setClassName("holding", false);
            return;
        }
        var card = form;
        if (card == null || confirm.getComponentCount() == 0) {
            card = ConfirmCard.forGuest(texts, now, clock, new Acts());
            form = card;
            confirm.removeAll();
            confirm.add(card);
        }
        card.show(held.get());
        setClassName("holding", true);
    }

    private static void open(String secret) {
        UI.getCurrent().navigate(GuestBookingView.location(secret));
    }

    private void attempt(Runnable act) {
        try {
            act.run();
        } catch (BookingRefusedException refused) {
            chosen = held().map(HeldTime::start).orElse(null);
            said.removeAll();
            said.add(notice(refused));
            showTimes();
        } catch (TooOftenException flood) {
            said.removeAll();
            said.add(new Notice(State.WARN, texts.text("guest.often"), "").announced());
        }
    }

    private Notice notice(BookingRefusedException refused) {
        if (refused.refusal() != Refusal.TAKEN) {
            return new Notice(State.WARN, texts.refusal(refused), "").announced();
        }
        var near = refused.near().stream()
                .map(start -> (Component) new Button(texts.moment(start), pressed -> choose(start)))
                .toArray(Component[]::new);
        return new Notice(
                        State.WARN,
                        texts.refusal(refused),
                        texts.text(near.length == 0 ? "faster.none" : "faster.text"))
                .actions(near)
                .announced();
    }

    private final class Acts implements ConfirmCard.Acts {
        @Override
        public void book(BookingRequest request) {
            var card = form;
            if (card != null) {
                attempt(() -> open(guests.book(visit, request, card.contact(), texts.locale())
                        .secret()));
            }
        }

        @Override
        public void more() {
            guests.held(visit).ifPresent(hold -> {
                try {
                    showConfirm(Optional.of(guests.extend(visit, hold.id())));
                } catch (NotFoundException over) {
                    showTimes();
                }
            });
        }

        @Override
        public void other() {
            guests.release(visit);
            chosen = null;
            showConfirm(Optional.empty());
            showTimes();
            day.focusFirst();
        }
    }
}
