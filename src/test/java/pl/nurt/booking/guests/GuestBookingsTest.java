package pl.nurt.booking.guests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.nurt.db.booking.Tables.BOOKING_CALENDAR;
import static pl.nurt.db.notice.Tables.DELIVERY;
import static pl.nurt.db.notice.Tables.MESSAGE;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.booking.BookingRefusedException;
import pl.nurt.booking.BookingRequest;
import pl.nurt.booking.BookingState;
import pl.nurt.booking.CancelReason;
import pl.nurt.booking.Refusal;
import pl.nurt.booking.calendars.Audience;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.calendars.ResourceId;
import pl.nurt.booking.calendars.Venue;
import pl.nurt.booking.office.BookingDesk;
import pl.nurt.booking.office.DeskEntry;
import pl.nurt.booking.times.OfferedTime;
import pl.nurt.identity.Role;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.Calendars;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.Shows;
import pl.nurt.testing.SignIn;

@IntegrationTest
class GuestBookingsTest {
    private static final GuestContact EWA = new GuestContact("Ewa Nowak", "ewa@example.org", "");

    @Autowired
    private GuestBookings guests;

    @Autowired
    private BookingDesk desk;

    @Autowired
    private DSLContext db;

    @Autowired
    private SignIn signIn;

    @Autowired
    private Clock clock;

    private Calendars calendars;
    private ResourceId lis;
    private BookingCalendarId talks;
    private Instant ten;
    private Visit visit;

    @BeforeEach
    void nobodyIsSignedIn() {
        calendars = new Calendars(db);
        lis = calendars.person("Tomasz Lis");
        talks = calendars.calendar("Rozmowa", lis);
        calendars.set(talks, BOOKING_CALENDAR.AUDIENCE, Audience.PUBLIC);
        ten = Calendars.thursday(clock.instant(), "10:00");
        visit = visit();
        signIn.out();
    }

    @Test
    @Shows({"7.2", "7.3"})
    void whoever_has_no_account_books_and_gets_the_address_at_once_and_by_mail() {
        var held = guests.hold(visit, talks, ten);
        assertThat(guests.held(visit)).contains(held);

        var ticket = guests.book(visit, request(ten), EWA, Languages.POLISH);

        assertThat(ticket.booking().state()).isEqualTo(BookingState.BOOKED);
        assertThat(ticket.booking().id()).isEqualTo(held.id());
        assertThat(guests.find(visit(), ticket.secret()).booking()).isEqualTo(ticket.booking());
        assertThat(isFree(ten)).isFalse();
        assertThat(mails("ewa@example.org"))
                .singleElement()
                .satisfies(mail -> assertThat(mail)
                        .startsWith("booking.message.booked-guest ")
                        .contains(ticket.secret())
                        .contains(ticket.booking().number()));
        assertThat(text(guests.calendarFile(visit, ticket.secret(), Languages.POLISH)))
                .contains("SUMMARY:Rozmowa")
                .doesNotContain("Ewa", "ewa@");
    }

    @Test
    void a_calendar_for_residents_is_as_none() {
        calendars.set(talks, BOOKING_CALENDAR.AUDIENCE, Audience.RESIDENTS);

        assertThat(guests.calendars()).noneMatch(calendar -> calendar.id().equals(talks));
        assertThatThrownBy(() -> guests.month(talks, YearMonth.from(CivilTime.dayOf(ten))))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> guests.hold(visit, talks, ten)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> guests.book(visit, request(ten), EWA, Languages.POLISH))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void the_secret_moves_it_gives_it_up_and_takes_that_back() {
        var secret = guests.book(visit, request(ten), EWA, Languages.POLISH).secret();

        guests.move(visit, secret, ten.plusSeconds(3600));
        assertThat(guests.find(visit, secret).booking().start()).isEqualTo(ten.plusSeconds(3600));
        assertThat(isFree(ten)).isTrue();

        guests.cancel(visit, secret);
        guests.cancel(visit, secret);
        assertThat(guests.find(visit, secret).booking().state()).isEqualTo(BookingState.CANCELLED);
        guests.undoCancel(visit, secret);
        assertThat(guests.find(visit, secret).booking().state()).isEqualTo(BookingState.BOOKED);
        assertThat(mails("ewa@example.org"))
                .extracting(mail -> mail.replaceFirst(" .*", ""))
                .containsExactly("booking.message.booked-guest", "booking.message.moved-guest");
    }

