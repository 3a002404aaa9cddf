package pl.nurt.booking.calls.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.stream.Collectors;
import pl.nurt.booking.TimesChanged;
import pl.nurt.booking.calls.Call;
import pl.nurt.booking.calls.Calls;
import pl.nurt.booking.calls.CallsChanged;
import pl.nurt.booking.ui.BookingTexts;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Rights;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.feedback.EmptyState;
import pl.nurt.platform.ui.feedback.Toast;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.list.OfficeTable;

/** People to ring because their booking was called off: number, reason, times to offer; printed for whoever sits at the telephone. */
@Route(CallsView.PATH)
@RolesAllowed(Rights.KEEP_BOOKINGS)
class CallsView extends Div implements HasDynamicTitle {
    static final String PATH = "office/calendar/calls";
    private static final String OFFICE = "office/calendar";

    private final Calls calls;
    private final Viewer viewer;
    private final BookingTexts texts;
    private final Div place = new Div();

    CallsView(Calls calls, CurrentUser user, LiveUpdates live) {
        this.calls = calls;
        viewer = user.viewer();
        texts = new BookingTexts(this, getLocale());
        var back = new PageLink(OFFICE, texts.text("office"));
        back.addClassName("back-link");
        var print = new Button(
                texts.text("office.print"),
                pressed -> getUI().ifPresent(ui -> ui.getPage().executeJs("window.print()")));
        add(back, new PageHeading(getPageTitle()).actions(print), place);
        live.whileAttached(this, CallsChanged.class, event -> true, events -> show());
        live.whileAttached(this, TimesChanged.class, event -> true, events -> show());
        show();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("booking.calls");
    }

    private void show() {
        place.removeAll();
        var open = calls.open(viewer);
        if (open.isEmpty()) {
            place.add(new EmptyState(Icons.CHECK, texts.text("calls.none"), texts.text("calls.none.text")));
            return;
        }
        var table = new OfficeTable(
                getPageTitle(),
                OfficeTable.column(texts.text("office.person")),
                OfficeTable.column(texts.text("phone")),
                OfficeTable.column(texts.text("calls.was")),
                OfficeTable.column(texts.text("calls.reason")),
                OfficeTable.column(texts.text("calls.near")),
                OfficeTable.column(texts.text("calls.done")));
        open.forEach(call -> table.row(
                new Span(call.person()),
                phone(call),
                new Span(call.calendar().in(texts.locale()) + ", " + texts.moment(call.start())),
                new Span(reason(call)),
                new Span(near(call)),
                done(call)));
        var card = new Card(texts.text("calls.count", open.size()));
        card.subtitle(texts.text("calls.why"));
        card.add(table);
        place.add(card);
    }

    private Component phone(Call call) {
        var phone = call.phone();
        return phone == null ? new Span(texts.text("office.noPhone")) : new Anchor("tel:" + phone, phone);
    }

    private String reason(Call call) {
        var note = call.note();
        return texts.text("office.reason." + call.reason()) + (note == null ? "" : ", " + note);
    }

    private String near(Call call) {
        return call.near().isEmpty()
                ? "–"
                : call.near().stream().map(texts::moment).collect(Collectors.joining("; "));
    }

    private Button done(Call call) {
        var button = new Button(texts.text("calls.rung"), pressed -> {
            calls.rung(viewer, call.booking());
            Toast.done(texts.text("calls.rung.done", call.person()), () -> {
                calls.notRung(viewer, call.booking());
                show();
            });
            show();
        });
        button.setAriaLabel(texts.text("calls.rung") + ": " + call.person());
        return button;
    }
}
