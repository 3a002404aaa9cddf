package pl.nurt.booking.office.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.db.booking.Tables.BOOKING_;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Location;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.booking.BookingId;
import pl.nurt.booking.BookingRequest;
import pl.nurt.booking.BookingState;
import pl.nurt.booking.Bookings;
import pl.nurt.booking.CancelReason;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.Role;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.ui.form.FormDialog;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.Calendars;
import pl.nurt.testing.ViewTest;

class DeskViewTest extends ViewTest {
    @Autowired
    private Bookings bookings;

    @Autowired
    private DSLContext db;

    @Autowired
    private Clock clock;

    private BookingCalendarId talks;
    private Instant ten;
    private BookingId booked;

    @BeforeEach
    void booking() {
        var calendars = new Calendars(db);
        talks = calendars.calendar("Rozmowa", calendars.person("Adam Rak"));
        ten = Calendars.thursday(clock.instant(), "10:00");
        var anna = signIn(Role.RESIDENT).viewer();
        booked = AsSystem.call(() -> bookings.book(
                        anna, new BookingRequest(UUID.randomUUID(), talks, ten, null, null, "", Map.of())))
                .id();
    }

    @Test
    void a_clerk_calls_off_what_is_chosen_and_sees_whom_to_ring() {
        db.update(BOOKING_)
                .setNull(BOOKING_.USER_ACCOUNT_ID)
                .where(BOOKING_.BOOKING_ID.eq(booked))
                .execute();
        open(Role.CUSTOMER_SERVICE);
        assertThat(text()).contains("Adam Rak").contains("10:00–10:30").contains("Jan Testowy");

        _get(Checkbox.class).setValue(true);
        _click(_get(Button.class, spec -> spec.withText("Odwołaj 1 termin")));
        reason().setValue(CancelReason.ILLNESS);
        _click(_find(Button.class, spec -> spec.withText("Odwołaj 1 termin")).getLast());

        assertThat(text()).contains("1 osoba nie ma konta").contains("odwołane: choroba");
        assertThat(_find(Checkbox.class)).isEmpty();
    }

    @Test
    void without_a_reason_nothing_is_called_off() {
        open(Role.CUSTOMER_SERVICE);
        _get(Checkbox.class).setValue(true);
        _click(_get(Button.class, spec -> spec.withText("Odwołaj 1 termin")));
        _click(_find(Button.class, spec -> spec.withText("Odwołaj 1 termin")).getLast());

        assertThat(reason().getErrorMessage()).contains("Wybierz powód");
        assertThat(db.fetchExists(BOOKING_, BOOKING_.STATE.eq(BookingState.CANCELLED)))
                .isFalse();
    }

    @Test
    void who_came_is_noted_on_the_page() {
        db.update(BOOKING_)
                .set(BOOKING_.STARTS_AT, CivilTime.startOf(CivilTime.dayOf(ten.minusSeconds(1_209_600))))
                .set(
                        BOOKING_.ENDS_AT,
                        CivilTime.startOf(CivilTime.dayOf(ten.minusSeconds(1_209_600)))
                                .plusSeconds(1800))
                .where(BOOKING_.BOOKING_ID.eq(booked))
                .execute();
        ten = ten.minusSeconds(1_209_600);
        open(Role.TECHNICIAN);
        _click(_get(Button.class, spec -> spec.withText("Nie przyszedł")));

        assertThat(text()).contains("nieobecność");
        assertThat(_find(Button.class, spec -> spec.withText("Był"))).hasSize(1);
    }

    @Test
    void an_auditor_is_offered_nothing_to_change() {
        open(Role.AUDITOR);

        assertThat(text()).contains("Jan Testowy");
        assertThat(_find(Checkbox.class)).isEmpty();
    }

    @Test
    void a_booking_carried_to_another_hour_is_moved_after_one_question() {
        openWeek();

        ComponentUtil.fireEvent(
                _get(CalendarGrid.class),
                new CalendarGrid.Moved(_get(CalendarGrid.class), true, "" + booked.value(), 4, 9 * 60));
        assertThat(_get(FormDialog.class).getHeaderTitle()).startsWith("Przenieść na");
        _get(TextField.class).setValue("awaria");
        _click(_get(Button.class, spec -> spec.withText("Przenieś i powiadom")));

        var moved =
                db.selectFrom(BOOKING_).where(BOOKING_.BOOKING_ID.eq(booked)).fetchSingle();
        assertThat(moved.getStartsAt()).isEqualTo(ten.plusSeconds(86_400 - 3600));
        assertThat(moved.getMovedByOffice()).isTrue();
        assertThat(_find(FormDialog.class)).isEmpty();
    }

    @Test
    void carried_onto_another_booking_it_says_whose_it_is_and_stays() {
        var other = AsSystem.call(() -> bookings.book(
                        signIn(Role.RESIDENT).viewer(),
                        new BookingRequest(UUID.randomUUID(), talks, ten.plusSeconds(3600), null, null, "", Map.of())))
                .id();
        openWeek();

        ComponentUtil.fireEvent(
                _get(CalendarGrid.class),
                new CalendarGrid.Moved(_get(CalendarGrid.class), true, "" + booked.value(), 3, 11 * 60));
        assertThat(_get(FormDialog.class).getElement().getTextRecursively()).contains("Zajęte");
        _click(_get(Button.class, spec -> spec.withText("Bez powiadomienia")));

        assertThat(_find(FormDialog.class)).hasSize(1);
        assertThat(db.fetchCount(BOOKING_, BOOKING_.STARTS_AT.eq(ten).and(BOOKING_.BOOKING_ID.ne(other))))
                .isEqualTo(1);
    }

    @Test
    void a_month_in_numbers_leads_to_the_day() {
        signIn(Role.CUSTOMER_SERVICE);
        openBrowser(Languages.POLISH, DeskView.class);
        go("office/calendar?look=month&day=" + CivilTime.dayOf(ten));

        assertThat(_find(PageLink.class).stream()
                        .map(link -> link.getElement().getAttribute("aria-label"))
                        .filter(label -> label != null && label.contains("1 umówiony")))
                .hasSize(1);
    }

    @Test
    void a_booking_for_somebody_at_the_desk_needs_a_name() {
        open(Role.CUSTOMER_SERVICE);
        _click(_get(Button.class, spec -> spec.withText("Nowa rezerwacja")));
        _click(_get(Button.class, spec -> spec.withText("Rezerwuję")));

        assertThat(_get(TextField.class, spec -> spec.withLabel("Imię i nazwisko"))
                        .getErrorMessage())
                .contains("Wpisz, kto przyjdzie");
    }

    private void openWeek() {
        signIn(Role.CUSTOMER_SERVICE);
        openBrowser(Languages.POLISH, DeskView.class);
        go("office/calendar?look=week&day=" + CivilTime.dayOf(ten));
    }

    @SuppressWarnings("unchecked")
    private static Select<CancelReason> reason() {
        return _get(Select.class);
    }

    private void open(Role role) {
        signIn(role);
        openBrowser(Languages.POLISH, DeskView.class);
        go("office/calendar?day=" + CivilTime.dayOf(ten));
    }

    private static void go(String address) {
        var location = new Location(address);
        UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
    }

    private static String text() {
        return UI.getCurrent().getCurrentView().getElement().getTextRecursively();
    }
}
