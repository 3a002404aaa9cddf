package pl.nurt.booking.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.nurt.db.booking.Tables.BOOKING_CALENDAR;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.booking.BookingId;
import pl.nurt.booking.BookingRefusedException;
import pl.nurt.booking.BookingRequest;
import pl.nurt.booking.BookingState;
import pl.nurt.booking.Bookings;
import pl.nurt.booking.CancelReason;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.calendars.ResourceId;
import pl.nurt.booking.internal.BookingRules;
import pl.nurt.booking.internal.waiting.WaitingTurns;
import pl.nurt.booking.office.BeingBookedException;
import pl.nurt.booking.office.Block;
import pl.nurt.booking.office.BookingDesk;
import pl.nurt.booking.times.Times;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.notice.inbox.Inbox;
import pl.nurt.notice.inbox.InboxFilter;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.StaleEditException;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.Calendars;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.MovableClock;
import pl.nurt.testing.SignIn;

/** Story BK-D15: it is Wednesday, half past one, and somebody gives up Thursday at nine. */
@IntegrationTest
class WaitingListTest {
    @Autowired
    private WaitingList waiting;

    @Autowired
    private WaitingTurns turns;

    @Autowired
    private Bookings bookings;

    @Autowired
    private BookingDesk desk;

    @Autowired
    private Times times;

    @Autowired
    private Inbox inbox;

    @Autowired
    private DSLContext db;

    @Autowired
    private SignIn signIn;

    @Autowired
    private MovableClock clock;

    private Calendars calendars;
    private ResourceId lis;
    private BookingCalendarId talks;
    private LocalDate thursday;
    private Instant nine;
    private Viewer first;
    private Viewer second;
    private Viewer third;
    private Viewer holder;
    private BookingId given;

    @BeforeEach
    void somebodyHasIt() {
        // A week without a holiday, whenever the test runs: the second one of February.
        thursday = CivilTime.dayOf(clock.instant())
                .plusYears(1)
                .withMonth(2)
                .withDayOfMonth(8)
                .with(TemporalAdjusters.next(DayOfWeek.THURSDAY));
        go(thursday.minusDays(1), "08:00");
        calendars = new Calendars(db);
        lis = calendars.person("Tomasz Lis");
        talks = calendars.calendar("Rozmowa", lis);
        calendars.set(talks, BOOKING_CALENDAR.BOOK_NOTICE_MINUTES, 60);
        calendars.set(talks, BOOKING_CALENDAR.CANCEL_NOTICE_MINUTES, 60);
        calendars.set(talks, BOOKING_CALENDAR.MOVE_NOTICE_MINUTES, 60);
        nine = thursday.atTime(9, 0).atZone(CivilTime.ZONE).toInstant();
        first = waits();
        second = waits();
        third = waits();
        holder = signIn.as(Role.RESIDENT).viewer();
        given = bookings.book(holder, request(nine)).id();
        go(thursday.minusDays(1), "13:30");
    }

    @Test
    void a_freed_time_goes_from_one_to_the_next_and_then_to_everybody() {
        bookings.cancel(holder, given);
        assertThat(isFree()).as("not for a moment is it free").isFalse();
        clock.advance(BookingRules.UNDO);

        for (var turn : List.of(first, second, third)) {
            turns.turn();
            turns.turn();
            assertThat(waiting.offers(turn)).singleElement().satisfies(offer -> {
                assertThat(offer.start()).isEqualTo(nine);
                assertThat(Duration.between(clock.instant(), offer.until()))
                        .isBetween(Duration.ofMinutes(119), Duration.ofMinutes(120));
            });
            assertThat(List.of(first, second, third))
                    .filteredOn(one -> !waiting.offers(one).isEmpty())
                    .hasSize(1);
            assertThat(titles(turn)).hasSize(1).first().asString().contains("Zwolnił się termin");
            assertThat(isFree()).isFalse();
            assertRefused(() -> bookings.hold(holder, talks, nine, null));
            clock.advance(Duration.ofMinutes(120));
        }
        turns.turn();

        assertThat(isFree()).isTrue();
        assertThat(waiting.of(first))
                .as("whoever does not answer goes on waiting")
                .hasSize(1);
    }

