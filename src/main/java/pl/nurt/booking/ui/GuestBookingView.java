package pl.nurt.booking.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.time.Clock;
import pl.nurt.booking.BookingState;
import pl.nurt.booking.guests.GuestBookings;
import pl.nurt.booking.guests.TooOftenException;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Notice;

/** One booking as its secret address shows it. */
@Route("booking/guest/:secret")
@AnonymousAllowed
class GuestBookingView extends Div implements HasDynamicTitle, BeforeEnterObserver {
    private final GuestBookings guests;
    private final Clock clock;
    private final BookingTexts texts;
    private final PageHeading heading;
    private final Div place = new Div();

    GuestBookingView(GuestBookings guests, Clock clock) {
        this.guests = guests;
        this.clock = clock;
        texts = new BookingTexts(this, getLocale());
        heading = new PageHeading(texts.text("one"));
        place.addClassName("stack");
        addClassName("booking-one");
        add(heading, place);
    }

    static String location(String secret) {
        return "booking/guest/" + secret;
    }

    @Override
    public String getPageTitle() {
        return texts.text("one");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var secret = event.getRouteParameters().get("secret").orElseThrow(NotFoundException::new);
        try {
            show(secret);
        } catch (TooOftenException flood) {
            place.removeAll();
            place.add(new Notice(State.WARN, texts.text("guest.often"), "").announced());
        }
    }

    private void show(String secret) {
        var visit = Visits.current();
        var booking = guests.find(visit, secret).booking();
        heading.setTitle(texts.text("heading." + booking.state()));
        heading.overline(texts.weekday(booking.start().atZone(CivilTime.ZONE).toLocalDate()) + ", "
                + texts.span(booking.start(), booking.end()));
        place.removeAll();
        if (booking.state() == BookingState.BOOKED) {
            place.add(new Notice(
                    State.GOOD, texts.text("booked", texts.moment(booking.start())), texts.text("guest.booked.text")));
        }
        place.add(new BookingCard(
                new GuestActs(guests, visit, secret, booking, texts.locale()),
                texts,
                booking,
                clock.instant(),
                () -> show(secret)));
        var limits = new Paragraph(texts.limits(booking.calendar()));
        limits.addClassNames("muted", "small");
        place.add(limits);
    }
}
