package pl.nurt.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static pl.nurt.db.booking.Tables.BOOKING_;
import static pl.nurt.db.booking.Tables.BOOKING_CALENDAR;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.calendars.ResourceId;
import pl.nurt.booking.internal.BookingMessages;
import pl.nurt.booking.internal.BookingRules;
import pl.nurt.booking.office.BookingDesk;
import pl.nurt.booking.office.DeskBooking;
import pl.nurt.booking.office.DeskEntry;
import pl.nurt.booking.office.DeskMove;
import pl.nurt.booking.times.Times;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.notice.inbox.Inbox;
import pl.nurt.notice.inbox.InboxFilter;
import pl.nurt.notice.inbox.InboxMessage;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.Calendars;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.MovableClock;
import pl.nurt.testing.SignIn;

/** Stories BK-D05, D07, D09, D10 and D20 from their beginning to their end; the parts of the others are tests of their own. */
@IntegrationTest
class BookingStoriesTest {
    @Autowired
    private Bookings bookings;

    @Autowired
    private BookingDesk desk;

    @Autowired
    private BookingMessages messages;

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
    private ResourceId rak;
    private ResourceId lis;
    private BookingCalendarId exchanges;
    private Viewer clerk;
    private Viewer anna;

    @BeforeEach
    void calendar() {
        calendars = new Calendars(db);
        rak = calendars.person("Adam Rak");
        lis = calendars.person("Tomasz Lis");
        exchanges = calendars.calendar("Wymiana", rak);
        clerk = signIn.as(Role.CUSTOMER_SERVICE).viewer();
        anna = signIn.as(Role.RESIDENT).viewer();
    }

    @Test
    void booked_cancelled_and_booked_again_as_often_as_one_likes() {
        calendars.give(exchanges, lis);
        var twelve = Calendars.thursday(clock.instant(), "12:00");
        var first = book(twelve);
        bookings.cancel(anna, first.id());
        var second = book(twelve);
        signIn.as(Role.CUSTOMER_SERVICE);
        desk.move(clerk, new DeskMove(second.id(), other(second), twelve, null, false));
        signIn.as(Role.RESIDENT);
        bookings.cancel(anna, second.id());
        var third = book(twelve);

        assertThat(List.of(first.id(), second.id(), third.id())).doesNotHaveDuplicates();
        assertThat(bookings.upcoming(anna))
                .extracting(OwnBooking::state)
                .containsExactlyInAnyOrder(BookingState.CANCELLED, BookingState.CANCELLED, BookingState.BOOKED);
        assertThat(db.fetchCount(
                        BOOKING_, BOOKING_.USER_ACCOUNT_ID.eq(anna.account()), BOOKING_.STATE.eq(BookingState.BOOKED)))
                .isEqualTo(1);
    }

    @Test
    void a_time_of_summer_that_was_booked_in_winter_is_the_same_hour_everywhere() {
        go(LocalDate.of(2027, 3, 25), "12:00");
        var tuesday = LocalDate.of(2027, 3, 30);
        var eight = Instant.parse("2027-03-30T06:00:00Z");

        assertThat(times.day(exchanges, tuesday, null).times().getFirst().start())
                .isEqualTo(eight);
        var booking = book(eight);

        assertThat(booking.start()).isEqualTo(eight);
        assertThat(told())
                .singleElement()
                .satisfies(message -> assertThat(message.text()).contains("8:00"));
        assertThat(file(booking.id())).contains("DTSTART:20270330T060000Z", "DTEND:20270330T063000Z");
        messages.remind(eight.minus(23, ChronoUnit.HOURS));
        assertThat(told())
                .hasSize(2)
                .first()
                .satisfies(message -> assertThat(message.text()).contains("8:00"));
        signIn.as(Role.CUSTOMER_SERVICE);
        assertThat(desk.day(clerk, tuesday))
                .filteredOn(entry -> entry.receiver().equals(rak))
                .extracting(entry -> entry.start().atZone(CivilTime.ZONE).toLocalTime())
                .containsExactly(LocalTime.of(8, 0));
    }

    @Test
    void three_limits_are_three_and_count_when_one_confirms() {
        calendars.set(exchanges, BOOKING_CALENDAR.BOOK_NOTICE_MINUTES, 24 * 60);
        calendars.set(exchanges, BOOKING_CALENDAR.CANCEL_NOTICE_MINUTES, 12 * 60);
        calendars.set(exchanges, BOOKING_CALENDAR.MOVE_NOTICE_MINUTES, 48 * 60);
        var start = Calendars.thursday(clock.instant(), "10:00");
        var booking = book(start.plus(1, ChronoUnit.DAYS));
        before(start, Duration.ofMinutes(24 * 60 + 2));
        assertThat(times.day(exchanges, CivilTime.dayOf(start), null).times())
                .anyMatch(time -> time.start().equals(start) && time.isFree());
        before(start, Duration.ofMinutes(24 * 60 - 1));
        assertRefused(Refusal.TOO_SOON, 24 * 60, () -> book(start));

        before(booking.start(), Duration.ofHours(47));
        assertRefused(
                Refusal.TOO_LATE_TO_MOVE,
                48 * 60,
                () -> bookings.move(anna, booking.id(), booking.start().plus(7, ChronoUnit.DAYS), null));
        before(booking.start(), Duration.ofHours(13));
        bookings.cancel(anna, booking.id());
        assertThat(bookings.booking(anna, booking.id()).state()).isEqualTo(BookingState.CANCELLED);
    }

