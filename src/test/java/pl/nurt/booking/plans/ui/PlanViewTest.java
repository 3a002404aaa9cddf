package pl.nurt.booking.plans.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.db.booking.Tables.BOOKING_;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.booking.BookingRequest;
import pl.nurt.booking.BookingState;
import pl.nurt.booking.Bookings;
import pl.nurt.booking.CancelReason;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.Role;
import pl.nurt.platform.ui.form.FormDialog;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.Calendars;
import pl.nurt.testing.ViewTest;

class PlanViewTest extends ViewTest {
    @Autowired
    private Bookings bookings;

    @Autowired
    private DSLContext db;

    @Autowired
    private Clock clock;

    private BookingCalendarId talks;
    private Instant ten;

    @BeforeEach
    void booking() {
        var calendars = new Calendars(db);
        talks = calendars.calendar("Rozmowa", calendars.person("Adam Rak"));
        ten = Calendars.thursday(clock.instant(), "10:00");
        var anna = signIn(Role.RESIDENT).viewer();
        AsSystem.run(
                () -> bookings.book(anna, new BookingRequest(UUID.randomUUID(), talks, ten, null, null, "", Map.of())));
    }

    @Test
    void the_week_is_said_in_one_line_where_days_are_alike() {
        open(Role.TECHNICIAN);

        assertThat(text())
                .contains("Adam Rak")
                .contains("poniedziałek – niedziela")
                .contains("8:00–15:00");
        assertThat(_find(Button.class, spec -> spec.withText("Zmień tydzień"))).isEmpty();
    }

    @Test
    void a_week_without_the_booked_day_asks_first_and_calls_off_with_a_reason() {
        open(Role.CUSTOMER_SERVICE);
        changeThursday("");

        assertThat(_find(FormDialog.class))
                .extracting(FormDialog::getHeaderTitle)
                .contains("1 rezerwacja zostaje bez godzin");
        assertThat(db.fetchExists(BOOKING_, BOOKING_.STATE.eq(BookingState.CANCELLED)))
                .isFalse();
        select("Co z tymi rezerwacjami")
                .setValue(select("Co z tymi rezerwacjami").getListDataView().getItem(0));
        select("Powód, widoczny przy godzinie").setValue(CancelReason.ABSENCE);
        _click(_get(Button.class, spec -> spec.withText("Zmieniam plan")));

        assertThat(text()).contains("Plan zmieniony").contains("Odwołano i powiadomiono 1 osobę");
        assertThat(db.fetchExists(BOOKING_, BOOKING_.STATE.eq(BookingState.CANCELLED)))
                .isTrue();
    }

    @Test
    void kept_bookings_are_listed_as_outside_the_plan() {
        open(Role.CUSTOMER_SERVICE);
        changeThursday("12-15");
        select("Co z tymi rezerwacjami")
                .setValue(select("Co z tymi rezerwacjami").getListDataView().getItem(1));
        _click(_get(Button.class, spec -> spec.withText("Zmieniam plan")));

        assertThat(text()).contains("1 rezerwacja poza planem").contains("12:00–15:00");
    }

    @Test
    void hours_that_cannot_be_read_are_said_at_their_day() {
        open(Role.CUSTOMER_SERVICE);
        changeThursday("od rana");

        assertThat(thursday().getErrorMessage()).contains("Wpisz godziny po kolei");
    }

    private void changeThursday(String hours) {
        _click(_get(Button.class, spec -> spec.withText("Zmień tydzień")));
        thursday().setValue(hours);
        _click(_get(Button.class, spec -> spec.withText("Dalej")));
    }

    private static TextField thursday() {
        return _get(TextField.class, spec -> spec.withLabel("Czwartek"));
    }

    @SuppressWarnings("unchecked")
    private static Select<Object> select(String label) {
        return _get(Select.class, spec -> spec.withLabel(label));
    }

    private void open(Role role) {
        signIn(role);
        openBrowser(Languages.POLISH, PlansView.class, PlanView.class);
        UI.getCurrent().navigate(PlansView.location(talks));
    }

    private static String text() {
        return UI.getCurrent().getCurrentView().getElement().getTextRecursively();
    }
}
