package pl.nurt.booking.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.nurt.db.booking.Tables.BOOKING_;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import pl.nurt.booking.BookingId;
import pl.nurt.booking.BookingRequest;
import pl.nurt.booking.BookingState;
import pl.nurt.booking.Bookings;
import pl.nurt.booking.CancelReason;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.calendars.PlanExceptionKind;
import pl.nurt.booking.calendars.ResourceId;
import pl.nurt.booking.office.DeskEntry;
import pl.nurt.booking.plans.PlanChange.DayDropped;
import pl.nurt.booking.plans.PlanChange.NewDays;
import pl.nurt.booking.plans.PlanChange.NewWeek;
import pl.nurt.booking.times.OfferedTime;
import pl.nurt.booking.times.Times;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.StaleEditException;
import pl.nurt.testing.Calendars;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;

@IntegrationTest
class CalendarPlansTest {
    @Autowired
    private CalendarPlans plans;

    @Autowired
    private Bookings bookings;

    @Autowired
    private Times times;

    @Autowired
    private DSLContext db;

    @Autowired
    private SignIn signIn;

    @Autowired
    private Clock clock;

    private ResourceId rak;
    private BookingCalendarId talks;
    private Instant ten;
    private LocalDate day;
    private Viewer clerk;

    @BeforeEach
    void calendar() {
        var calendars = new Calendars(db);
        rak = calendars.person("Adam Rak");
        talks = calendars.calendar("Rozmowa", rak);
        ten = Calendars.thursday(clock.instant(), "10:00");
        day = CivilTime.dayOf(ten);
        clerk = signIn.as(Role.CUSTOMER_SERVICE).viewer();
    }

    @Test
    void a_plan_that_ends_lists_its_bookings_before_anything_changes() {
        var booked = List.of(book(ten), book(ten.plusSeconds(3600)), book(ten.plusSeconds(86_400)));

        assertThat(plans.stranded(clerk, noWeek())).extracting(DeskEntry::id).containsExactlyElementsOf(booked);

        assertThat(free()).isNotEmpty();
        assertThat(plans.of(talks).getFirst().weeks()).hasSize(1);
    }

    @Test
    void kept_bookings_stay_and_stand_on_the_list_of_those_outside() {
        var booked = book(ten);

        plans.change(clerk, noWeek(), Aftermath.keep(Set.of(booked)));

        assertThat(free()).isEmpty();
        assertThat(state(booked)).isEqualTo(BookingState.BOOKED);
        assertThat(plans.outside(clerk, talks)).extracting(DeskEntry::id).containsExactly(booked);
        assertThat(plans.stranded(clerk, noWeek())).isEmpty();
    }

    @Test
    void those_that_are_called_off_are_told_with_the_reason() {
        var booked = book(ten);

        var done = plans.change(clerk, noWeek(), new Aftermath(Set.of(booked), CancelReason.ABSENCE, null));

        assertThat(done.told()).extracting(DeskEntry::id).containsExactly(booked);
        assertThat(state(booked)).isEqualTo(BookingState.CANCELLED);
    }

    @Test
    void a_booking_that_was_not_on_the_list_stops_the_change() {
        book(ten);

        assertThatThrownBy(() -> plans.change(clerk, noWeek(), Aftermath.NONE)).isInstanceOf(StaleEditException.class);
    }

    @Test
    void another_week_holds_from_its_day_on() {
        var hours = List.of(new Hours(9 * 60, 11 * 60), new Hours(12 * 60, 13 * 60));

        plans.change(clerk, new NewWeek(talks, rak, day, Map.of(DayOfWeek.THURSDAY, hours)), Aftermath.NONE);

        assertThat(free()).hasSize(6).first().isEqualTo(Calendars.thursday(clock.instant(), "09:00"));
        assertThat(plans.of(talks).getFirst().weeks()).hasSize(2).last().satisfies(week -> {
            assertThat(week.from()).isEqualTo(day);
            assertThat(week.of(DayOfWeek.THURSDAY)).isEqualTo(hours);
            assertThat(week.of(DayOfWeek.FRIDAY)).isEmpty();
        });
    }

    @Test
    void a_day_that_is_closed_can_be_opened_again() {
        var booked = book(ten);
        var closed = new NewDays(talks, null, day, day.plusDays(1), PlanExceptionKind.CLOSED, Hours.ALL_DAY, false);
        assertThat(plans.stranded(clerk, closed)).hasSize(1);

        plans.change(clerk, closed, Aftermath.keep(Set.of(booked)));
        plans.change(clerk, closed, Aftermath.NONE);

        assertThat(free()).isEmpty();
        var days = plans.of(talks).getFirst().days();
        assertThat(days).hasSize(2);
        plans.change(clerk, new DayDropped(talks, days.getFirst().id()), Aftermath.NONE);
        assertThat(free()).isNotEmpty();
        assertThat(plans.outside(clerk, talks)).isEmpty();
    }

    @Test
    void who_is_choosing_such_a_time_does_not_keep_it() {
        var anna = signIn.as(Role.RESIDENT).viewer();
        AsSystem.run(() -> bookings.hold(anna, talks, ten, null));
        clerk = signIn.as(Role.CUSTOMER_SERVICE).viewer();

        plans.change(clerk, noWeek(), Aftermath.NONE);

        assertThat(AsSystem.call(() -> bookings.held(anna))).isEmpty();
    }

    @Test
    void yesterday_is_not_planned_anew_nor_a_stranger_in_the_calendar() {
        var yesterday = CivilTime.dayOf(clock.instant()).minusDays(1);

        assertThatThrownBy(() -> plans.stranded(clerk, new NewWeek(talks, rak, yesterday, Map.of())))
                .isInstanceOf(RefusedInputException.class);
        assertThatThrownBy(() -> plans.change(
                        clerk,
                        new NewDays(talks, rak, day, day.minusDays(1), PlanExceptionKind.OPEN, Hours.ALL_DAY, true),
                        Aftermath.NONE))
                .isInstanceOf(RefusedInputException.class);
    }

    @Test
    void a_technician_may_look_but_not_change() {
        var technician = signIn.as(Role.TECHNICIAN).viewer();

        assertThat(plans.of(talks)).hasSize(1);
        assertThatThrownBy(() -> plans.change(technician, noWeek(), Aftermath.NONE))
                .isInstanceOf(AccessDeniedException.class);
    }

    private NewWeek noWeek() {
        return new NewWeek(talks, rak, day, Map.of());
    }

    private BookingId book(Instant start) {
        var anna = signIn.as(Role.RESIDENT).viewer();
        var booked = AsSystem.call(() -> bookings.book(
                        anna, new BookingRequest(UUID.randomUUID(), talks, start, null, null, "", Map.of())))
                .id();
        clerk = signIn.as(Role.CUSTOMER_SERVICE).viewer();
        return booked;
    }

    private List<Instant> free() {
        return AsSystem.call(() -> times.day(talks, day, null)).times().stream()
                .filter(OfferedTime::isFree)
                .map(OfferedTime::start)
                .toList();
    }

    private BookingState state(BookingId id) {
        return db.select(BOOKING_.STATE)
                .from(BOOKING_)
                .where(BOOKING_.BOOKING_ID.eq(id))
                .fetchSingle(BOOKING_.STATE);
    }
}