    @Test
    void moved_by_the_person_moved_by_the_office_and_cancelled_are_three_messages_and_one_entry() {
        var ten = Calendars.thursday(clock.instant(), "10:00");
        var id = book(ten).id();
        bookings.move(anna, id, ten.plusSeconds(3600), null);
        assertThat(isFree(ten)).isTrue();
        assertThat(file(id)).contains("METHOD:REQUEST", "SEQUENCE:1", "STATUS:CONFIRMED");
        signIn.as(Role.CUSTOMER_SERVICE);
        desk.move(clerk, new DeskMove(id, rak, ten.plusSeconds(7200), null, true));
        signIn.as(Role.RESIDENT);
        assertThat(file(id)).contains("METHOD:REQUEST", "SEQUENCE:2", "STATUS:CONFIRMED");
        bookings.cancel(anna, id);
        assertThat(file(id)).contains("METHOD:CANCEL", "SEQUENCE:3", "STATUS:CANCELLED");
        messages.tellCancelled(clock.instant().plus(BookingRules.UNDO));

        assertThat(told())
                .extracting(InboxMessage::title)
                .satisfiesExactly(
                        cancelled -> assertThat(cancelled).startsWith("Odwołany"),
                        byOffice -> assertThat(byOffice).startsWith("Przeniesiony"),
                        byPerson -> assertThat(byPerson).startsWith("Przeniesiony"),
                        booked -> assertThat(booked).startsWith("Zarezerwowane"));
        assertThat(told().get(1).text()).contains("11:00").contains("12:00").doesNotContain("dwołan");
    }

    @Test
    void somebody_walks_in_while_another_one_is_absent() {
        var ten = Calendars.thursday(clock.instant(), "10:00");
        var absent = book(ten);
        before(ten, Duration.ofMinutes(-15));
        signIn.as(Role.CUSTOMER_SERVICE);
        desk.note(clerk, absent.id(), BookingState.MISSED);
        desk.note(clerk, absent.id(), BookingState.MISSED);
        desk.book(
                clerk, new DeskBooking(UUID.randomUUID(), exchanges, rak, ten.plusSeconds(900), "Ewa Nowak", "", true));

        assertThat(desk.day(clerk, CivilTime.dayOf(ten)))
                .filteredOn(entry -> entry.receiver().equals(rak))
                .extracting(DeskEntry::state, DeskEntry::walkIn)
                .containsExactly(tuple(BookingState.MISSED, false), tuple(BookingState.BOOKED, true));
        signIn.as(Role.RESIDENT);
        assertThat(told()).hasSize(2).first().satisfies(message -> {
            assertThat(message.title()).startsWith("Nie spotkaliśmy się");
            assertThat(message.text()).contains("umów nowy termin");
        });
    }

    private ResourceId other(OwnBooking booking) {
        return booking.receiver().equals("Adam Rak") ? lis : rak;
    }

    private OwnBooking book(Instant start) {
        return bookings.book(anna, new BookingRequest(UUID.randomUUID(), exchanges, start, null, null, "", Map.of()));
    }

    private boolean isFree(Instant start) {
        return times.day(exchanges, CivilTime.dayOf(start), null).times().stream()
                .anyMatch(time -> time.start().equals(start) && time.isFree());
    }

    private String file(BookingId id) {
        return new String(bookings.calendarFile(anna, id, Languages.POLISH), StandardCharsets.UTF_8);
    }

    private List<InboxMessage> told() {
        return inbox.page(anna, InboxFilter.ALL, null, 10, Languages.POLISH);
    }

    private static void assertRefused(Refusal refusal, long limit, Runnable attempt) {
        assertThatExceptionOfType(BookingRefusedException.class)
                .isThrownBy(attempt::run)
                .satisfies(refused -> {
                    assertThat(refused.refusal()).isEqualTo(refusal);
                    assertThat(refused.limit()).isEqualTo(limit);
                });
    }

    private void go(LocalDate day, String time) {
        var to = day.atTime(LocalTime.parse(time)).atZone(CivilTime.ZONE).toInstant();
        clock.advance(Duration.between(clock.instant(), to));
    }

    private void before(Instant start, Duration by) {
        clock.advance(Duration.between(clock.instant(), start.minus(by)));
    }
}
