package pl.nurt.booking.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.db.booking.Tables.BOOKING_;
import static pl.nurt.db.booking.Tables.BOOKING_CALENDAR;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.booking.BookingState;
import pl.nurt.booking.calendars.Audience;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.Calendars;
import pl.nurt.testing.ViewTest;

class GuestBookViewTest extends ViewTest {
    @Autowired
    private DSLContext db;

    @Autowired
    private Clock clock;

    private BookingCalendarId talks;
    private Instant ten;

    @BeforeEach
    void calendar() {
        var calendars = new Calendars(db);
        talks = calendars.calendar("Rozmowa", calendars.person("Tomasz Lis"));
        calendars.set(talks, BOOKING_CALENDAR.AUDIENCE, Audience.PUBLIC);
        ten = Calendars.thursday(clock.instant(), "10:00");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void a_stranger_books_sees_it_and_gives_it_up(Locale language) {
        openBrowser(language, GuestBookView.class, GuestBookingView.class);
        UI.getCurrent()
                .navigate(
                        "booking/guest",
                        QueryParameters.of("calendar", "" + talks.value())
                                .merging("day", CivilTime.dayOf(ten).toString()));
        _click(_find(NativeButton.class).stream()
                .filter(button -> button.getText().equals("10:00"))
                .findFirst()
                .orElseThrow());
        var polish = language.equals(Languages.POLISH);
        _get(TextField.class, spec -> spec.withLabel(polish ? "Imię i nazwisko" : "Name"))
                .setValue("Ewa Nowak");
        _get(EmailField.class).setValue("ewa@example.org");
        _click(_find(Button.class).stream()
                .filter(button -> button.getText().startsWith(polish ? "Rezerwuję" : "Book"))
                .findFirst()
                .orElseThrow());

        assertThat(_get(H1.class).getText()).isEqualTo(polish ? "Zarezerwowane" : "Booked");
        assertThat(db.fetch(BOOKING_, BOOKING_.BOOKING_CALENDAR_ID.eq(talks)))
                .singleElement()
                .satisfies(booking -> {
                    assertThat(booking.getState()).isEqualTo(BookingState.BOOKED);
                    assertThat(booking.getPerson()).isEqualTo("Ewa Nowak");
                    assertThat(booking.getUserAccountId()).isNull();
                });
        _click(_get(Button.class, spec -> spec.withText(polish ? "Odwołaj" : "Cancel")));
        assertThat(db.fetchSingle(BOOKING_, BOOKING_.BOOKING_CALENDAR_ID.eq(talks))
                        .getState())
                .isEqualTo(BookingState.CANCELLED);
        assertThat(UI.getCurrent().getElement().getTextRecursively()).doesNotContain("!booking");
    }
}
