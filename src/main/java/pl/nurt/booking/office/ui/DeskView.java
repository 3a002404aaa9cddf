package pl.nurt.booking.office.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pl.nurt.booking.BookingId;
import pl.nurt.booking.BookingState;
import pl.nurt.booking.TimesChanged;
import pl.nurt.booking.office.BlockedTime;
import pl.nurt.booking.office.BookingDesk;
import pl.nurt.booking.office.CalledOff;
import pl.nurt.booking.office.DeskEntry;
import pl.nurt.booking.office.DeskPerson;
import pl.nurt.booking.office.OfficeSpan;
import pl.nurt.booking.office.ui.OfficeAddress.Look;
import pl.nurt.booking.ui.BookingTexts;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Right;
import pl.nurt.identity.Rights;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.StaleEditException;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.Keys;
import pl.nurt.platform.ui.LiveBadge;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.EmptyState;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.feedback.Toast;
import pl.nurt.platform.ui.frame.PageLink;

/**
 * Everybody who receives, side by side: a day as lists, which a phone shows too; a week at its hours, in which bookings are carried to other
 * times; a month in numbers. What cannot be kept is called off here, one or many, with a reason.
 */
@Route(OfficeAddress.PATH)
@Menu(title = "booking.office", order = 30, icon = "calendar")
@RolesAllowed(Rights.STAFF)
class DeskView extends Div implements HasDynamicTitle, AfterNavigationObserver {
    private static final int SIDE_BY_SIDE = 3;
    private static final int WORKING_DAYS = 5;

    private final BookingDesk desk;
    private final Viewer viewer;
    private final Clock clock;
    private final BookingTexts texts;
    private final PageHeading heading;
    private final Div turn = new Div();
    private final Div people = new Div();
    private final Div said = new Div();
    private final Div place = new Div();
    private final CalendarGrid grid = new CalendarGrid();
    private final Button callOff;
    private final PageLink calls;
    private final Set<BookingId> chosen = new LinkedHashSet<>();
    private OfficeAddress address = new OfficeAddress(Look.WEEK, null, Set.of());
    private @Nullable WeekPicture picture;

    DeskView(BookingDesk desk, CurrentUser user, LiveUpdates live, Clock clock) {
        this.desk = desk;
        this.clock = clock;
        viewer = user.viewer();
        texts = new BookingTexts(this, getLocale());
        callOff = new Button("", pressed -> ask(Set.copyOf(chosen)));
        calls = new PageLink(OfficeAddress.PATH + "/calls", texts.text("calls"));
        var block = new Button(texts.text("office.block"), pressed -> block());
        var book = new Button(texts.text("office.new"), pressed -> book());
        book.addThemeVariants(ButtonVariant.PRIMARY);
        Keys.letter(book, 'n');
        for (var button : List.of(callOff, block, book)) {
            button.setVisible(mayChange());
        }
        var print = new Button(
                texts.text("office.print"),
                pressed -> getUI().ifPresent(ui -> ui.getPage().executeJs("window.print()")));
        var plans = new PageLink(OfficeAddress.PATH + "/plans", texts.text("plan.title"));
        plans.addClassName("button");
        var round = new PageLink(OfficeAddress.PATH + "/round", texts.text("round"));
        round.addClassName("button");
        calls.addClassName("button");
        calls.setVisible(mayChange());
        heading = new PageHeading("").actions(new LiveBadge(), turn, print, round, calls, plans, callOff, block, book);
        turn.addClassName("desk-turn");
        people.addClassName("desk-people");
        place.addClassName("desk-place");
        addClassName("desk");
        Keys.page(this);
        add(heading, people, said, place);
        grid.addOpenListener(pressed -> pressed.booking().ifPresent(this::open));
        grid.addOffListener(pressed -> pressed.booking().ifPresent(id -> ask(Set.of(id))));
        grid.addMovedListener(this::carried);
        live.whileAttached(this, TimesChanged.class, event -> true, events -> show());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("booking.office");
    }

    private boolean mayChange() {
        return viewer.may(Right.KEEP_BOOKINGS);
    }

