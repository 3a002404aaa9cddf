package pl.nurt.booking.units.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.stream.Collectors;
import pl.nurt.booking.calendars.BookingUnit;
import pl.nurt.booking.calendars.CalendarRegister;
import pl.nurt.booking.ui.BookingTexts;
import pl.nurt.booking.units.Keeper;
import pl.nurt.booking.units.Units;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Right;
import pl.nurt.identity.Rights;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.list.OfficeTable;

/** The units that share their calendars: where they are, and who keeps the calendars of each. */
@Route(UnitsView.PATH)
@RolesAllowed(Rights.STAFF)
class UnitsView extends Div implements HasDynamicTitle {
    static final String PATH = "office/calendar/units";
    private static final String PLANS = "office/calendar/plans";

    private final Units units;
    private final CalendarRegister register;
    private final Viewer viewer;
    private final BookingTexts texts;
    private final Card card;
    private final Div place = new Div();

    UnitsView(Units units, CalendarRegister register, CurrentUser user) {
        this.units = units;
        this.register = register;
        viewer = user.viewer();
        texts = new BookingTexts(this, getLocale());
        var back = new PageLink(PLANS, texts.text("plan.title"));
        back.addClassName("back-link");
        var heading = new PageHeading(getPageTitle());
        if (viewer.may(Right.KEEP_UNITS)) {
            var add = new Button(
                    texts.text("unit.new"), pressed -> new UnitDialog(units, viewer, texts, null).open(this::show));
            add.addThemeVariants(ButtonVariant.PRIMARY);
            heading.actions(add);
        }
        card = new Card(texts.text("unit.all"));
        card.subtitle(texts.text("unit.why"));
        card.add(place);
        add(back, heading, card);
        show();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("booking.unit.title");
    }

    private void show() {
        var candidates = units.candidates();
        var table = new OfficeTable(
                getPageTitle(),
                OfficeTable.column(texts.text("plan.unit")),
                OfficeTable.column(texts.text("unit.address")),
                OfficeTable.column(texts.text("phone")),
                OfficeTable.column(texts.text("unit.keepers")));
        register.units()
                .forEach(unit -> table.row(
                        name(unit),
                        new Span(unit.address()),
                        new Span(unit.phone() == null ? "–" : unit.phone()),
                        new Span(keepers(unit, candidates))));
        place.removeAll();
        place.add(table);
    }

    private Component name(BookingUnit unit) {
        var name = unit.name().in(texts.locale());
        if (!viewer.may(Right.KEEP_UNITS)) {
            return new Span(name);
        }
        var change = new Button(name, pressed -> new UnitDialog(units, viewer, texts, unit.id()).open(this::show));
        change.addThemeVariants(ButtonVariant.TERTIARY);
        return change;
    }

    private String keepers(BookingUnit unit, List<Keeper> candidates) {
        var named = units.settings(unit.id()).keepers();
        return named.isEmpty()
                ? texts.text("unit.everybody")
                : candidates.stream()
                        .filter(one -> named.contains(one.account()))
                        .map(Keeper::name)
                        .collect(Collectors.joining(", "));
    }
}
