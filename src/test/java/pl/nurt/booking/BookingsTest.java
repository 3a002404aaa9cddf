package pl.nurt.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.nurt.db.booking.Tables.BLOCKED_TIME;
import static pl.nurt.db.booking.Tables.BOOKING_;
import static pl.nurt.db.booking.Tables.BOOKING_CALENDAR;
import static pl.nurt.db.booking.Tables.CALENDAR_QUESTION;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.calendars.ResourceId;
import pl.nurt.booking.calendars.Venue;
import pl.nurt.booking.times.OfferedTime;
import pl.nurt.booking.times.TimeState;
import pl.nurt.booking.times.Times;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.notice.inbox.Inbox;
import pl.nurt.notice.inbox.InboxFilter;
import pl.nurt.notice.inbox.InboxMessage;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.StaleEditException;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.Calendars;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.Shows;
import pl.nurt.testing.SignIn;

@IntegrationTest
@RecordApplicationEvents
class BookingsTest {
    @Autowired
    private Bookings bookings;

    @Autowired
    private Times times;

    @Autowired
    private Inbox inbox;

    @Autowired
    private DSLContext db;

    @Autowired
    private SignIn signIn;

    @Autowired
    private Clock clock;

    @Autowired
    private ApplicationEvents events;

    private Calendars calendars;
    private ResourceId lis;
    private BookingCalendarId talks;
    private Viewer anna;
    private Viewer jan;
    private Instant ten;

    @BeforeEach
    void calendar() {
        calendars = new Calendars(db);
        lis = calendars.person("Tomasz Lis");
        talks = calendars.calendar("Rozmowa", lis);
        jan = signIn.as(Role.RESIDENT).viewer();
        anna = signIn.as(Role.RESIDENT).viewer();
        ten = Calendars.thursday(clock.instant(), "10:00");
    }

    @Test
    @Shows({"7.2", "7.3"})
    void booked_means_booked_confirmed_at_once_and_told() {
        var booking = book(anna, ten);

        assertThat(booking.state()).isEqualTo(BookingState.BOOKED);
        assertThat(booking.start()).isEqualTo(ten);
        assertThat(bookings.upcoming(anna)).containsExactly(booking);
        assertThat(at(ten).state()).isEqualTo(TimeState.TAKEN);
        assertThat(told(anna)).singleElement().satisfies(message -> {
            assertThat(message.title()).contains("Rozmowa").contains("10:00");
            assertThat(message.text()).contains(booking.number()).contains("ul. Dworcowa 29");
        });
        assertThat(events.stream(TimesChanged.class)).contains(TimesChanged.of(lis));
        assertThat(text(bookings.calendarFile(anna, booking.id(), Languages.POLISH)))
                .contains("SUMMARY:Rozmowa", "METHOD:PUBLISH");
    }

    @Test
    void the_file_follows_the_booking_through_its_move_to_its_end() {
        var id = book(anna, ten).id();
        assertThat(text(bookings.calendarFile(anna, id, Languages.POLISH)))
                .contains("METHOD:PUBLISH", "SEQUENCE:0", "STATUS:CONFIRMED");

        bookings.move(anna, id, ten.plusSeconds(3600), null);
        assertThat(text(bookings.calendarFile(anna, id, Languages.POLISH)))
                .contains("METHOD:REQUEST", "SEQUENCE:1", "STATUS:CONFIRMED", "ORGANIZER", "ATTENDEE");

        bookings.cancel(anna, id);
        assertThat(text(bookings.calendarFile(anna, id, Languages.POLISH)))
                .contains("METHOD:CANCEL", "SEQUENCE:2", "STATUS:CANCELLED", "UID:booking-" + id.value());
        assertThat(told(anna))
                .as("the message opens the page that has the file")
                .allSatisfy(message -> assertThat(message.link()).isEqualTo("booking/" + id.value()));
    }

