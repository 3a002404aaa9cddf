package pl.nurt.booking.rounds.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.db.booking.Tables.BOOKING_;
import static pl.nurt.db.booking.Tables.RESOURCE;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.booking.BookingId;
import pl.nurt.booking.BookingState;
import pl.nurt.booking.CancelReason;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.calendars.ResourceId;
import pl.nurt.booking.office.BookingDesk;
import pl.nurt.booking.office.DeskBooking;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.Calendars;
import pl.nurt.testing.MovableClock;
import pl.nurt.testing.ViewTest;

class RoundViewTest extends ViewTest {
    @Autowired
    private BookingDesk desk;

    @Autowired
    private DSLContext db;

    @Autowired
    private MovableClock clock;

    private ResourceId rak;
    private BookingCalendarId exchanges;
    private Instant ten;
    private Viewer technician;

    @BeforeEach
    void calendar() {
        var calendars = new Calendars(db);
        rak = calendars.person("Adam Rak");
        var lis = calendars.person("Tomasz Lis");
        exchanges = calendars.calendar("Wymiana", rak, lis);
        ten = Calendars.thursday(clock.instant(), "10:00");
        technician = signIn(Role.TECHNICIAN).viewer();
        db.update(RESOURCE)
                .set(RESOURCE.USER_ACCOUNT_ID, technician.account())
                .where(RESOURCE.RESOURCE_ID.eq(rak))
                .execute();
        book(rak, ten.plusSeconds(3600), "Jan Kowal", "600123456");
        book(rak, ten, "Ewa Nowak", "");
        book(lis, ten, "Ktoś Inny", "");
        desk.callOff(technician, Set.of(book(rak, ten.plusSeconds(7200), "Zofia Zima", "")), CancelReason.OTHER, null);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void the_own_day_stop_by_stop_and_what_became_of_each(Locale language) {
        openBrowser(language, RoundView.class);
        go(CivilTime.dayOf(ten).toString());
        assertThat(_find(ListItem.class))
                .extracting(item -> item.getElement().getTextRecursively())
                .satisfiesExactly(
                        first -> assertThat(first).contains("10:00", "Ewa Nowak"),
                        second -> assertThat(second).contains("11:00", "Jan Kowal", "600123456", "30 min"));
        assertThat(_find(Button.class)).as("nothing to note before it begins").hasSize(1);

        clock.advance(Duration.between(clock.instant(), ten.plusSeconds(60)));
        go("nonsense");
        go(CivilTime.dayOf(ten).toString());
        _click(_get(Button.class, spec -> spec.withText(language.equals(Languages.POLISH) ? "Był" : "Came")));

        assertThat(db.fetch(BOOKING_, BOOKING_.PERSON.eq("Ewa Nowak").and(BOOKING_.RESOURCE_ID.eq(rak))))
                .singleElement()
                .satisfies(booking -> assertThat(booking.getState()).isEqualTo(BookingState.ATTENDED));
        assertThat(UI.getCurrent().getElement().getTextRecursively()).doesNotContain("!booking");
    }

    private static void go(String day) {
        UI.getCurrent().navigate(RoundView.PATH, QueryParameters.of("day", day));
    }

    private BookingId book(ResourceId receiver, Instant start, String person, String phone) {
        return desk.book(
                technician, new DeskBooking(UUID.randomUUID(), exchanges, receiver, start, person, phone, false));
    }
}
