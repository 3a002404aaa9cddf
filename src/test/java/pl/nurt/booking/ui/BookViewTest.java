package pl.nurt.booking.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.db.booking.Tables.BOOKING_;
import static pl.nurt.db.booking.Tables.BOOKING_CALENDAR;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Location;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.booking.BookingRequest;
import pl.nurt.booking.BookingState;
import pl.nurt.booking.Bookings;
import pl.nurt.booking.TimesChanged;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.calendars.ResourceId;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.Calendars;
import pl.nurt.testing.Shows;
import pl.nurt.testing.ViewTest;

class BookViewTest extends ViewTest {
    @Autowired
    private Bookings bookings;

    @Autowired
    private DSLContext db;

    @Autowired
    private Clock clock;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private PlatformTransactionManager transactions;

    private Calendars calendars;
    private ResourceId lis;
    private BookingCalendarId talks;
    private Instant ten;
    private Viewer neighbour;

    @BeforeEach
    void calendar() {
        calendars = new Calendars(db);
        lis = calendars.person("Tomasz Lis");
        talks = calendars.calendar("Rozmowa", lis);
        ten = Calendars.thursday(clock.instant(), "10:00");
        neighbour = signIn(Role.RESIDENT).viewer();
    }

    @Test
    @Shows("7.6")
    void what_which_day_which_hour_and_it_is_booked() {
        var me = open(Languages.POLISH, "booking/new");

        assertThat(link("Rozmowa").getHref()).isEqualTo("booking/new?calendar=" + talks.value());
        go(link("Rozmowa").getHref());
        go("booking/new?calendar=" + talks.value() + "&month="
                + CivilTime.dayOf(ten).toString().substring(0, 7));
        var day = _find(Anchor.class).stream()
                .filter(link -> link.getHref().endsWith("day=" + CivilTime.dayOf(ten)))
                .filter(link -> link.getElement().hasAttribute("aria-label"))
                .findFirst()
                .orElseThrow();
        assertThat(day.getElement().getAttribute("aria-label"))
                .contains("Czwartek")
                .contains("14 wolnych");
        go(day.getHref());
        press("10:00");

        assertThat(bookings.held(me)).isPresent();
        assertThat(button("10:00").getElement().getAttribute("aria-pressed")).isEqualTo("true");
        assertThat(_get(HoldClock.class).getElement().getAttribute("left")).isGreaterThan("28");
        _click(buttonBeginning("Rezerwuję"));

        assertThat(_get(H1.class).getText()).isEqualTo("Zarezerwowane");
        assertThat(bookings.upcoming(me)).singleElement().satisfies(booking -> {
            assertThat(booking.start()).isEqualTo(ten);
            assertThat(booking.state()).isEqualTo(BookingState.BOOKED);
        });
    }

    @ParameterizedTest
    @MethodSource("languages")
    void both_languages_say_free_and_taken(Locale language) {
        book(neighbour, ten);
        open(language, address());

        var word = language.equals(Languages.POLISH) ? "zajęte" : "taken";
        assertThat(_find(NativeButton.class).stream()
                        .filter(button ->
                                ("10:00 " + word).equals(button.getElement().getAttribute("aria-label"))))
                .singleElement()
                .satisfies(button -> assertThat(button.isEnabled()).isFalse());
        assertThat(text()).isNotBlank().doesNotContain("!booking");
    }

    @Test
    void a_time_taken_elsewhere_turns_taken_in_the_open_page() {
        open(Languages.POLISH, address());
        assertThat(button("10:00").isEnabled()).isTrue();

        book(neighbour, ten);
        publish(TimesChanged.of(lis));

        assertThat(_find(NativeButton.class).stream()
                        .filter(one -> "10:00 zajęte".equals(one.getElement().getAttribute("aria-label"))))
                .hasSize(1);
    }

    @Test
    void whoever_is_a_moment_too_late_hears_it_at_once_with_times_around() {
        var me = open(Languages.POLISH, address());
        book(neighbour, ten);
        press("10:00");

        assertThat(text()).contains("Ktoś był o chwilę szybszy");
        assertThat(bookings.held(me)).isEmpty();
        _click(buttonEnding("10:30"));
        assertThat(bookings.held(me)).get().extracting(held -> held.start()).isEqualTo(ten.plusSeconds(1800));
    }

    @Test
    void a_hold_that_ran_out_keeps_what_was_typed_and_says_so_when_the_time_is_gone() {
        open(Languages.POLISH, address());
        press("10:00");
        _get(TextField.class, spec -> spec.withLabel("Telefon")).setValue("600 123 456");
        db.update(BOOKING_)
                .set(BOOKING_.HELD_UNTIL, clock.instant().minusSeconds(1))
                .where(BOOKING_.STATE.eq(BookingState.HELD))
                .execute();
        book(neighbour, ten);
        _click(buttonBeginning("Rezerwuję"));

        assertThat(text()).contains("Ktoś był o chwilę szybszy");
        assertThat(_get(TextField.class, spec -> spec.withLabel("Telefon")).getValue())
                .isEqualTo("600 123 456");
    }

