package pl.nurt.booking.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import java.util.UUID;
import pl.nurt.booking.guests.Visit;

/** Somebody without an account, the same in all windows of one browser as long as its session lasts. */
final class Visits {
    private static final String NAME = Visits.class.getName();

    private Visits() {}

    static Visit current() {
        var session = VaadinSession.getCurrent();
        var known = session.getAttribute(NAME);
        var guest = known instanceof UUID before ? before : UUID.randomUUID();
        session.setAttribute(NAME, guest);
        var address = UI.getCurrent().getSession().getBrowser().getAddress();
        return new Visit(guest, address == null ? "" : address);
    }
}
