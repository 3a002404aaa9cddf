package pl.nurt.booking.plans.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.calendars.CalendarRegister;
import pl.nurt.booking.ui.BookingTexts;
import pl.nurt.booking.units.Units;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Rights;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.feedback.Toast;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.text.InAddress;

/** A calendar as the office sets it up: what for, where, how long, under which rules, what is asked. */
@Route(SettingsView.NEW)
@RouteAlias(PlansView.PATH + "/:calendarId/settings")
@RolesAllowed(Rights.KEEP_CALENDARS)
class SettingsView extends Div implements HasDynamicTitle, BeforeEnterObserver {
    static final String NEW = PlansView.PATH + "/new";

    private final CalendarRegister register;
    private final Units units;
    private final Viewer viewer;
    private final BookingTexts texts;
    private final PageHeading heading = new PageHeading("");
    private final Div place = new Div();

    SettingsView(CalendarRegister register, Units units, CurrentUser user) {
        this.register = register;
        this.units = units;
        viewer = user.viewer();
        texts = new BookingTexts(this, getLocale());
        var back = new PageLink(PlansView.PATH, texts.text("plan.title"));
        back.addClassName("back-link");
        addClassName("calendar-settings");
        add(back, heading, place);
    }

    static String location(BookingCalendarId calendar) {
        return PlansView.location(calendar) + "/settings";
    }

    @Override
    public String getPageTitle() {
        return getTranslation("booking.settings");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var asked = event.getRouteParameters().get("calendarId");
        var id = asked.isEmpty()
                ? null
                : asked.flatMap(InAddress::number).map(BookingCalendarId::new).orElseThrow(NotFoundException::new);
        heading.setTitle(texts.text(id == null ? "settings.new" : "settings"));
        place.removeAll();
        place.add(form(id));
    }

    private SettingsForm form(@Nullable BookingCalendarId id) {
        var form = new SettingsForm(texts, units.kept(viewer), register.receivers());
        if (id != null) {
            form.fill(register.settings(id));
            form.reloadedBy(() -> form.fill(register.settings(id)));
        }
        form.guardLeaving();
        form.actions(texts.text(id == null ? "settings.add" : "settings.keep"), () -> keep(id, form));
        return form;
    }

    private void keep(@Nullable BookingCalendarId id, SettingsForm form) {
        var kept = id;
        if (kept == null) {
            kept = register.add(viewer, form.read());
        } else {
            register.change(viewer, kept, form.read());
        }
        Toast.show(texts.text("settings.kept"));
        UI.getCurrent().navigate(PlansView.location(kept));
    }
}
