package pl.nurt.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.db.booking.Tables.BOOKING_;
import static pl.nurt.db.booking.Tables.BOOKING_CALENDAR;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.CannotCreateTransactionException;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.calendars.ResourceId;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.CivilTime;
import pl.nurt.testing.Calendars;
import pl.nurt.testing.HttpTest;
import pl.nurt.testing.SignIn;

/** Many people at one time, in transactions of their own, on a real PostgreSQL. */
@HttpTest
class BookingRaceTest {
    private static final int PEOPLE = 16;
    private static final int CROWD = 100;

    @Autowired
    private Bookings bookings;

    @Autowired
    private DSLContext db;

    @Autowired
    private SignIn signIn;

    @Autowired
    private Clock clock;

    private final List<Viewer> people = new ArrayList<>();
    private ExecutorService threads;
    private Calendars calendars;
    private Instant first;

    @BeforeEach
    void calendar() {
        threads = Executors.newFixedThreadPool(CROWD);
        calendars = new Calendars(db);
        first = Calendars.thursday(clock.instant(), "08:00");
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
        signIn.out();
    }

    @Test
    void of_many_at_one_instant_one_has_the_time() throws Exception {
        race(PEOPLE, 15);
    }

    @Test
    @Tag("full")
    void of_a_hundred_in_a_thousand_rounds_never_two() throws Exception {
        race(CROWD, 1_000);
    }

    private void race(int crowd, int rounds) throws Exception {
        people(crowd);
        var receiver = calendars.person("Tomasz Lis");
        var calendar = wide(receiver);
        for (var round = 0; round < rounds; round++) {
            var start = time(round);
            var won = together(people.stream()
                    .<Callable<Optional<OwnBooking>>>map(one -> () -> attempt(one, calendar, start))
                    .toList());

            assertThat(won.stream().flatMap(Optional::stream))
                    .as("round " + round)
                    .hasSize(1);
            assertThat(live(receiver, start)).isEqualTo(1);
        }
    }

    @Test
    void anyone_is_no_second_race() throws Exception {
        people(PEOPLE);
        var calendar =
                wide(calendars.person("Adam Rak"), calendars.person("Beata Nowicka"), calendars.person("Jan Król"));
        for (var round = 0; round < 8; round++) {
            var start = time(round);
            var won = together(people.stream()
                    .<Callable<Optional<OwnBooking>>>map(one -> () -> attempt(one, calendar, start))
                    .toList());

            assertThat(won.stream().flatMap(Optional::stream).map(OwnBooking::receiver))
                    .containsExactlyInAnyOrder("Adam Rak", "Beata Nowicka", "Jan Król");
        }
    }

    @Test
    void a_time_for_five_is_given_to_five() throws Exception {
        people(PEOPLE);
        var calendar = wide(calendars.person("Adam Rak"));
        calendars.set(calendar, BOOKING_CALENDAR.CAPACITY, 5);
        var won = together(people.stream()
                .<Callable<Optional<OwnBooking>>>map(one -> () -> attempt(one, calendar, time(0)))
                .toList());

        assertThat(won.stream().flatMap(Optional::stream)).hasSize(5);
    }

    @Test
    void one_person_sending_everything_at_once_keeps_the_limit() throws Exception {
        people(1);
        var calendar = wide(calendars.person("Adam Rak"));
        calendars.set(calendar, BOOKING_CALENDAR.OPEN_PER_PERSON, 2);
        var won = together(IntStream.range(0, 30)
                .<Callable<Optional<OwnBooking>>>mapToObj(
                        number -> () -> attempt(people.getFirst(), calendar, time(number)))
                .toList());

        assertThat(won.stream().flatMap(Optional::stream)).hasSize(2);
    }