    private LocalDate today() {
        return CivilTime.dayOf(clock.instant());
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        address = OfficeAddress.of(event.getLocation().getQueryParameters());
        chosen.clear();
        said.removeAll();
        show();
    }

    private void show() {
        var first = address.first(today());
        var last = address.last(today());
        heading.setTitle(texts.days(first, last));
        showTurn();
        var all = desk.people();
        showPeople(all);
        if (all.isEmpty()) {
            place.removeAll();
            place.add(new EmptyState(Icons.CALENDAR, texts.text("none"), texts.text("office.none")));
            return;
        }
        var span = desk.days(viewer, first, last);
        var shown = all.stream().filter(person -> address.shows(person.id())).toList();
        chosen.retainAll(span.entries().stream()
                .filter(this::canBeCalledOff)
                .map(DeskEntry::id)
                .toList());
        switch (address.look()) {
            case DAY -> showDay(shown, span);
            case WEEK -> showWeek(shown, span, first);
            case MONTH -> showMonth(shown, span, first, last);
        }
        count();
    }

    private void showTurn() {
        turn.removeAll();
        var looks = new Div();
        looks.addClassName("desk-looks");
        for (var look : Look.values()) {
            var link = new PageLink(address.as(look).location(), texts.text("office.look." + look));
            if (look == address.look()) {
                link.getElement().setAttribute("aria-current", "true");
            }
            looks.add(link);
        }
        var now = new PageLink(address.at(today()).location(), texts.text("office.today"));
        now.addClassName("button");
        turn.add(
                looks,
                step(address.before(today()), Icons.BACK, texts.text("before." + address.look())),
                now,
                step(address.after(today()), Icons.ARROW, texts.text("after." + address.look())));
    }

    private Anchor step(OfficeAddress to, Icons icon, String name) {
        var link = new Anchor(to.location(), icon.create());
        link.getElement().setAttribute("router-link", true);
        link.getElement().setAttribute("aria-label", name);
        link.addClassNames("button", "icon");
        return link;
    }

    /** Each a link that shows or hides the person. */
    private void showPeople(List<DeskPerson> all) {
        people.removeAll();
        var ids = all.stream().map(person -> person.id().value()).collect(Collectors.toSet());
        for (var person : all) {
            var link = new PageLink(address.turned(person.id(), ids).location(), person.name());
            var isShown = address.shows(person.id());
            link.addClassName("desk-chip");
            link.getElement()
                    .setAttribute("aria-label", texts.text(isShown ? "office.hide" : "office.show", person.name()));
            link.setClassName("on", isShown);
            people.add(link);
        }
        people.setVisible(all.size() > 1);
    }

    private void showDay(List<DeskPerson> shown, OfficeSpan span) {
        var byPerson = span.entries().stream().collect(Collectors.groupingBy(DeskEntry::receiver));
        var columns = new Div();
        columns.addClassName("desk-columns");
        for (var person : shown) {
            columns.add(new DeskColumn(
                    texts,
                    person,
                    byPerson.getOrDefault(person.id(), List.of()),
                    span.blocked().stream()
                            .filter(blocked -> blocked.receiver().equals(person.id()))
                            .toList(),
                    clock.instant(),
                    mayChange(),
                    chosen,
                    new ColumnActs()));
        }
        place.removeAll();
        place.add(columns);
    }

    private void showWeek(List<DeskPerson> shown, OfficeSpan span, LocalDate monday) {
        var weekend = span.open().stream().anyMatch(open -> isWeekend(CivilTime.dayOf(open.start())))
                || span.entries().stream().anyMatch(entry -> isWeekend(CivilTime.dayOf(entry.start())));
        var days =
                monday.datesUntil(monday.plusDays(weekend ? 7 : WORKING_DAYS)).toList();
        var made = new WeekPicture(texts, shown, days, span, clock.instant(), mayChange());
        picture = made;
        if (grid.getParent().isEmpty()) {
            place.removeAll();
            var keys = new Paragraph(texts.text("office.keys"));
            keys.addClassNames("muted", "small", "desk-keys");
            place.add(grid, keys);
        }
        grid.getElement().setAttribute("data-people", shown.size() > SIDE_BY_SIDE ? "many" : "" + shown.size());
        grid.show(made.json());
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().getValue() > WORKING_DAYS;
    }

