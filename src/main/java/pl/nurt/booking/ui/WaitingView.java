package pl.nurt.booking.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import pl.nurt.booking.WaitingChanged;
import pl.nurt.booking.calendars.BookingCalendar;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.times.Times;
import pl.nurt.booking.waiting.OfferedSlot;
import pl.nurt.booking.waiting.PartOfDay;
import pl.nurt.booking.waiting.Waiting;
import pl.nurt.booking.waiting.WaitingList;
import pl.nurt.booking.waiting.WaitingWish;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.DayPicker;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.feedback.Toast;
import pl.nurt.platform.ui.form.Columns;
import pl.nurt.platform.ui.form.Form;
import pl.nurt.platform.ui.frame.PageLink;

/** The resident's places on the waiting list: what is offered now, what one waits for, and the form that asks. */
@Route(WaitingView.PATH)
@RolesAllowed("RESIDENT")
class WaitingView extends Div implements HasDynamicTitle, AfterNavigationObserver {
    static final String PATH = "booking/waiting";
    private static final int TWO_WEEKS = 14;

    private final WaitingList waiting;
    private final Viewer viewer;
    private final BookingTexts texts;
    private final List<BookingCalendar> calendars;
    private final Div offers = new Div();
    private final Div list = new Div();
    private final Select<BookingCalendar> calendar = new Select<>();
    private final DayPicker from;
    private final DayPicker to;
    private final Select<PartOfDay> part = new Select<>();

    WaitingView(WaitingList waiting, Times times, CurrentUser user, LiveUpdates live, Clock clock) {
        this.waiting = waiting;
        viewer = user.viewer();
        texts = new BookingTexts(this, getLocale());
        calendars = times.calendars();
        var wishes = new Card(texts.text("waiting.list"));
        wishes.add(list);
        var today = CivilTime.dayOf(clock.instant());
        from = day("waiting.from", today, today);
        to = day("waiting.to", today, today.plusDays(TWO_WEEKS));
        offers.addClassName("stack");
        var back = new PageLink(BookingsView.PATH, texts.text("title"));
        back.addClassName("back-link");
        var ask = new Card(texts.text("waiting.ask"));
        ask.subtitle(texts.text("waiting.ask.text"));
        ask.add(form());
        var cards = new Div(offers, wishes, ask);
        cards.addClassName("stack");
        add(back, new PageHeading(getPageTitle()), cards);
        live.whileAttached(
                this, WaitingChanged.class, event -> event.accounts().contains(viewer.account()), events -> show());
        show();
    }

    static String location(BookingCalendarId calendar) {
        return PATH + "?calendar=" + calendar.value();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("booking.waiting");
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        var asked = BookingAddress.of(event.getLocation().getQueryParameters()).calendar();
        calendars.stream().filter(one -> one.id().equals(asked)).findFirst().ifPresent(calendar::setValue);
    }

    private DayPicker day(String key, LocalDate today, LocalDate value) {
        var picker = new DayPicker(
                texts.text(key), texts.locale(), today, today.plusYears(2), texts.text("waiting.outside"));
        picker.setValue(value);
        return picker;
    }

    private Form form() {
        var form = new Form(Columns.TWO);
        calendar.setLabel(texts.text("what"));
        calendar.setItems(calendars);
        calendar.setItemLabelGenerator(texts::name);
        part.setLabel(texts.text("waiting.part"));
        part.setItems(PartOfDay.values());
        part.setItemLabelGenerator(one -> texts.text("waiting." + one));
        part.setValue(PartOfDay.ANY_HOUR);
        form.required("calendar", calendar, texts.text("waiting.what.missing"));
        form.required("part", part);
        form.required("from", from);
        form.required("to", to);
        form.actions(texts.text("waiting.act"), () -> {
            waiting.ask(
                    viewer, new WaitingWish(calendar.getValue().id(), from.getValue(), to.getValue(), part.getValue()));
            Toast.show(texts.text("waiting.done"));
            show();
        });
        return form;
    }

    private void show() {
        offers.removeAll();
        waiting.offers(viewer).forEach(offer -> offers.add(offered(offer)));
        list.removeAll();
        var wishes = waiting.of(viewer);
        if (wishes.isEmpty()) {
            var none = new Span(texts.text("waiting.none"));
            none.addClassName("muted");
            list.add(none);
            return;
        }
        var items = new UnorderedList();
        items.addClassName("past-bookings");
        wishes.forEach(wish -> items.add(item(wish)));
        list.add(items);
    }

    private Notice offered(OfferedSlot offer) {
        var open = new PageLink(OfferView.location(offer.id()), texts.text("offer.open"));
        open.addClassNames("button", "primary");
        return new Notice(
                        State.GOOD,
                        texts.text("offer.title", texts.name(offer.calendar()), texts.moment(offer.start())),
                        texts.text("offer.until", texts.moment(offer.until())))
                .actions(open);
    }

    private ListItem item(Waiting wish) {
        var name = wish.calendar().in(texts.locale());
        var days = texts.days(wish.from(), wish.to());
        var about = new Span(days + ", " + texts.text("waiting." + wish.part()) + " · "
                + texts.text("waiting.before", wish.before()));
        about.addClassNames("muted", "small");
        var leave = new Button(texts.text("waiting.leave"), pressed -> {
            waiting.leave(viewer, wish.id());
            show();
        });
        leave.addThemeVariants(ButtonVariant.TERTIARY);
        leave.setAriaLabel(texts.text("waiting.leave") + ": " + name + ", " + days);
        return new ListItem(new Div(new Span(name), about), leave);
    }
}