    @Test
    void one_request_sent_many_times_at_once_is_one_booking() throws Exception {
        people(1);
        var calendar = wide(calendars.person("Adam Rak"));
        var request = request(calendar, time(0));
        var all = together(IntStream.range(0, 12)
                .<Callable<OwnBooking>>mapToObj(number -> () -> bookings.book(people.getFirst(), request))
                .toList());

        assertThat(all).hasSize(12).containsOnly(all.getFirst());
    }

    @Test
    void a_move_and_a_booking_for_one_time_have_one_winner_and_the_loser_keeps_what_there_was() throws Exception {
        people(2);
        var receiver = calendars.person("Adam Rak");
        var calendar = wide(receiver);
        var mover = people.getFirst();
        for (var round = 0; round < 24; round += 2) {
            var from = time(round);
            var to = time(round + 1);
            var mine = AsSystem.call(() -> bookings.book(mover, request(calendar, from)));
            var won = together(List.<Callable<Optional<OwnBooking>>>of(
                    () -> orTaken(() -> bookings.move(mover, mine.id(), to, null)),
                    () -> attempt(people.getLast(), calendar, to)));

            var moved = won.getFirst().isPresent();
            assertThat(moved).isNotEqualTo(won.getLast().isPresent());
            assertThat(AsSystem.call(() -> bookings.booking(mover, mine.id())).start())
                    .isEqualTo(moved ? to : from);
            assertThat(live(receiver, to)).isEqualTo(1);
        }
    }

    private BookingCalendarId wide(ResourceId... receivers) {
        var calendar = calendars.calendar("Wymiana", receivers);
        calendars.set(calendar, BOOKING_CALENDAR.OPEN_PER_PERSON, 100_000);
        calendars.set(calendar, BOOKING_CALENDAR.HORIZON_DAYS, 730);
        return calendar;
    }

    /** Fourteen times a day. */
    private Instant time(int number) {
        var day = CivilTime.dayOf(first).plusDays(number / 14);
        return day.atTime(8, 0)
                .plusMinutes(30L * (number % 14))
                .atZone(CivilTime.ZONE)
                .toInstant();
    }

    private void people(int count) {
        people.clear();
        for (var one = 0; one < count; one++) {
            people.add(signIn.as(Role.RESIDENT).viewer());
        }
        signIn.out();
    }

    private int live(ResourceId receiver, Instant start) {
        return db.fetchCount(
                BOOKING_,
                BOOKING_.RESOURCE_ID.eq(receiver),
                BOOKING_.STARTS_AT.eq(start),
                BOOKING_.STATE.eq(BookingState.BOOKED));
    }

    private Optional<OwnBooking> attempt(Viewer who, BookingCalendarId calendar, Instant start) throws Exception {
        return orTaken(() -> bookings.book(who, request(calendar, start)));
    }

    private static Optional<OwnBooking> orTaken(Callable<OwnBooking> attempt) throws Exception {
        while (true) {
            try {
                return Optional.of(attempt.call());
            } catch (BookingRefusedException refused) {
                assertThat(refused.refusal()).isIn(Refusal.TAKEN, Refusal.TOO_MANY_OPEN);
                return Optional.empty();
            } catch (CannotCreateTransactionException full) {
                // More people than connections: whoever found none tries again.
            }
        }
    }

    private static BookingRequest request(BookingCalendarId calendar, Instant start) {
        return new BookingRequest(UUID.randomUUID(), calendar, start, null, null, "", Map.of());
    }

    /** All at once, each on a thread of its own. */
    private <T> List<T> together(List<Callable<T>> acts) throws Exception {
        var start = new CyclicBarrier(acts.size());
        var running = new ArrayList<Future<T>>();
        for (var act : acts) {
            running.add(threads.submit(() -> {
                start.await();
                return AsSystem.call(() -> {
                    try {
                        return act.call();
                    } catch (Exception failed) {
                        throw new IllegalStateException(failed);
                    }
                });
            }));
        }
        var results = new ArrayList<T>();
        for (var one : running) {
            results.add(one.get());
        }
        return results;
    }
}
