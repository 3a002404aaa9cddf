package pl.nurt.booking.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.nurt.db.booking.Tables.BOOKING_;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import pl.nurt.booking.BookingId;
import pl.nurt.booking.BookingState;
import pl.nurt.booking.CancelReason;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.calendars.CalendarKind;
import pl.nurt.booking.calendars.ResourceId;
import pl.nurt.booking.office.BookingDesk;
import pl.nurt.booking.office.DeskBooking;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.CivilTime;
import pl.nurt.testing.Calendars;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.MovableClock;
import pl.nurt.testing.SignIn;

@IntegrationTest
class BookingStatisticsTest {
    /** Thirty days, none of them a change of clocks; everybody receives from 8 to 15 on each. */
    private static final YearMonth JUNE = YearMonth.of(2031, 6);

    @Autowired
    private BookingStatistics statistics;

    @Autowired
    private BookingDesk desk;

    @Autowired
    private DSLContext db;

    @Autowired
    private SignIn signIn;

    @Autowired
    private MovableClock clock;

    private Calendars calendars;
    private ResourceId rak;
    private BookingCalendarId talks;
    private Viewer clerk;

    @BeforeEach
    void calendar() {
        calendars = new Calendars(db);
        rak = calendars.person("Adam Rak");
        talks = calendars.calendar("Rozmowa", rak);
        clerk = signIn.as(Role.CUSTOMER_SERVICE).viewer();
        go(JUNE.atDay(1).minusDays(1), "07:00");
    }

    @Test
    void attended_missed_walked_in_and_cancelled_are_apart() {
        var came = book(11, "10:00", false);
        var absent = book(11, "10:30", false);
        var off = book(11, "11:00", false);
        book(12, "09:00", false);
        desk.callOff(clerk, Set.of(off), CancelReason.ILLNESS, null);
        var given = book(13, "09:00", false);
        db.update(BOOKING_)
                .set(BOOKING_.STATE, BookingState.CANCELLED)
                .set(BOOKING_.ENDED_AT, clock.instant())
                .where(BOOKING_.BOOKING_ID.eq(given))
                .execute();
        go(JUNE.atDay(11), "12:00");
        book(11, "12:00", true);
        desk.note(clerk, came, BookingState.ATTENDED);
        desk.note(clerk, absent, BookingState.MISSED);

        assertThat(mine(JUNE)).satisfies(figures -> {
            assertThat(figures.kind()).isEqualTo(CalendarKind.MEETING);
            assertThat(figures.booked()).isEqualTo(3);
            assertThat(figures.attended()).isEqualTo(1);
            assertThat(figures.missed()).isEqualTo(1);
            assertThat(figures.walkIns()).isEqualTo(1);
            assertThat(figures.given()).isEqualTo(1);
            assertThat(figures.calledOffFor(CancelReason.ILLNESS)).isEqualTo(1);
            assertThat(figures.calledOffFor(CancelReason.BREAKDOWN)).isZero();
            // Whoever did not come took no time.
            assertThat(figures.taken()).isEqualTo(Duration.ofMinutes(90));
            assertThat(figures.open()).isEqualTo(Duration.ofHours(7 * 30));
            assertThat(figures.use()).isEqualByComparingTo("1");
            // From the 31st, 7:00, to the 11th twice and the 12th once.
            assertThat(figures.leadDays()).isEqualByComparingTo("11.5");
        });
    }

    @Test
    void a_booking_belongs_to_the_month_in_which_it_begins_on_the_wall() {
        // Half past midnight in Warsaw is still May in Greenwich.
        book(1, "00:30", false);

        assertThat(mine(JUNE).booked()).isEqualTo(1);
        assertThat(mine(JUNE.minusMonths(1)).booked()).isZero();
    }

    @Test
    void the_hour_of_one_who_receives_in_two_calendars_counts_once() {
        calendars.calendar("Rozmowa druga", rak);

        assertThat(mine(JUNE).open()).isEqualTo(Duration.ofHours(7 * 30));
        calendars.give(talks, calendars.person("Tomasz Lis"));
        assertThat(mine(JUNE).open()).isEqualTo(Duration.ofHours(2 * 7 * 30));
    }

    @Test
    void only_the_office_sees_them() {
        signIn.as(Role.RESIDENT);

        assertThatThrownBy(() -> statistics.of(JUNE, JUNE)).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void months_the_wrong_way_round_have_nothing_and_many_are_cut() {
        assertThat(statistics.of(JUNE, JUNE.minusMonths(1))).isEmpty();
        assertThat(statistics.of(JUNE, JUNE.plusYears(50)))
                .extracting(MonthFigures::month)
                .contains(JUNE.plusMonths(35))
                .doesNotContain(JUNE.plusMonths(36));
    }

    /** Of the unit that this test made; others of the database are there, too. */
    private MonthFigures mine(YearMonth month) {
        return statistics.of(month, month).stream()
                .filter(figures -> figures.unit().en().equals("Waterworks"))
                .filter(figures -> figures.kind() == CalendarKind.MEETING)
                .findFirst()
                .orElseThrow();
    }

    private BookingId book(int day, String time, boolean walkIn) {
        return desk.book(
                clerk,
                new DeskBooking(UUID.randomUUID(), talks, rak, at(JUNE.atDay(day), time), "Ewa Nowak", "", walkIn));
    }

    private void go(LocalDate day, String time) {
        clock.advance(Duration.between(clock.instant(), at(day, time)));
    }

    private static Instant at(LocalDate day, String time) {
        return day.atTime(LocalTime.parse(time)).atZone(CivilTime.ZONE).toInstant();
    }
}