    @Test
    void whoever_guesses_is_soon_not_listened_to() {
        var secret = guests.book(visit, request(ten), EWA, Languages.POLISH).secret();
        var stranger = visit();

        for (var attempt = 0; attempt < 30; attempt++) {
            assertThatThrownBy(() -> guests.find(stranger, "guess-" + UUID.randomUUID()))
                    .isInstanceOf(NotFoundException.class);
        }
        assertThatThrownBy(() -> guests.find(stranger, "guess")).isInstanceOf(TooOftenException.class);
        assertThatThrownBy(() -> guests.find(stranger, secret)).isInstanceOf(TooOftenException.class);
        assertThat(guests.find(visit, secret).secret()).isEqualTo(secret);
    }

    @Test
    void one_way_to_reach_the_person_is_needed_and_the_name() {
        assertProblems(new GuestContact(" ", "", ""), "", "person", "email");
        assertProblems(new GuestContact("Ewa", "ewa@", ""), "", "email");
        assertProblems(new GuestContact("Ewa", "", ""), "12", "phone");

        assertThat(guests.book(visit, request(ten, "600 123 456"), new GuestContact("Ewa", "", ""), Languages.POLISH)
                        .booking()
                        .state())
                .isEqualTo(BookingState.BOOKED);
    }

    @Test
    void where_to_come_to_is_asked_and_told_to_the_office() {
        calendars.set(talks, BOOKING_CALENDAR.VENUE, Venue.AT_CUSTOMER);
        assertProblems(EWA, "", "place");

        guests.book(visit, request(ten), new GuestContact("Ewa", "ewa@example.org", "ul. Polna 7"), Languages.POLISH);

        var clerk = signIn.as(Role.CUSTOMER_SERVICE).viewer();
        assertThat(desk.day(clerk, CivilTime.dayOf(ten)))
                .filteredOn(entry -> entry.receiver().equals(lis))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.answers()).extracting(one -> one.answer()).containsExactly("ul. Polna 7");
                    assertThat(entry.told()).isTrue();
                });
    }

    @Test
    void one_person_has_as_many_as_one_may_from_whichever_browser() {
        guests.book(visit, request(ten), EWA, Languages.POLISH);
        guests.book(visit(), request(ten.plusSeconds(1800)), EWA, Languages.POLISH);

        assertRefused(
                Refusal.TOO_MANY_OPEN,
                () -> guests.book(visit(), request(ten.plusSeconds(3600)), EWA, Languages.POLISH));
    }

    @Test
    void one_address_books_no_more_than_ten_an_hour() {
        for (var minutes = 0; minutes < 10; minutes++) {
            var person = new GuestContact("Gość", "gosc-" + minutes + "@example.org", "");
            guests.book(
                    new Visit(UUID.randomUUID(), visit.address()),
                    request(ten.plusSeconds(-7200 + 1800L * minutes)),
                    person,
                    Languages.POLISH);
        }

        assertThatThrownBy(() -> guests.book(
                        new Visit(UUID.randomUUID(), visit.address()),
                        request(ten.plusSeconds(-7200 + 18_000)),
                        EWA,
                        Languages.POLISH))
                .isInstanceOf(TooOftenException.class);
        assertThat(isFree(ten.plusSeconds(-7200 + 18_000))).isTrue();
    }

    @Test
    void a_time_held_in_one_browser_is_taken_in_another_and_a_repeat_books_once() {
        guests.hold(visit, talks, ten);
        assertRefused(Refusal.TAKEN, () -> guests.hold(visit(), talks, ten));

        var request = request(ten);
        var ticket = guests.book(visit, request, EWA, Languages.POLISH);
        assertThat(guests.book(visit, request, EWA, Languages.POLISH)).isEqualTo(ticket);
        assertThat(mails("ewa@example.org")).hasSize(1);
        var reused = new BookingRequest(request.key(), talks, ten.plusSeconds(1800), null, null, "", Map.of());
        assertRefused(Refusal.KEY_REUSED, () -> guests.book(visit, reused, EWA, Languages.POLISH));
    }

    @Test
    void called_off_is_told_by_mail_with_times_that_one_press_books_and_by_telephone_to_who_left_no_mail() {
        var ticket = guests.book(visit, request(ten), EWA, Languages.POLISH);
        var phone = new GuestContact("Jan Kowal", "", "");
        var other = guests.book(visit, request(ten.plusSeconds(1800), "600123456"), phone, Languages.POLISH);
        var clerk = signIn.as(Role.CUSTOMER_SERVICE).viewer();

        var done = desk.callOff(
                clerk, Set.of(ticket.booking().id(), other.booking().id()), CancelReason.ILLNESS, null);

        assertThat(done.told()).extracting(DeskEntry::person).containsExactly("Ewa Nowak");
        assertThat(done.toRing()).extracting(DeskEntry::phone).containsExactly("600123456");
        signIn.out();
        assertThat(mails("ewa@example.org")).hasSize(2).last().asString().contains("choroba", ticket.secret());
        var near = guests.instead(guests.find(visit, ticket.secret()).booking());
        assertThat(near).hasSize(3);
        var made = guests.rebook(visit, ticket.secret(), near.getFirst());
        assertThat(guests.rebook(visit, ticket.secret(), near.getFirst())).isEqualTo(made);
        assertThat(guests.find(visit, made).booking().start()).isEqualTo(near.getFirst());
        assertThat(made).isNotEqualTo(ticket.secret());
    }

    private void assertProblems(GuestContact contact, String phone, String... fields) {
        assertThatExceptionOfType(RefusedInputException.class)
                .isThrownBy(() -> guests.book(visit, request(ten, phone), contact, Languages.POLISH))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(FieldProblem::field)
                        .contains(fields));
    }

    private static void assertRefused(Refusal refusal, Runnable attempt) {
        assertThatExceptionOfType(BookingRefusedException.class)
                .isThrownBy(attempt::run)
                .extracting(BookingRefusedException::refusal)
                .isEqualTo(refusal);
    }

    private boolean isFree(Instant start) {
        return guests.month(talks, YearMonth.from(CivilTime.dayOf(start))).stream()
                .flatMap(day -> day.times().stream())
                .filter(time -> time.start().equals(start))
                .anyMatch(OfferedTime::isFree);
    }

    /** Kind and data of what goes to the address, the oldest first. */
    private List<String> mails(String address) {
        return db.select(MESSAGE.KIND, MESSAGE.DATA)
                .from(DELIVERY)
                .join(MESSAGE)
                .on(MESSAGE.MESSAGE_ID.eq(DELIVERY.MESSAGE_ID))
                .where(DELIVERY.TARGET.eq(address))
                .orderBy(DELIVERY.DELIVERY_ID)
                .fetch(found -> found.value1() + " " + found.value2());
    }

    private BookingRequest request(Instant start) {
        return request(start, "");
    }

    private BookingRequest request(Instant start, String phone) {
        return new BookingRequest(UUID.randomUUID(), talks, start, null, null, phone, Map.of());
    }

    /** Counts outlive the test, so each visitor comes from a network of its own. */
    private static Visit visit() {
        var random = ThreadLocalRandom.current();
        return new Visit(
                UUID.randomUUID(), "2001:db8:%x:%x::7".formatted(random.nextInt(0x10000), random.nextInt(0x10000)));
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.UTF_8);
    }
}
