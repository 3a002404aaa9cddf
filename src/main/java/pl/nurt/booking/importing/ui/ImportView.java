package pl.nurt.booking.importing.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pl.nurt.booking.calendars.BookingCalendar;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.calendars.Receiver;
import pl.nurt.booking.importing.CalendarImport;
import pl.nurt.booking.importing.OldBooking;
import pl.nurt.booking.importing.OldBooking.Left;
import pl.nurt.booking.importing.OldCalendar;
import pl.nurt.booking.importing.UnreadableFileException;
import pl.nurt.booking.office.BookingDesk;
import pl.nurt.booking.ui.BookingTexts;
import pl.nurt.booking.units.Units;
import pl.nurt.identity.AccountFiles;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Rights;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.files.FileKind;
import pl.nurt.platform.files.FileRules;
import pl.nurt.platform.files.StoredFile;
import pl.nurt.platform.files.StoredFiles;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.files.FileField;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.list.OfficeTable;
import pl.nurt.platform.ui.text.InAddress;

/** Takes the calendar of another tool over: its file is looked through first, and what will not be taken is said. */
@Route("office/calendar/plans/:calendarId/import")
@RolesAllowed(Rights.KEEP_CALENDARS)
class ImportView extends Div implements HasDynamicTitle, BeforeEnterObserver {
    private static final FileRules FILES = FileRules.of(5, 50, Set.of(FileKind.TEXT));
    private static final int SHOWN = 200;

    private final CalendarImport imports;
    private final BookingDesk desk;
    private final Units units;
    private final StoredFiles files;
    private final Viewer viewer;
    private final BookingTexts texts;
    private final PageHeading heading = new PageHeading("");
    private final PageLink back;
    private final Select<Receiver> receiver = new Select<>();
    private final Div said = new Div();
    private final Div place = new Div();
    private @Nullable BookingCalendar calendar;

    ImportView(CalendarImport imports, BookingDesk desk, Units units, StoredFiles files, CurrentUser user) {
        this.imports = imports;
        this.desk = desk;
        this.units = units;
        this.files = files;
        viewer = user.viewer();
        texts = new BookingTexts(this, getLocale());
        back = new PageLink("office/calendar/plans", texts.text("plan.title"));
        back.addClassName("back-link");
        receiver.setLabel(texts.text("office.who"));
        receiver.setItemLabelGenerator(Receiver::name);
        var card = new Card(texts.text("import.file"));
        card.subtitle(texts.text("import.why"));
        card.add(receiver, upload());
        var cards = new Div(card, said, place);
        cards.addClassName("stack");
        add(back, heading, cards);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("booking.import");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = event.getRouteParameters()
                .get("calendarId")
                .flatMap(InAddress::number)
                .map(BookingCalendarId::new)
                .orElseThrow(NotFoundException::new);
        var found = desk.calendars().stream()
                .filter(one ->
                        one.id().equals(id) && units.keeps(viewer, one.unit().id()))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        calendar = found;
        heading.setTitle(getPageTitle());
        heading.overline(texts.name(found));
        receiver.setItems(found.receivers());
        found.receivers().stream().findFirst().ifPresent(receiver::setValue);
    }

    private FileField upload() {
        return new FileField(
                        files,
                        AccountFiles.of(viewer.jobOwner()),
                        FILES,
                        texts.text("import.choose"),
                        viewer.account().value())
                .takenBy(this::taken);
    }

    private Optional<String> taken(StoredFile file) {
        try (var content = files.open(file)) {
            show(imports.read(content.readAllBytes()));
            return Optional.empty();
        } catch (UnreadableFileException unreadable) {
            return Optional.of(texts.text("import.unreadable"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            files.forget(AccountFiles.of(viewer.jobOwner()), file.id());
        }
    }

    void show(OldCalendar old) {
        said.removeAll();
        place.removeAll();
        place.addClassName("stack");
        var card = new Card(texts.text("import.found", old.bookings().size()));
        if (!old.bookings().isEmpty()) {
            var take = new Button(texts.text("import.take", old.bookings().size()), pressed -> take(old));
            take.addThemeVariants(ButtonVariant.PRIMARY);
            take.setDisableOnClick(true);
            card.add(table(old.bookings()), take);
        }
        place.add(card);
        if (!old.left().isEmpty()) {
            place.add(left(old.left()));
        }
    }

    private OfficeTable table(List<OldBooking> bookings) {
        var table = new OfficeTable(
                texts.text("import"),
                OfficeTable.column(texts.text("office.fact.when")),
                OfficeTable.column(texts.text("office.person")),
                OfficeTable.column(texts.text("phone")),
                OfficeTable.column(texts.text("office.annotation")));
        bookings.stream()
                .limit(SHOWN)
                .forEach(one -> table.row(
                        new Span(texts.moment(one.start()) + "–" + texts.time(one.end())),
                        new Span(one.person()),
                        new Span(one.phone()),
                        new Span(one.note())));
        return table;
    }

    private Card left(List<Left> left) {
        var table = new OfficeTable(
                texts.text("import.left"),
                OfficeTable.figures(texts.text("import.place")),
                OfficeTable.column(texts.text("import.what")),
                OfficeTable.column(texts.text("calls.reason")));
        left.stream()
                .limit(SHOWN)
                .forEach(one -> table.row(
                        new Span("" + one.place()),
                        new Span(one.what()),
                        new Span(texts.text("import.reason." + one.trouble()))));
        var card = new Card(texts.text("import.left") + ": " + left.size());
        card.add(table);
        return card;
    }

    private void take(OldCalendar old) {
        var into = calendar;
        var who = receiver.getValue();
        if (into == null || who == null) {
            return;
        }
        var left = imports.take(viewer, into.id(), who.id(), old.bookings());
        said.removeAll();
        said.add(new Notice(
                        left.isEmpty() ? State.GOOD : State.WARN,
                        texts.text("import.done", old.bookings().size() - left.size()),
                        "")
                .announced());
        place.removeAll();
        if (!left.isEmpty()) {
            place.add(left(left));
        }
    }
}
