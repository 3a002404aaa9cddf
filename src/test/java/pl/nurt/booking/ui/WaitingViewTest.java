package pl.nurt.booking.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.QueryParameters;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.booking.BookingRequest;
import pl.nurt.booking.Bookings;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.internal.BookingRules;
import pl.nurt.booking.internal.waiting.WaitingTurns;
import pl.nurt.booking.waiting.PartOfDay;
import pl.nurt.booking.waiting.WaitingList;
import pl.nurt.booking.waiting.WaitingWish;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.Calendars;
import pl.nurt.testing.MovableClock;
import pl.nurt.testing.ViewTest;

class WaitingViewTest extends ViewTest {
    @Autowired
    private WaitingList waiting;

    @Autowired
    private WaitingTurns turns;

    @Autowired
    private Bookings bookings;

    @Autowired
    private DSLContext db;

    @Autowired
    private MovableClock clock;

    private BookingCalendarId talks;
    private Instant ten;

    @BeforeEach
    void calendar() {
        var calendars = new Calendars(db);
        talks = calendars.calendar("Rozmowa", calendars.person("Tomasz Lis"));
        ten = Calendars.thursday(clock.instant(), "10:00");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void somebody_waits_and_no_longer_does(Locale language) {
        var me = signIn(Role.RESIDENT).viewer();
        openBrowser(language, WaitingView.class, BookingsView.class);
        UI.getCurrent().navigate(WaitingView.PATH, QueryParameters.of("calendar", "" + talks.value()));
        var polish = language.equals(Languages.POLISH);

        _click(_get(Button.class, spec -> spec.withText(polish ? "Czekam" : "I will wait")));
        assertThat(waiting.of(me)).hasSize(1);
        assertThat(text()).contains("Rozmowa", polish ? "nikt nie czeka dłużej" : "nobody has waited longer");
        _click(_get(Button.class, spec -> spec.withText(polish ? "Już nie czekam" : "Stop waiting")));

        assertThat(waiting.of(me)).isEmpty();
        assertThat(text()).doesNotContain("!booking");
    }

    @Test
    void an_offered_time_is_taken_with_one_form() {
        var me = offered();
        openBrowser(Languages.POLISH, WaitingView.class, OfferView.class, BookingView.class, BookingsView.class);
        UI.getCurrent().navigate(WaitingView.PATH);
        assertThat(text()).contains("Zwolnił się termin: Rozmowa");
        UI.getCurrent()
                .navigate(OfferView.location(waiting.offers(me).getFirst().id()));
        assertThat(text()).contains("Zatrzymany dla Ciebie", "Czekamy na Twoją decyzję do");
        _click(_find(Button.class).stream()
                .filter(button -> button.getText().startsWith("Rezerwuję"))
                .findFirst()
                .orElseThrow());

        assertThat(_get(H1.class).getText()).isEqualTo("Zarezerwowane");
        assertThat(bookings.upcoming(me))
                .singleElement()
                .satisfies(one -> assertThat(one.start()).isEqualTo(ten));
    }

    @Test
    void an_offered_time_is_given_to_the_next_and_a_late_link_says_so() {
        var me = offered();
        var offer = waiting.offers(me).getFirst().id();
        openBrowser(Languages.POLISH, WaitingView.class, OfferView.class, BookingsView.class, BookView.class);
        UI.getCurrent().navigate(OfferView.location(offer));
        _click(_get(Button.class, spec -> spec.withText("Nie chcę, oddaj następnej osobie")));
        assertThat(waiting.offers(me)).isEmpty();

        UI.getCurrent().navigate(OfferView.location(offer));
        assertThat(text()).contains("Tej propozycji już nie ma");
    }

    /** Somebody who is signed in waited, and another one gave the time up. */
    private Viewer offered() {
        var other = signIn(Role.RESIDENT).viewer();
        var given = bookings.book(other, new BookingRequest(UUID.randomUUID(), talks, ten, null, null, "", Map.of()));
        var me = signIn(Role.RESIDENT).viewer();
        var day = CivilTime.dayOf(ten);
        waiting.ask(me, new WaitingWish(talks, day, day, PartOfDay.ANY_HOUR));
        bookings.cancel(other, given.id());
        clock.advance(BookingRules.UNDO);
        turns.turn();
        return me;
    }

    private static String text() {
        return UI.getCurrent().getCurrentView().getElement().getTextRecursively();
    }
}
