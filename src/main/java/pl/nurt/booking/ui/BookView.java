package pl.nurt.booking.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
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
import pl.nurt.booking.Bookings;
import pl.nurt.booking.HeldTime;
import pl.nurt.booking.OwnBooking;
import pl.nurt.booking.Refusal;
import pl.nurt.booking.TimesChanged;
import pl.nurt.booking.calendars.BookingCalendar;
import pl.nurt.booking.times.DayTimes;
import pl.nurt.booking.times.Times;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.LiveBadge;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.EmptyState;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.frame.PageLink;

/**
 * Three steps to a booking, or to another time for one: what for, which day, which hour. A wide window shows them side by side, a phone one
 * after the other. What is chosen stands in the address, so the browser's way back is the way back here.
 */
@Route(BookingAddress.PATH)
@RolesAllowed("RESIDENT")
class BookView extends Div implements HasDynamicTitle, AfterNavigationObserver {
    private final Times times;
    private final Bookings bookings;
    private final Viewer viewer;
    private final Clock clock;
    private final BookingTexts texts;
    private final PageHeading heading;
    private final Div back = new Div();
    private final Div said = new Div();
    private final KindsCard kinds;
    private final MonthCard month;
    private final DayCard day;
    private final ListCard list;
    private final Div confirm = new Div();
    private final Div grid;
    private BookingAddress address = BookingAddress.to(null);
    private @Nullable BookingCalendar calendar;
    private @Nullable OwnBooking moved;
    private @Nullable ConfirmCard form;
    private @Nullable Instant chosen;

    BookView(Times times, Bookings bookings, CurrentUser user, LiveUpdates live, Clock clock) {
        this.times = times;
        this.bookings = bookings;
        this.clock = clock;
        viewer = user.viewer();
        texts = new BookingTexts(this, getLocale());
        heading = new PageHeading(getPageTitle()).actions(new LiveBadge());
        kinds = new KindsCard(texts, BookingAddress::to);
        month = new MonthCard(texts);
        day = new DayCard(texts, this::choose);
        list = new ListCard(texts, this::choose);
        grid = new Div(kinds, month, list, day, confirm);
        grid.addClassName("book-grid");
        confirm.addClassName("book-last");
        back.addClassName("book-back");
        addClassName("book");
        add(back, heading, said, grid);
        live.whileAttached(this, TimesChanged.class, this::concerns, events -> showTimes());
    }

    private boolean concerns(TimesChanged event) {
        var now = calendar;
        return now != null
                && now.receivers().stream()
                        .anyMatch(receiver -> event.resources().contains(receiver.id()));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("booking.new");
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        var before = address;
        address = BookingAddress.of(event.getLocation().getQueryParameters());
        said.removeAll();
        moved = find(address);
        var all = times.calendars();
        calendar = wanted(all);
        var held = held();
        chosen = held.map(HeldTime::start).orElse(null);
        kinds.show(all, calendar == null ? null : calendar.id());
        kinds.setVisible(moved == null);
        if (all.isEmpty()) {
            grid.setVisible(false);
            said.add(new EmptyState(Icons.CALENDAR, texts.text("none"), texts.text("none.text")));
            return;
        }
        showWay();
        showTimes();
        showConfirm(held);
        if (address.day() != null && !address.equals(before) && before.calendar() != null) {
            day.focusFirst();
        }
    }

    private @Nullable OwnBooking find(BookingAddress asked) {
        var id = asked.moved();
        if (id == null) {
            return null;
        }
        try {
            return bookings.booking(viewer, id);
        } catch (NotFoundException foreign) {
            said.add(new Notice(State.WARN, texts.text("notYours"), "").announced());
            address = address.without();
            return null;
        }
    }

    private @Nullable BookingCalendar wanted(List<BookingCalendar> all) {
        var own = moved;
        var id = own != null ? own.calendar().id() : address.calendar();
        return all.stream().filter(one -> one.id().equals(id)).findFirst().orElse(null);
    }

    /** A time held for this calendar, in this window or another one. */
    private Optional<HeldTime> held() {
        var now = calendar;
        return now == null || moved != null
                ? Optional.empty()
                : bookings.held(viewer).filter(hold -> hold.calendar().equals(now.id()));
    }