    @Test
    void whoever_takes_it_is_off_the_list_and_whoever_declines_stays() {
        bookings.cancel(holder, given);
        clock.advance(BookingRules.UNDO);
        turns.turn();

        waiting.decline(first, waiting.offers(first).getFirst().id());
        assertThat(waiting.offers(first)).isEmpty();
        var offer = waiting.offers(second).getFirst();
        var key = UUID.randomUUID();
        var made = waiting.take(second, offer.id(), request(key, nine));

        assertThat(waiting.take(second, offer.id(), request(key, nine))).isEqualTo(made);
        assertThat(bookings.booking(second, made).state()).isEqualTo(BookingState.BOOKED);
        assertThat(bookings.booking(second, made).start()).isEqualTo(nine);
        assertThat(waiting.of(second)).isEmpty();
        assertThat(waiting.of(first)).hasSize(1);
        assertThat(titles(second)).hasSize(2).first().asString().startsWith("Zarezerwowane");
        clock.advance(Duration.ofDays(1));
        turns.turn();
        assertThat(waiting.offers(third)).isEmpty();
    }

    @Test
    void a_cancellation_that_is_taken_back_was_offered_to_nobody() {
        bookings.cancel(holder, given);
        turns.turn();
        bookings.undoCancel(holder, given);
        clock.advance(BookingRules.UNDO);
        turns.turn();

        assertThat(bookings.booking(holder, given).state()).isEqualTo(BookingState.BOOKED);
        assertThat(waiting.offers(first)).isEmpty();
    }

    @Test
    void once_it_is_offered_the_cancellation_stands() {
        bookings.cancel(holder, given);
        clock.advance(BookingRules.UNDO);
        turns.turn();

        assertThatThrownBy(() -> bookings.undoCancel(holder, given)).isInstanceOf(StaleEditException.class);
    }

    @Test
    void a_moved_booking_frees_its_time_for_who_waits() {
        bookings.move(holder, given, nine.plusSeconds(3600), null);
        turns.turn();

        assertThat(waiting.offers(first)).extracting(OfferedSlot::start).containsExactly(nine);
    }

    @Test
    void without_time_to_decide_it_is_everybodys_at_once() {
        go(thursday.minusDays(1), "19:30");
        bookings.cancel(holder, given);
        clock.advance(BookingRules.UNDO);
        turns.turn();

        assertThat(waiting.offers(first)).isEmpty();
        assertThat(isFree()).isTrue();
    }

    @Test
    void whoever_is_booked_elsewhere_then_is_passed_over() {
        var other = calendars.calendar("Umowa", calendars.person("Adam Rak"));
        calendars.set(other, BOOKING_CALENDAR.BOOK_NOTICE_MINUTES, 60);
        bookings.book(first, new BookingRequest(UUID.randomUUID(), other, nine, null, null, "", Map.of()));
        bookings.cancel(holder, given);
        clock.advance(BookingRules.UNDO);
        turns.turn();

        assertThat(waiting.offers(first)).isEmpty();
        assertThat(waiting.offers(second)).hasSize(1);
    }

    @Test
    void only_days_and_hours_that_one_waits_for_count() {
        var afternoons = signIn.as(Role.RESIDENT).viewer();
        waiting.ask(afternoons, new WaitingWish(talks, thursday, thursday, PartOfDay.AFTER_NOON));
        for (var one : List.of(first, second, third)) {
            waiting.leave(one, waiting.of(one).getFirst().id());
        }
        bookings.cancel(holder, given);
        clock.advance(BookingRules.UNDO);
        turns.turn();

        assertThat(waiting.offers(afternoons)).isEmpty();
        assertThat(isFree()).isTrue();
    }

    @Test
    void leaving_the_list_gives_the_offer_to_the_next() {
        bookings.cancel(holder, given);
        clock.advance(BookingRules.UNDO);
        turns.turn();

        var wish = waiting.of(first).getFirst().id();
        waiting.leave(first, wish);
        waiting.leave(first, wish);

        assertThat(waiting.of(first)).isEmpty();
        assertThat(waiting.offers(second)).hasSize(1);
    }

    @Test
    void an_answer_that_comes_late_does_not_touch_the_next_ones_turn() {
        bookings.cancel(holder, given);
        clock.advance(BookingRules.UNDO);
        turns.turn();
        var late = waiting.offers(first).getFirst();
        clock.advance(Duration.ofHours(2));
        turns.turn();

        turns.declined(late.id(), late.booking());

        assertThat(waiting.offers(second)).hasSize(1);
        assertThatThrownBy(() -> waiting.take(first, late.id(), request(nine))).isInstanceOf(NotFoundException.class);
    }

