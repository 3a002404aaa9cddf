package pl.nurt.booking.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import pl.nurt.booking.BookingId;
import pl.nurt.booking.BookingState;
import pl.nurt.booking.CancelReason;
import pl.nurt.booking.TimesChanged;
import pl.nurt.booking.office.BookingDesk;
import pl.nurt.booking.office.CalledOff;
import pl.nurt.booking.office.DeskEntry;
import pl.nurt.booking.office.DeskPerson;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Right;
import pl.nurt.identity.Rights;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.StaleEditException;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.LiveBadge;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.EmptyState;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.feedback.Toast;
import pl.nurt.platform.ui.form.Columns;
import pl.nurt.platform.ui.form.Form;
import pl.nurt.platform.ui.form.FormDialog;
import pl.nurt.platform.ui.frame.PageLink;

/** A day of everybody who receives, side by side; bookings that cannot be kept are called off here, one or many, with a reason. */
@Route(DeskView.PATH)
@Menu(title = "booking.office", order = 30, icon = "calendar")
@RolesAllowed(Rights.STAFF)
class DeskView extends Div implements HasDynamicTitle, AfterNavigationObserver {
    static final String PATH = "office/calendar";

    private final BookingDesk desk;
    private final Viewer viewer;
    private final Clock clock;
    private final BookingTexts texts;
    private final PageHeading heading;
    private final Div turn = new Div();
    private final Div said = new Div();
    private final Div columns = new Div();
    private final Button callOff;
    private final Set<BookingId> chosen = new LinkedHashSet<>();
    private LocalDate day;

    DeskView(BookingDesk desk, CurrentUser user, LiveUpdates live, Clock clock) {
        this.desk = desk;
        this.clock = clock;
        viewer = user.viewer();
        texts = new BookingTexts(this, getLocale());
        day = CivilTime.dayOf(clock.instant());
        callOff = new Button("", pressed -> ask());
        callOff.addThemeVariants(ButtonVariant.PRIMARY);
        callOff.setVisible(viewer.may(Right.KEEP_BOOKINGS));
        var print = new Button(
                texts.text("office.print"),
                pressed -> getUI().ifPresent(ui -> ui.getPage().executeJs("window.print()")));
        heading = new PageHeading("").actions(new LiveBadge(), turn, print, callOff);
        turn.addClassName("desk-turn");
        columns.addClassName("desk-columns");
        addClassName("desk");
        add(heading, said, columns);
        live.whileAttached(this, TimesChanged.class, event -> true, events -> show());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("booking.office");
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        day = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("day")
                .flatMap(DeskView::day)
                .orElseGet(() -> CivilTime.dayOf(clock.instant()));
        chosen.clear();
        said.removeAll();
        show();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException nonsense) {
            return Optional.empty();
        }
    }

    private void show() {
        heading.setTitle(texts.weekday(day));
        turn.removeAll();
        turn.add(
                step(day.minusDays(1), Icons.BACK, "office.dayBefore"),
                new PageLink(PATH, texts.text("office.today")),
                step(day.plusDays(1), Icons.ARROW, "office.dayAfter"));
        turn.getChildren().skip(1).findFirst().ifPresent(today -> today.addClassName("button"));
        var entries = desk.day(viewer, day);
        chosen.retainAll(
                entries.stream().filter(this::canBeCalledOff).map(DeskEntry::id).toList());
        var byPerson = entries.stream().collect(Collectors.groupingBy(DeskEntry::receiver));
        columns.removeAll();
        var people = desk.people();
        people.forEach(person -> columns.add(column(person, byPerson.getOrDefault(person.id(), List.of()))));
        if (people.isEmpty()) {
            columns.add(new EmptyState(Icons.CALENDAR, texts.text("none"), texts.text("office.none")));
        }
        count();
    }

    private DeskColumn column(DeskPerson person, List<DeskEntry> entries) {
        return new DeskColumn(
                texts,
                person,
                entries,
                clock.instant(),
                viewer.may(Right.KEEP_BOOKINGS),
                chosen,
                new DeskColumn.Acts() {
                    @Override
                    public void changed() {
                        count();
                    }

                    @Override
                    public void note(DeskEntry entry, BookingState outcome) {
                        try {
                            desk.note(viewer, entry.id(), outcome);
                        } catch (StaleEditException late) {
                            Toast.show(texts.text("office.late"));
                        }
                        show();
                    }
                });
    }

    private boolean canBeCalledOff(DeskEntry entry) {
        return entry.state() == BookingState.BOOKED && entry.end().isAfter(clock.instant());
    }

    private Anchor step(LocalDate to, Icons icon, String key) {
        var link = new Anchor(PATH + "?day=" + to, icon.create());
        link.getElement().setAttribute("router-link", true);
        link.getElement().setAttribute("aria-label", texts.text(key, texts.day(to)));
        link.addClassNames("button", "icon");
        return link;
    }

    private void count() {
        callOff.setText(texts.text("office.callOff", chosen.size()));
        callOff.setEnabled(!chosen.isEmpty());
    }

    private void ask() {
        var form = new Form(Columns.ONE);
        var reason = new Select<CancelReason>();
        reason.setLabel(texts.text("office.reason"));
        reason.setItems(CancelReason.values());
        reason.setItemLabelGenerator(one -> texts.text("office.reason." + one));
        form.required("reason", reason, texts.text("office.reason.missing"));
        var note = new TextField(texts.text("office.note"));
        note.setHelperText(texts.text("office.note.why"));
        note.setMaxLength(200);
        form.field("note", note);
        var ids = Set.copyOf(chosen);
        new FormDialog(
                        texts.text("office.callOff.title", ids.size()),
                        form,
                        texts.text("office.callOff", ids.size()),
                        () -> {
                            var said = note.getValue().strip();
                            told(desk.callOff(viewer, ids, reason.getValue(), said.isEmpty() ? null : said));
                        })
                .text(texts.text("office.callOff.text"))
                .danger()
                .open();
    }

    private void told(CalledOff done) {
        said.removeAll();
        var title = texts.text("office.told", done.told().size());
        if (done.toRing().isEmpty()) {
            said.add(new Notice(State.GOOD, title, "").announced());
        } else {
            var list = new UnorderedList();
            list.addClassName("desk-ring");
            done.toRing()
                    .forEach(entry -> list.add(new ListItem(new Paragraph(texts.text(
                            "office.ring.one",
                            texts.time(entry.start()),
                            String.valueOf(entry.person()),
                            entry.phone() == null ? texts.text("office.noPhone") : entry.phone())))));
            said.add(new Notice(
                            State.WARN,
                            title,
                            texts.text("office.ring", done.toRing().size()))
                    .body(list)
                    .announced());
        }
        chosen.clear();
        show();
    }
}
