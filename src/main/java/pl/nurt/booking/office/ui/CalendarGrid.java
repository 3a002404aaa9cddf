package pl.nurt.booking.office.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.shared.Registration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.booking.BookingId;
import pl.nurt.platform.ui.text.InAddress;
import tools.jackson.databind.node.ObjectNode;

/**
 * Days of several people side by side, bookings at their hours ({@code frontend/nurt-calendar.ts}). Bookings are opened, called off, and carried
 * to another time with the pointer or with M and the arrows; what becomes of it is decided here.
 */
@Tag("nurt-calendar")
@JsModule("./nurt-calendar.ts")
final class CalendarGrid extends Component {
    private @Nullable ObjectNode shown;

    void show(ObjectNode week) {
        shown = week;
        if (isAttached()) {
            getElement().callJsFunction("show", week);
        }
    }

    /** The booking that was carried goes back to where it was. */
    void putBack() {
        getElement().callJsFunction("putBack");
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        if (shown != null) {
            getElement().callJsFunction("show", shown);
        }
    }

    Registration addOpenListener(ComponentEventListener<Opened> listener) {
        return addListener(Opened.class, listener);
    }

    Registration addOffListener(ComponentEventListener<Off> listener) {
        return addListener(Off.class, listener);
    }

    Registration addMovedListener(ComponentEventListener<Moved> listener) {
        return addListener(Moved.class, listener);
    }

    private static Optional<BookingId> id(String text) {
        return InAddress.number(text).map(BookingId::new);
    }

    /** A booking was pressed. */
    @DomEvent("entry-open")
    public static final class Opened extends ComponentEvent<CalendarGrid> {
        private final String id;

        public Opened(CalendarGrid source, boolean fromClient, @EventData("event.detail.id") String id) {
            super(source, fromClient);
            this.id = id;
        }

        Optional<BookingId> booking() {
            return id(id);
        }
    }

    /** A booking is to be called off. */
    @DomEvent("entry-off")
    public static final class Off extends ComponentEvent<CalendarGrid> {
        private final String id;

        public Off(CalendarGrid source, boolean fromClient, @EventData("event.detail.id") String id) {
            super(source, fromClient);
            this.id = id;
        }

        Optional<BookingId> booking() {
            return id(id);
        }
    }

    /** A booking was carried to another place. */
    @DomEvent("entry-moved")
    public static final class Moved extends ComponentEvent<CalendarGrid> {
        private final String id;
        private final int column;
        private final int minute;

        public Moved(
                CalendarGrid source,
                boolean fromClient,
                @EventData("event.detail.id") String id,
                @EventData("event.detail.column") int column,
                @EventData("event.detail.minute") int minute) {
            super(source, fromClient);
            this.id = id;
            this.column = column;
            this.minute = minute;
        }

        Optional<BookingId> booking() {
            return id(id);
        }

        int column() {
            return column;
        }

        /** Of the clock on the wall, since midnight. */
        int minute() {
            return minute;
        }
    }
}
