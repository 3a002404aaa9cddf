package pl.nurt.booking.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.shared.Registration;
import java.time.Duration;

/** Counts down how long a time is still held; a screen reader hears it at two minutes, at one and at the end ({@code frontend/nurt-hold.ts}). */
@Tag("nurt-hold")
@JsModule("./nurt-hold.ts")
final class HoldClock extends Component {
    HoldClock(BookingTexts texts) {
        getElement().setAttribute("two", texts.text("hold.two"));
        getElement().setAttribute("one", texts.text("hold.one"));
        getElement().setAttribute("over", texts.text("hold.over"));
        getElement().setAttribute("rest", texts.text("hold.rest"));
    }

    /** Begins anew. @param whole what a full circle means */
    void start(Duration left, Duration whole) {
        getElement().setAttribute("whole", "" + whole.toSeconds());
        getElement().setAttribute("left", "" + Math.max(0, left.toSeconds()));
    }

    Registration addOverListener(ComponentEventListener<Over> listener) {
        return addListener(Over.class, listener);
    }

    /** The time is not held any more. */
    @DomEvent("over")
    public static final class Over extends ComponentEvent<HoldClock> {
        public Over(HoldClock source, boolean fromClient) {
            super(source, fromClient);
        }
    }
}