    private void showMonth(List<DeskPerson> shown, OfficeSpan span, LocalDate first, LocalDate last) {
        place.removeAll();
        place.add(new OfficeMonth(texts, address, shown, span, first, last, today()));
    }

    private boolean canBeCalledOff(DeskEntry entry) {
        return entry.state() == BookingState.BOOKED && entry.end().isAfter(clock.instant());
    }

    private void count() {
        callOff.setText(texts.text("office.callOff", chosen.size()));
        callOff.setVisible(mayChange() && !chosen.isEmpty());
    }

    private void open(BookingId id) {
        try {
            new EntryDialog(texts, desk.booking(viewer, id), new EntryActs()).open(clock.instant(), mayChange());
        } catch (NotFoundException gone) {
            late();
        }
    }

    private void carried(CalendarGrid.Moved moved) {
        var now = picture;
        if (now == null || !mayChange() || !now.has(moved.column(), moved.minute())) {
            grid.putBack();
            return;
        }
        moved.booking().ifPresent(id -> {
            try {
                new MoveDialog(
                                desk,
                                viewer,
                                texts,
                                desk.booking(viewer, id),
                                now.person(moved.column()).id(),
                                now.at(moved.column(), moved.minute()))
                        .open(this::show, grid::putBack);
            } catch (NotFoundException gone) {
                late();
            }
        });
    }

    private void late() {
        Toast.show(texts.text("office.late"));
        show();
    }

    private void ask(Set<BookingId> ids) {
        if (mayChange()) {
            new CallOffDialog(texts, ids.size()).open((reason, note) -> told(desk.callOff(viewer, ids, reason, note)));
        }
    }

    private void block() {
        new BlockDialog(desk, viewer, texts, desk.people(), address.first(today())).open(affected -> {
            said.removeAll();
            chosen.clear();
            chosen.addAll(affected);
            show();
            said.add(new Notice(
                            affected.isEmpty() ? State.GOOD : State.WARN,
                            texts.text("office.block.done"),
                            texts.text("office.block.affected", affected.size()))
                    .actions(affected.isEmpty() ? new Button[0] : new Button[] {affected(affected)})
                    .announced());
        });
    }

    private Button affected(List<BookingId> ids) {
        return new Button(texts.text("office.callOff", ids.size()), pressed -> ask(Set.copyOf(ids)));
    }

    private void book() {
        new DeskBookingDialog(desk, viewer, texts, desk.calendars(), address.day() == null ? today() : address.day())
                .open(day -> {
                    Toast.show(texts.text("office.new.done"));
                    getUI().ifPresent(ui -> ui.navigate(address.at(day).location()));
                    show();
                });
    }

    private void told(CalledOff done) {
        said.removeAll();
        said.add(CalledOffNotice.of(texts, done));
        chosen.clear();
        show();
    }

    private void note(DeskEntry entry, BookingState outcome) {
        try {
            desk.note(viewer, entry.id(), outcome);
        } catch (StaleEditException late) {
            Toast.show(texts.text("office.late"));
        }
        show();
    }

    /** What the day's lists do. */
    private final class ColumnActs implements DeskColumn.Acts {
        @Override
        public void changed() {
            count();
        }

        @Override
        public void note(DeskEntry entry, BookingState outcome) {
            DeskView.this.note(entry, outcome);
        }

        @Override
        public void open(DeskEntry entry) {
            DeskView.this.open(entry.id());
        }

        @Override
        public void lift(BlockedTime blocked) {
            desk.lift(viewer, blocked.id());
            show();
        }
    }

    /** What the dialog of one booking does. */
    private final class EntryActs implements EntryDialog.Acts {
        @Override
        public void annotate(DeskEntry entry, String text) {
            desk.annotate(viewer, entry.id(), text);
            Toast.show(texts.text("office.annotation.done"));
        }

        @Override
        public void callOff(DeskEntry entry) {
            ask(Set.of(entry.id()));
        }

        @Override
        public void note(DeskEntry entry, BookingState outcome) {
            DeskView.this.note(entry, outcome);
        }
    }
}
