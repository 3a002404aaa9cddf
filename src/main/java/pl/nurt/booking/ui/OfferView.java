package pl.nurt.booking.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import pl.nurt.booking.BookingRefusedException;
import pl.nurt.booking.BookingRequest;
import pl.nurt.booking.Bookings;
import pl.nurt.booking.waiting.OfferedSlot;
import pl.nurt.booking.waiting.WaitingList;
import pl.nurt.booking.waiting.WaitingOfferId;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.text.InAddress;

/** A freed time that is kept for one who waits: taken with one form, or given to the next. */
@Route("booking/offer/:offerId")
@RolesAllowed("RESIDENT")
class OfferView extends Div implements HasDynamicTitle, BeforeEnterObserver {
    private final WaitingList waiting;
    private final Bookings bookings;
    private final Viewer viewer;
    private final Clock clock;
    private final BookingTexts texts;
    private final PageHeading heading;
    private final Div place = new Div();

    OfferView(WaitingList waiting, Bookings bookings, CurrentUser user, Clock clock) {
        this.waiting = waiting;
        this.bookings = bookings;
        this.clock = clock;
        viewer = user.viewer();
        texts = new BookingTexts(this, getLocale());
        heading = new PageHeading(texts.text("offer"));
        place.addClassName("stack");
        var back = new PageLink(WaitingView.PATH, texts.text("waiting"));
        back.addClassName("back-link");
        addClassName("booking-one");
        add(back, heading, place);
    }

    static String location(WaitingOfferId id) {
        return "booking/offer/" + id.value();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("booking.offer");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = event.getRouteParameters()
                .get("offerId")
                .flatMap(InAddress::number)
                .map(WaitingOfferId::new)
                .orElseThrow(NotFoundException::new);
        try {
            show(waiting.offer(viewer, id));
        } catch (NotFoundException over) {
            // Also of a link that was opened too late, which is no mistake of whoever opened it.
            sayOver(texts.text("offer.over"));
        }
    }

    private void show(OfferedSlot offer) {
        heading.overline(texts.name(offer.calendar()) + ", " + texts.where(offer.calendar()));
        var card = new ConfirmCard(texts, offer.calendar(), bookings.places(viewer), clock, new Acts(offer));
        card.showKept(offer.start(), offer.end(), offer.until(), texts.text("offer.decline"));
        place.removeAll();
        place.add(card);
    }

    private void sayOver(String title) {
        var other = new PageLink(BookingAddress.PATH, texts.text("instead.other"));
        other.addClassName("button");
        place.removeAll();
        place.add(new Notice(State.WARN, title, texts.text("offer.over.text"))
                .actions(other)
                .announced());
    }

    private final class Acts implements ConfirmCard.Acts {
        private final OfferedSlot offer;

        private Acts(OfferedSlot offer) {
            this.offer = offer;
        }

        @Override
        public void book(BookingRequest request) {
            try {
                var made = waiting.take(viewer, offer.id(), request);
                UI.getCurrent().navigate(BookingView.location(made));
            } catch (BookingRefusedException refused) {
                sayOver(texts.refusal(refused));
            } catch (NotFoundException over) {
                sayOver(texts.text("offer.over"));
            }
        }

        @Override
        public void more() {
            throw new IllegalStateException("an offer holds until its deadline");
        }

        @Override
        public void other() {
            try {
                waiting.decline(viewer, offer.id());
            } catch (NotFoundException over) {
                sayOver(texts.text("offer.over"));
                return;
            }
            UI.getCurrent().navigate(WaitingView.PATH);
        }
    }
}