    @Test
    @Shows("7.1")
    void a_month_tells_free_from_taken_day_by_day() {
        book(jan, ten);

        var day = times.month(talks, YearMonth.from(CivilTime.dayOf(ten)), null).stream()
                .filter(one -> one.day().equals(CivilTime.dayOf(ten)))
                .findFirst()
                .orElseThrow();

        assertThat(day.times()).hasSize(14);
        assertThat(day.free()).isEqualTo(13);
        assertThat(day.times())
                .filteredOn(time -> !time.isFree())
                .extracting(OfferedTime::start)
                .containsExactly(ten);
        assertThat(times.next(talks, null)).isPresent();
    }

    @Test
    void a_held_time_is_taken_for_others_and_mine_in_every_window() {
        var held = bookings.hold(anna, talks, ten, null);

        assertThat(Duration.between(clock.instant(), held.until()))
                .isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5));
        assertThat(bookings.held(anna)).contains(held);
        assertRefused(Refusal.TAKEN, () -> bookings.hold(jan, talks, ten, null));
        assertThat(bookings.hold(anna, talks, ten, null)).isEqualTo(held);

        bookings.hold(anna, talks, ten.plusSeconds(1800), null);
        assertThat(at(ten).isFree()).isTrue();
        assertThat(bookings.held(anna)).get().extracting(HeldTime::start).isEqualTo(ten.plusSeconds(1800));
    }

    @Test
    void a_hold_can_be_extended_once() {
        var held = bookings.hold(anna, talks, ten, null);

        assertThat(bookings.extend(anna, held.id()).until())
                .isEqualTo(held.until().plus(Duration.ofMinutes(5)));
        assertThatThrownBy(() -> bookings.extend(anna, held.id())).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> bookings.extend(jan, held.id())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void a_hold_that_ran_out_goes_to_whoever_comes_next() {
        bookings.hold(anna, talks, ten, null);
        runOut();

        assertThat(at(ten).isFree()).isTrue();
        bookings.hold(jan, talks, ten, null);

        assertThatExceptionOfType(BookingRefusedException.class)
                .isThrownBy(() -> book(anna, ten))
                .satisfies(refused -> {
                    assertThat(refused.refusal()).isEqualTo(Refusal.TAKEN);
                    assertThat(refused.near()).hasSize(3).doesNotContain(ten).contains(ten.plusSeconds(1800));
                });
        assertThat(told(anna)).isEmpty();
    }

    @Test
    void a_hold_that_ran_out_is_still_booked_while_nobody_else_wants_the_time() {
        bookings.hold(anna, talks, ten, null);
        runOut();

        assertThat(book(anna, ten).state()).isEqualTo(BookingState.BOOKED);
    }

    @Test
    void a_request_sent_again_is_the_same_booking_and_a_key_serves_one_time() {
        var request = request(ten);

        var first = bookings.book(anna, request);
        var second = bookings.book(anna, request);

        assertThat(second).isEqualTo(first);
        assertThat(told(anna)).hasSize(1);
        var other = new BookingRequest(request.key(), talks, ten.plusSeconds(3600), null, null, "", Map.of());
        assertRefused(Refusal.KEY_REUSED, () -> bookings.book(anna, other));
    }

    @Test
    void booked_cancelled_and_booked_again_are_three_bookings_of_one_time() {
        for (var round = 0; round < 2; round++) {
            var booking = book(anna, ten);
            bookings.cancel(anna, booking.id());
        }
        book(anna, ten);

        assertThat(bookings.upcoming(anna))
                .extracting(OwnBooking::state)
                .containsExactlyInAnyOrder(BookingState.CANCELLED, BookingState.CANCELLED, BookingState.BOOKED);
    }

    @Test
    void limits_are_looked_at_when_somebody_confirms() {
        bookings.hold(anna, talks, ten, null);
        var tooShort = (int) Duration.between(clock.instant(), ten).toMinutes() + 2;
        calendars.set(talks, BOOKING_CALENDAR.BOOK_NOTICE_MINUTES, tooShort);

        assertThatExceptionOfType(BookingRefusedException.class)
                .isThrownBy(() -> book(anna, ten))
                .satisfies(refused -> {
                    assertThat(refused.refusal()).isEqualTo(Refusal.TOO_SOON);
                    assertThat(refused.limit()).isEqualTo(tooShort);
                });
    }

    @Test
    void moving_and_cancelling_have_limits_of_their_own() {
        var booking = book(anna, ten);
        var left = (int) Duration.between(clock.instant(), ten).toMinutes();
        calendars.set(talks, BOOKING_CALENDAR.MOVE_NOTICE_MINUTES, left + 1);
        calendars.set(talks, BOOKING_CALENDAR.CANCEL_NOTICE_MINUTES, left - 10);

        assertRefused(Refusal.TOO_LATE_TO_MOVE, () -> bookings.move(anna, booking.id(), ten.plusSeconds(3600), null));
        bookings.cancel(anna, booking.id());
        assertThat(bookings.booking(anna, booking.id()).state()).isEqualTo(BookingState.CANCELLED);
    }

    @Test
    void what_is_too_far_or_in_no_plan_is_refused() {
        assertRefused(Refusal.NOT_OFFERED, () -> bookings.hold(anna, talks, ten.plusSeconds(60), null));
        assertRefused(
                Refusal.NOT_OFFERED,
                () -> bookings.hold(anna, talks, Calendars.thursday(clock.instant(), "03:00"), null));
        calendars.set(talks, BOOKING_CALENDAR.HORIZON_DAYS, 1);
        assertRefused(Refusal.TOO_FAR, () -> bookings.hold(anna, talks, ten, null));
    }

    @Test
    @Shows("7.3")
    void a_move_is_one_message_of_its_own_and_frees_the_old_time() {
        var booking = book(anna, ten);
        var later = ten.plusSeconds(3600);

        var moved = bookings.move(anna, booking.id(), later, null);

        assertThat(moved.id()).isEqualTo(booking.id());
        assertThat(moved.start()).isEqualTo(later);
        assertThat(moved.sequence()).isEqualTo(booking.sequence() + 1);
        assertThat(moved.movedFrom()).isEqualTo(ten);
        assertThat(at(ten).isFree()).isTrue();
        assertThat(told(anna).getFirst()).satisfies(message -> {
            assertThat(message.title()).contains("Przeniesion").doesNotContainIgnoringCase("odwołan");
            assertThat(message.text()).contains("10:00").contains("11:00").doesNotContainIgnoringCase("odwołan");
        });
        assertThat(told(anna)).hasSize(2);
    }

    @Test
    void a_move_that_loses_leaves_the_old_booking() {
        var booking = book(anna, ten);
        book(jan, ten.plusSeconds(3600));

        assertRefused(Refusal.TAKEN, () -> bookings.move(anna, booking.id(), ten.plusSeconds(3600), null));
        assertThat(bookings.booking(anna, booking.id())).isEqualTo(booking);
    }

    @Test
    void a_move_by_less_than_its_length_is_not_in_its_own_way() {
        calendars.set(talks, BOOKING_CALENDAR.STEP_MINUTES, 15);
        var booking = book(anna, ten);

        assertThat(bookings.move(anna, booking.id(), ten.plusSeconds(900), null).start())
                .isEqualTo(ten.plusSeconds(900));
    }

    @Test
    void a_cancellation_is_taken_back_within_the_minute_if_the_time_is_free() {
        var booking = book(anna, ten);
        bookings.cancel(anna, booking.id());
        bookings.cancel(anna, booking.id());
        assertThat(at(ten).isFree()).isTrue();

        bookings.undoCancel(anna, booking.id());
        assertThat(bookings.booking(anna, booking.id()).state()).isEqualTo(BookingState.BOOKED);

        bookings.cancel(anna, booking.id());
        book(jan, ten);
        assertThatThrownBy(() -> bookings.undoCancel(anna, booking.id())).isInstanceOf(StaleEditException.class);
    }

    @Test
    void a_minute_after_cancelling_it_is_over() {
        var booking = book(anna, ten);
        bookings.cancel(anna, booking.id());
        db.update(BOOKING_)
                .set(BOOKING_.TELL_AT, clock.instant().minusSeconds(1))
                .where(BOOKING_.BOOKING_ID.eq(booking.id()))
                .execute();

        assertThatThrownBy(() -> bookings.undoCancel(anna, booking.id())).isInstanceOf(StaleEditException.class);
    }

    @Test
    void somebody_elses_booking_is_as_none() {
        var booking = book(anna, ten);
        var never = new BookingId(987_654_321);

        for (var id : List.of(booking.id(), never)) {
            assertThatThrownBy(() -> bookings.booking(jan, id)).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> bookings.move(jan, id, ten, null)).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> bookings.cancel(jan, id)).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> bookings.undoCancel(jan, id)).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> bookings.calendarFile(jan, id, Languages.POLISH))
                    .isInstanceOf(NotFoundException.class);
        }
    }

    @Test
    void one_person_cannot_book_everything() {
        calendars.set(talks, BOOKING_CALENDAR.HOLDS_PER_HOUR, 3);
        book(anna, ten);
        book(anna, ten.plusSeconds(1800));
        for (var attempt = 0; attempt < 20; attempt++) {
            assertRefused(Refusal.TOO_MANY_OPEN, () -> book(anna, ten.plusSeconds(3600)));
        }

        for (var attempt = 0; attempt < 3; attempt++) {
            bookings.hold(jan, talks, ten.plusSeconds(3600 + 1800 * attempt), null);
        }
        assertRefused(Refusal.TOO_MANY_HOLDS, () -> bookings.hold(jan, talks, ten.plusSeconds(9000), null));
        bookings.release(jan);
        assertThat(times.day(talks, CivilTime.dayOf(ten), null).free()).isEqualTo(12);
    }

    @Test
    void nobody_is_at_two_places_at_once_unless_the_calendar_allows_it() {
        var other = calendars.calendar("Umowa", calendars.person("Beata Nowicka"));
        book(anna, ten);

        assertRefused(Refusal.BOOKED_ELSEWHERE, () -> bookings.hold(anna, other, ten, null));
        calendars.set(other, BOOKING_CALENDAR.BESIDE_OTHERS, true);
        assertThat(bookings.hold(anna, other, ten, null).start()).isEqualTo(ten);
    }

    @Test
    void anyone_is_whoever_is_free_and_has_least_to_do() {
        var rak = calendars.person("Adam Rak");
        var both = calendars.calendar("Wymiana", lis, rak);
        book(jan, ten.plusSeconds(7200));

        bookings.book(anna, request(both, ten));
        assertThat(bookings.upcoming(anna).getFirst().receiver()).isEqualTo("Adam Rak");
        bookings.book(jan, request(both, ten));
        var third = signIn.as(Role.RESIDENT).viewer();
        assertRefused(Refusal.TAKEN, () -> bookings.hold(third, both, ten, null));
        assertThat(times.day(both, CivilTime.dayOf(ten), rak).free()).isEqualTo(13);
    }

    @Test
    void a_time_for_several_is_given_out_place_by_place() {
        calendars.set(talks, BOOKING_CALENDAR.CAPACITY, 2);
        book(anna, ten);
        assertThat(at(ten).isFree()).isTrue();
        book(jan, ten);
        assertThat(at(ten).isFree()).isFalse();
    }

    @Test
    void blocked_time_is_nobodys() {
        db.insertInto(BLOCKED_TIME)
                .set(BLOCKED_TIME.RESOURCE_ID, lis)
                .set(BLOCKED_TIME.STARTS_AT, ten)
                .set(BLOCKED_TIME.ENDS_AT, ten.plusSeconds(3600))
                .set(BLOCKED_TIME.REASON, CancelReason.ABSENCE)
                .set(BLOCKED_TIME.BLOCKED_AT, clock.instant())
                .execute();

        assertThat(times.day(talks, CivilTime.dayOf(ten), null).free()).isEqualTo(12);
        assertRefused(Refusal.TAKEN, () -> bookings.hold(anna, talks, ten, null));
    }

    @Test
    @Shows("7.4")
    void a_time_the_office_took_back_stays_in_sight_with_its_reason() {
        var booking = book(anna, ten);
        db.update(BOOKING_)
                .set(BOOKING_.STATE, BookingState.CANCELLED)
                .set(BOOKING_.CANCEL_REASON, CancelReason.ILLNESS)
                .where(BOOKING_.BOOKING_ID.eq(booking.id()))
                .execute();
        db.insertInto(BLOCKED_TIME)
                .set(BLOCKED_TIME.RESOURCE_ID, lis)
                .set(BLOCKED_TIME.STARTS_AT, ten)
                .set(BLOCKED_TIME.ENDS_AT, ten.plusSeconds(1800))
                .set(BLOCKED_TIME.REASON, CancelReason.ILLNESS)
                .set(BLOCKED_TIME.BLOCKED_AT, clock.instant())
                .execute();

        assertThat(at(ten)).isEqualTo(new OfferedTime(ten, TimeState.CANCELLED, CancelReason.ILLNESS));
    }

    @Test
    void what_the_form_lacks_is_said_at_its_field() {
        calendars.set(talks, BOOKING_CALENDAR.VENUE, Venue.AT_CUSTOMER);
        var question = db.insertInto(CALENDAR_QUESTION)
                .set(CALENDAR_QUESTION.BOOKING_CALENDAR_ID, talks)
                .set(CALENDAR_QUESTION.POSITION, 1)
                .set(CALENDAR_QUESTION.LABEL_PL, "Gdzie?")
                .set(CALENDAR_QUESTION.LABEL_EN, "Where?")
                .set(CALENDAR_QUESTION.REQUIRED, true)
                .returningResult(CALENDAR_QUESTION.CALENDAR_QUESTION_ID)
                .fetchSingle()
                .value1();
        var request = new BookingRequest(UUID.randomUUID(), talks, ten, null, null, "abc", Map.of());

        assertThatExceptionOfType(RefusedInputException.class)
                .isThrownBy(() -> bookings.book(anna, request))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.field())
                        .containsExactly("phone", "place", "answer" + question));
    }

    @Test
    void a_calendar_that_is_not_published_is_as_none() {
        calendars.set(talks, BOOKING_CALENDAR.PUBLISHED, false);

        assertThatThrownBy(() -> times.calendar(talks)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> bookings.hold(anna, talks, ten, null)).isInstanceOf(NotFoundException.class);
    }

    /** Around all code: the database itself. */
    @Test
    void the_database_takes_no_second_booking_of_one_time() {
        var booking = book(anna, ten);

        assertThatThrownBy(() -> db.insertInto(BOOKING_)
                        .set(BOOKING_.BOOKING_CALENDAR_ID, talks)
                        .set(BOOKING_.RESOURCE_ID, lis)
                        .set(BOOKING_.STARTS_AT, booking.start().plusSeconds(900))
                        .set(BOOKING_.ENDS_AT, booking.end().plusSeconds(900))
                        .set(BOOKING_.BEFORE_MINUTES, 0)
                        .set(BOOKING_.AFTER_MINUTES, 0)
                        .set(BOOKING_.SEAT_TO, 5)
                        .set(BOOKING_.STATE, BookingState.BOOKED)
                        .set(BOOKING_.PERSON, "x")
                        .set(BOOKING_.HELD_BY, jan.account())
                        .set(BOOKING_.HELD_AT, clock.instant())
                        .execute())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("nobody_receives_two_at_once");
    }

    private OwnBooking book(Viewer who, Instant start) {
        return bookings.book(who, request(start));
    }

    private BookingRequest request(Instant start) {
        return request(talks, start);
    }

    private static BookingRequest request(BookingCalendarId calendar, Instant start) {
        return new BookingRequest(UUID.randomUUID(), calendar, start, null, null, "", Map.of());
    }

    private OfferedTime at(Instant start) {
        return times.day(talks, CivilTime.dayOf(start), null).times().stream()
                .filter(time -> time.start().equals(start))
                .findFirst()
                .orElseThrow();
    }

    private void runOut() {
        db.update(BOOKING_)
                .set(BOOKING_.HELD_UNTIL, clock.instant().minusSeconds(1))
                .where(BOOKING_.STATE.eq(BookingState.HELD))
                .execute();
    }

    private List<InboxMessage> told(Viewer who) {
        return inbox.page(who, InboxFilter.ALL, null, 10, Languages.POLISH);
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.UTF_8);
    }

    private static void assertRefused(Refusal refusal, Runnable attempt) {
        assertThatExceptionOfType(BookingRefusedException.class)
                .isThrownBy(attempt::run)
                .extracting(BookingRefusedException::refusal)
                .isEqualTo(refusal);
    }
}
