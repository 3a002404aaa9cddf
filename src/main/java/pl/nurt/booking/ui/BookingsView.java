package pl.nurt.booking.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import pl.nurt.booking.BookingState;
import pl.nurt.booking.Bookings;
import pl.nurt.booking.BookingsChanged;
import pl.nurt.booking.OwnBooking;
import pl.nurt.booking.feeds.CalendarFeeds;
import pl.nurt.booking.feeds.ui.FeedCard;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.Badge;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.EmptyState;
import pl.nurt.platform.ui.frame.PageLink;

/** The resident's bookings: what is to come, and what was. */
@Route(BookingsView.PATH)
@Menu(title = "booking.title", order = 60, icon = "calendar")
@RolesAllowed("RESIDENT")
class BookingsView extends Div implements HasDynamicTitle {
    static final String PATH = "booking";

    private final Bookings bookings;
    private final Viewer viewer;
    private final Clock clock;
    private final BookingTexts texts;
    private final Div column = new Div();
    private final Div side = new Div();

    BookingsView(Bookings bookings, CalendarFeeds feeds, CurrentUser user, LiveUpdates live, Clock clock) {
        this.bookings = bookings;
        this.clock = clock;
        viewer = user.viewer();
        texts = new BookingTexts(this, getLocale());
        var wait = new PageLink(WaitingView.PATH, texts.text("waiting"));
        wait.addClassName("button");
        var book = new PageLink(BookingAddress.PATH, texts.text("new"));
        book.addClassNames("button", "primary");
        column.addClassName("stack");
        side.addClassName("stack");
        var aside = new Div(side, new FeedCard(feeds, viewer, texts));
        aside.addClassName("stack");
        var columns = new Div(column, aside);
        columns.addClassName("booking-columns");
        add(new PageHeading(getPageTitle()).actions(wait, book), columns);
        live.whileAttached(
                this, BookingsChanged.class, event -> event.accounts().contains(viewer.account()), events -> show());
        show();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("booking.title");
    }

    private void show() {
        var now = clock.instant();
        column.removeAll();
        side.removeAll();
        var upcoming = bookings.upcoming(viewer);
        upcoming.forEach(booking -> column.add(new BookingCard(
                new OwnActs(bookings, viewer, booking, texts.locale()), texts, booking, now, this::show)));
        if (upcoming.isEmpty()) {
            var card = new Card(texts.text("upcoming"));
            card.add(new EmptyState(Icons.CALENDAR, texts.text("upcoming.none"), texts.text("upcoming.none.text")));
            column.add(card);
        }
        var past = bookings.past(viewer);
        if (!past.isEmpty()) {
            side.add(past(past));
        }
    }

    private Card past(List<OwnBooking> past) {
        var list = new UnorderedList();
        list.addClassName("past-bookings");
        for (var booking : past) {
            var name = new Span(texts.name(booking.calendar()));
            var when = new Span(texts.moment(booking.start()));
            when.addClassNames("muted", "small");
            var words = new Div(name, when);
            list.add(new ListItem(words, badge(booking)));
        }
        var card = new Card(texts.text("past"));
        card.add(list);
        return card;
    }

    private Badge badge(OwnBooking booking) {
        var state = booking.state();
        var colour =
                state == BookingState.MISSED ? State.WARN : state == BookingState.CANCELLED ? State.INFO : State.GOOD;
        return new Badge(colour, texts.text("state." + state));
    }
}
