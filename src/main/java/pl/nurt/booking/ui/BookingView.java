package pl.nurt.booking.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import pl.nurt.booking.BookingId;
import pl.nurt.booking.BookingState;
import pl.nurt.booking.Bookings;
import pl.nurt.booking.BookingsChanged;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.text.InAddress;

/** One booking, as it is shown right after it was made: booked means booked. */
@Route("booking/:bookingId")
@RolesAllowed("RESIDENT")
class BookingView extends Div implements HasDynamicTitle, BeforeEnterObserver {
    private final Bookings bookings;
    private final Viewer viewer;
    private final Clock clock;
    private final BookingTexts texts;
    private final PageHeading heading;
    private final Div place = new Div();
    private @Nullable BookingId id;

    BookingView(Bookings bookings, CurrentUser user, LiveUpdates live, Clock clock) {
        this.bookings = bookings;
        this.clock = clock;
        viewer = user.viewer();
        texts = new BookingTexts(this, getLocale());
        heading = new PageHeading("");
        place.addClassName("stack");
        var back = new PageLink(BookingsView.PATH, texts.text("title"));
        back.addClassName("back-link");
        addClassName("booking-one");
        add(back, heading, place);
        live.whileAttached(
                this, BookingsChanged.class, event -> event.accounts().contains(viewer.account()), events -> show());
    }

    static String location(BookingId id) {
        return "booking/" + id.value();
    }

    @Override
    public String getPageTitle() {
        return texts.text("one");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        id = event.getRouteParameters()
                .get("bookingId")
                .flatMap(InAddress::number)
                .map(BookingId::new)
                .orElseThrow(NotFoundException::new);
        show();
    }

    private void show() {
        var asked = id;
        if (asked == null) {
            return;
        }
        var booking = bookings.booking(viewer, asked);
        heading.setTitle(texts.text("heading." + booking.state()));
        heading.overline(texts.weekday(booking.start().atZone(CivilTime.ZONE).toLocalDate()) + ", "
                + texts.span(booking.start(), booking.end()));
        place.removeAll();
        if (booking.state() == BookingState.BOOKED) {
            place.add(new Notice(
                    State.GOOD,
                    texts.text("booked", texts.moment(booking.start())),
                    texts.text("booked.text", texts.duration(booking.calendar().reminder()))));
        }
        place.add(new BookingCard(
                new OwnActs(bookings, viewer, booking, texts.locale()), texts, booking, clock.instant(), this::show));
    }
}