    @Test
    void a_phone_number_that_is_none_is_said_at_its_field() {
        open(Languages.POLISH, address());
        press("10:00");
        _get(TextField.class, spec -> spec.withLabel("Telefon")).setValue("nie mam");
        _click(buttonBeginning("Rezerwuję"));

        assertThat(_get(TextField.class, spec -> spec.withLabel("Telefon")).getErrorMessage())
                .contains("numer telefonu");
    }

    @Test
    void the_limits_are_said_before_booking() {
        calendars.set(talks, BOOKING_CALENDAR.MOVE_NOTICE_MINUTES, 2880);
        open(Languages.POLISH, address());
        press("10:00");

        assertThat(text()).contains("Rezerwujemy najpóźniej 1 dzień przed terminem. Przesunąć można najpóźniej 2 dni");
    }

    @Test
    void giving_the_time_back_frees_it_at_once() {
        var me = open(Languages.POLISH, address());
        press("10:00");
        _click(_get(Button.class, spec -> spec.withText("Zwolnij i wybierz inny")));

        assertThat(bookings.held(me)).isEmpty();
        assertThat(button("10:00").getElement().getAttribute("aria-pressed")).isEqualTo("false");
    }

    @Test
    void the_list_offers_the_same_in_one_column() {
        var me = open(
                Languages.POLISH,
                "booking/new?list=1&calendar=" + talks.value() + "&month="
                        + CivilTime.dayOf(ten).toString().substring(0, 7));
        var first = _find(NativeButton.class).stream()
                .filter(NativeButton::isEnabled)
                .findFirst()
                .orElseThrow();
        _click(first);

        assertThat(bookings.held(me)).isPresent();
    }

    @Test
    @Shows("7.2")
    void a_booking_is_moved_and_the_old_time_is_free() {
        var me = open(Languages.POLISH, "booking");
        var booking = book(me, ten);
        go("booking/new?move=" + booking + "&day=" + CivilTime.dayOf(ten));
        press("11:00");
        assertThat(bookings.held(me)).isEmpty();
        _click(buttonBeginning("Przesuwam"));

        assertThat(text()).contains("Przesunięta na Twoją prośbę");
        assertThat(bookings.upcoming(me))
                .singleElement()
                .extracting(one -> one.start())
                .isEqualTo(ten.plusSeconds(3600));
    }

    @Test
    void a_booking_is_cancelled_and_taken_back() {
        var me = open(Languages.POLISH, "booking/new");
        book(me, ten);
        go("booking");
        _click(_get(Button.class, spec -> spec.withText("Odwołaj")));

        assertThat(bookings.upcoming(me).getFirst().state()).isEqualTo(BookingState.CANCELLED);
        _click(_get(Button.class, spec -> spec.withText("Cofnij odwołanie")));
        assertThat(bookings.upcoming(me).getFirst().state()).isEqualTo(BookingState.BOOKED);
    }

    @Test
    void a_foreign_booking_in_the_address_is_none() {
        var booking = book(neighbour, ten);
        open(Languages.POLISH, "booking/new?move=" + booking);

        assertThat(text()).contains("Nie ma takiej rezerwacji");
    }

    @Test
    void nonsense_in_the_address_is_as_if_nothing_stood_there() {
        open(Languages.POLISH, "booking/new?calendar=abc&day=2026-13-45&month=x&move=-1");

        assertThat(link("Rozmowa").isVisible()).isTrue();
    }

    private String address() {
        return "booking/new?calendar=" + talks.value() + "&day=" + CivilTime.dayOf(ten);
    }

    private Viewer open(Locale language, String address) {
        var me = signIn(Role.RESIDENT).viewer();
        openBrowser(language, BookView.class, BookingView.class, BookingsView.class);
        go(address);
        return me;
    }

    private static void go(String address) {
        var location = new Location(address);
        UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
    }

    private long book(Viewer who, Instant start) {
        return bookings.book(who, new BookingRequest(UUID.randomUUID(), talks, start, null, null, "", Map.of()))
                .id()
                .value();
    }

    private static void press(String time) {
        _click(button(time));
    }

    private static NativeButton button(String time) {
        return _get(NativeButton.class, spec -> spec.withText(time));
    }

    private static Button buttonBeginning(String text) {
        return buttons()
                .filter(one -> one.getText().startsWith(text))
                .findFirst()
                .orElseThrow();
    }

    private static Button buttonEnding(String text) {
        return buttons().filter(one -> one.getText().endsWith(text)).findFirst().orElseThrow();
    }

    private static Stream<Button> buttons() {
        List<Button> all = _find(Button.class);
        return all.stream();
    }

    private static Anchor link(String text) {
        return _find(Anchor.class).stream()
                .filter(one -> one.getElement().getTextRecursively().contains(text))
                .findFirst()
                .orElseThrow();
    }

    private static String text() {
        return UI.getCurrent().getCurrentView().getElement().getTextRecursively();
    }

    /** As after a commit, and the browser heard of it. */
    private void publish(Object event) {
        var outside = new TransactionTemplate(transactions);
        outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        outside.executeWithoutResult(status -> events.publishEvent(event));
        MockVaadin.clientRoundtrip(true);
    }
}