    /** Which of the steps a phone shows, and the way back from it. */
    private void showWay() {
        back.removeAll();
        var now = calendar;
        var step = now == null ? "kind" : address.day() == null && !address.list() ? "day" : "time";
        getElement().setAttribute("data-step", step);
        var own = moved;
        if (own != null) {
            heading.setTitle(texts.text("move"));
            heading.overline(texts.name(own.calendar()) + ", " + texts.moment(own.start()));
        } else if (now == null) {
            heading.setTitle(getPageTitle());
            heading.overline(texts.text("howLong"));
        } else {
            heading.setTitle(getPageTitle());
            heading.overline(texts.name(now) + ", " + texts.about(now));
        }
        var there = step.equals("time")
                ? address.at((LocalDate) null).as(false).location()
                : step.equals("day") && own == null ? address.without().location() : BookingsView.PATH;
        var phone = new PageLink(there, texts.text("back." + step));
        phone.addClassNames("back-link", "only-on-phone");
        var wide = new PageLink(BookingsView.PATH, texts.text("title"));
        wide.addClassNames("back-link", "not-on-phone");
        back.add(phone, wide);
    }

    private void showTimes() {
        var now = calendar;
        month.setVisible(now != null && !address.list());
        list.setVisible(now != null && address.list());
        day.setVisible(now != null && !address.list());
        if (now == null) {
            return;
        }
        var today = CivilTime.dayOf(clock.instant());
        var first = YearMonth.from(today);
        var last = YearMonth.from(today.plusDays(now.horizonDays()));
        var next = times.next(now.id(), null);
        var shown = shownMonth(first, last, next);
        var days = times.month(now.id(), shown, null);
        if (address.list()) {
            list.show(address, shown, first, last, days, chosen);
            return;
        }
        month.show(address, shown, first, last, days);
        month.showLinks(address, next);
        showDay(days);
    }

    private void showDay(List<DayTimes> days) {
        var wanted = address.day();
        day.setVisible(wanted != null);
        if (wanted != null) {
            day.show(
                    days.stream()
                            .filter(one -> one.day().equals(wanted))
                            .findFirst()
                            .orElse(new DayTimes(wanted, List.of(), false)),
                    chosen);
        }
    }

    private YearMonth shownMonth(YearMonth first, YearMonth last, Optional<Instant> next) {
        var asked = address.month();
        var ofDay = address.day();
        var wanted = asked != null
                ? asked
                : ofDay != null
                        ? YearMonth.from(ofDay)
                        : next.map(start -> YearMonth.from(CivilTime.dayOf(start)))
                                .orElse(first);
        return Collections.max(List.of(first, Collections.min(List.of(wanted, last))));
    }

    private void choose(Instant start) {
        var now = calendar;
        if (now == null) {
            return;
        }
        said.removeAll();
        chosen = start;
        var own = moved;
        if (own != null) {
            showTimes();
            showMove(own, start);
            return;
        }
        attempt(() -> {
            var held = bookings.hold(viewer, now.id(), start, null);
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
            card = new ConfirmCard(texts, now, bookings.places(viewer), clock, new Acts());
            form = card;
            confirm.removeAll();
            confirm.add(card);
        }
        card.show(held.get());
        setClassName("holding", true);
    }

    private void showMove(OwnBooking own, Instant start) {
        confirm.removeAll();
        confirm.add(new MoveCard(
                texts,
                own,
                start,
                () -> attempt(() -> {
                    bookings.move(viewer, own.id(), start, null);
                    open(own);
                })));
        setClassName("holding", true);
    }

    private static void open(OwnBooking booking) {
        UI.getCurrent().navigate(BookingView.location(booking.id()));
    }

    /** Does it, or says at once why not; whoever was too late sees the nearest times. */
    private void attempt(Runnable act) {
        try {
            act.run();
        } catch (BookingRefusedException refused) {
            refused(refused);
        }
    }

    private void refused(BookingRefusedException refused) {
        chosen = held().map(HeldTime::start).orElse(null);
        said.removeAll();
        said.add(notice(refused));
        showTimes();
    }

    private Notice notice(BookingRefusedException refused) {
        if (refused.refusal() != Refusal.TAKEN) {
            return new Notice(State.WARN, texts.refusal(refused), "").announced();
        }
        var near = refused.near().stream()
                .map(start -> (Component) new Button(texts.moment(start), pressed -> choose(start)))
                .toArray(Component[]::new);
        var text = texts.text(near.length == 0 ? "faster.none" : "faster.text");
        return new Notice(State.WARN, texts.refusal(refused), text)
                .actions(near)
                .announced();
    }

    /** The buttons of the last step. */
    private final class Acts implements ConfirmCard.Acts {
        @Override
        public void book(BookingRequest request) {
            attempt(() -> open(bookings.book(viewer, request)));
        }

        @Override
        public void more() {
            bookings.held(viewer).ifPresent(hold -> {
                try {
                    showConfirm(Optional.of(bookings.extend(viewer, hold.id())));
                } catch (NotFoundException over) {
                    showTimes();
                }
            });
        }

        @Override
        public void other() {
            bookings.release(viewer);
            chosen = null;
            showConfirm(Optional.empty());
            showTimes();
            day.focusFirst();
        }
    }
}