    @Test
    void what_the_office_blocks_is_offered_to_nobody_any_more() {
        bookings.cancel(holder, given);
        clock.advance(BookingRules.UNDO);
        turns.turn();
        var offer = waiting.offers(first).getFirst();
        var clerk = signIn.as(Role.CUSTOMER_SERVICE).viewer();
        var block = new Block(lis, nine, nine.plusSeconds(1800), CancelReason.ABSENCE, null, false);
        assertThatThrownBy(() -> desk.block(clerk, block)).isInstanceOf(BeingBookedException.class);
        desk.block(clerk, new Block(lis, nine, nine.plusSeconds(1800), CancelReason.ABSENCE, null, true));

        signIn.as(Role.RESIDENT);
        assertThatThrownBy(() -> waiting.take(first, offer.id(), request(nine))).isInstanceOf(NotFoundException.class);
        turns.turn();
        assertThat(waiting.offers(second)).isEmpty();
    }

    @Test
    void somebody_elses_offer_is_as_none() {
        bookings.cancel(holder, given);
        clock.advance(BookingRules.UNDO);
        turns.turn();
        var offer = waiting.offers(first).getFirst().id();

        for (var id : List.of(offer, new WaitingOfferId(987_654_321))) {
            assertThatThrownBy(() -> waiting.offer(second, id)).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> waiting.take(second, id, request(nine))).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> waiting.decline(second, id)).isInstanceOf(NotFoundException.class);
        }
    }

    @Test
    void one_place_a_wish_and_five_a_person() {
        assertThat(waiting.of(second))
                .singleElement()
                .extracting(Waiting::before)
                .isEqualTo(1);
        waiting.ask(second, new WaitingWish(talks, thursday, thursday, PartOfDay.BEFORE_NOON));
        assertThat(waiting.of(second)).hasSize(1);
        for (var day = 1; day < 5; day++) {
            waiting.ask(second, new WaitingWish(talks, thursday, thursday.plusDays(day), PartOfDay.ANY_HOUR));
        }

        assertField("calendar", new WaitingWish(talks, thursday, thursday.plusDays(6), PartOfDay.ANY_HOUR));
        assertField("from", new WaitingWish(talks, thursday.minusDays(9), thursday, PartOfDay.ANY_HOUR));
        assertField("to", new WaitingWish(talks, thursday, thursday.plusDays(200), PartOfDay.ANY_HOUR));
        assertField("to", new WaitingWish(talks, thursday, thursday.minusDays(1), PartOfDay.ANY_HOUR));
    }

    private void assertField(String field, WaitingWish wish) {
        assertThatExceptionOfType(RefusedInputException.class)
                .isThrownBy(() -> waiting.ask(second, wish))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(one -> one.field())
                        .containsExactly(field));
    }

    private Viewer waits() {
        var viewer = signIn.as(Role.RESIDENT).viewer();
        waiting.ask(viewer, new WaitingWish(talks, thursday, thursday, PartOfDay.BEFORE_NOON));
        clock.advance(Duration.ofSeconds(1));
        return viewer;
    }

    private void go(LocalDate day, String time) {
        var to = day.atTime(LocalTime.parse(time)).atZone(CivilTime.ZONE).toInstant();
        clock.advance(Duration.between(clock.instant(), to));
    }

    private boolean isFree() {
        return times.day(talks, thursday, null).times().stream()
                .anyMatch(time -> time.start().equals(nine) && time.isFree());
    }

    private List<String> titles(Viewer who) {
        return inbox.page(who, InboxFilter.ALL, null, 10, Languages.POLISH).stream()
                .map(message -> message.title())
                .toList();
    }

    private BookingRequest request(Instant start) {
        return request(UUID.randomUUID(), start);
    }

    private BookingRequest request(UUID key, Instant start) {
        return new BookingRequest(key, talks, start, null, null, "", Map.of());
    }

    private static void assertRefused(Runnable attempt) {
        assertThatThrownBy(attempt::run).isInstanceOf(BookingRefusedException.class);
    }
}
