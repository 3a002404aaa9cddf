package pl.nurt.booking.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.nurt.db.booking.Tables.BOOKING_CALENDAR;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import pl.nurt.booking.busy.BusyCalendars;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.calendars.BookingUnitId;
import pl.nurt.booking.calendars.CalendarRegister;
import pl.nurt.booking.calendars.CalendarSettings;
import pl.nurt.booking.calendars.ResourceId;
import pl.nurt.booking.calendars.Words;
import pl.nurt.booking.plans.Aftermath;
import pl.nurt.booking.plans.CalendarPlans;
import pl.nurt.booking.plans.PlanChange.NewWeek;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.StaleEditException;
import pl.nurt.testing.Calendars;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;

@IntegrationTest
class UnitsTest {
    @Autowired
    private Units units;

    @Autowired
    private CalendarRegister register;

    @Autowired
    private CalendarPlans plans;

    @Autowired
    private BusyCalendars busy;

    @Autowired
    private DSLContext db;

    @Autowired
    private SignIn signIn;

    @Autowired
    private Clock clock;

    private ResourceId rak;
    private BookingCalendarId talks;
    private BookingUnitId water;
    private Viewer admin;

    @BeforeEach
    void unit() {
        var calendars = new Calendars(db);
        rak = calendars.person("Adam Rak");
        talks = calendars.calendar("Rozmowa", rak);
        water = db.fetchSingle(BOOKING_CALENDAR, BOOKING_CALENDAR.BOOKING_CALENDAR_ID.eq(talks))
                .getBookingUnitId();
        admin = signIn.as(Role.ADMIN).viewer();
    }

    @Test
    void as_long_as_nobody_is_named_everybody_who_keeps_calendars_does() {
        var clerk = signIn.as(Role.CUSTOMER_SERVICE).viewer();

        assertThat(units.keeps(clerk, water)).isTrue();
        assertThatCode(() -> changeEverything(clerk)).doesNotThrowAnyException();
        var technician = signIn.as(Role.TECHNICIAN).viewer();
        assertThat(units.keeps(technician, water)).isFalse();
    }

    @Test
    void once_somebody_is_named_others_change_nothing_of_the_unit() {
        var keeper = signIn.as(Role.CUSTOMER_SERVICE).viewer();
        var other = signIn.as(Role.CUSTOMER_SERVICE).viewer();
        signIn.as(Role.ADMIN);
        name(keeper);

        signIn.as(Role.CUSTOMER_SERVICE);
        assertThat(units.kept(keeper)).extracting(unit -> unit.id()).contains(water);
        assertThat(units.kept(other)).extracting(unit -> unit.id()).doesNotContain(water);
        var settings = register.settings(talks);
        assertThatThrownBy(() -> register.change(other, talks, settings)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> register.add(other, settings)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> changePlan(other)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> busy.add(other, rak, "https://calendar.example.org/x.ics"))
                .isInstanceOf(AccessDeniedException.class);
        assertThatCode(() -> changeEverything(keeper)).doesNotThrowAnyException();
        assertThatCode(() -> changeEverything(admin)).doesNotThrowAnyException();
    }

    @Test
    void a_calendar_cannot_be_given_to_a_unit_one_does_not_keep() {
        var keeper = signIn.as(Role.CUSTOMER_SERVICE).viewer();
        signIn.as(Role.ADMIN);
        var other = units.add(
                admin, new UnitSettings(new Words("USC", "Registry"), "Rynek 1", null, Set.of(admin.account()), 0));
        var before = register.settings(talks);
        var moved = moved(before, other);

        signIn.as(Role.CUSTOMER_SERVICE);
        assertThatThrownBy(() -> register.change(keeper, talks, moved)).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void a_unit_is_set_up_by_an_administrator_and_nobody_else() {
        var id = units.add(
                admin, new UnitSettings(new Words("USC", "Registry"), "Rynek 1", "55 248 60 02", Set.of(), 0));
        var read = units.settings(id);
        units.change(admin, id, new UnitSettings(read.name(), "Rynek 2", null, Set.of(), read.version()));

        assertThat(units.settings(id).address()).isEqualTo("Rynek 2");
        assertThatThrownBy(() -> units.change(admin, id, read)).isInstanceOf(StaleEditException.class);
        assertThatExceptionOfType(RefusedInputException.class)
                .isThrownBy(() -> units.add(admin, new UnitSettings(new Words("", "x"), " ", null, Set.of(), 0)))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(FieldProblem::field)
                        .containsExactly("name", "address"));
        var clerk = signIn.as(Role.CUSTOMER_SERVICE).viewer();
        assertThatThrownBy(() -> units.change(clerk, id, units.settings(id))).isInstanceOf(AccessDeniedException.class);
        assertThat(units.candidates()).extracting(Keeper::account).contains(clerk.account());
    }

    private void name(Viewer keeper) {
        var read = units.settings(water);
        units.change(
                admin,
                water,
                new UnitSettings(read.name(), read.address(), read.phone(), Set.of(keeper.account()), read.version()));
    }

    private void changeEverything(Viewer who) {
        register.change(who, talks, register.settings(talks));
        changePlan(who);
    }

    private void changePlan(Viewer who) {
        plans.change(who, new NewWeek(talks, rak, today(), Map.of()), Aftermath.NONE);
    }

    private LocalDate today() {
        return CivilTime.dayOf(clock.instant());
    }

    private static CalendarSettings moved(CalendarSettings from, BookingUnitId unit) {
        return new CalendarSettings(
                unit,
                from.name(),
                from.kind(),
                from.venue(),
                from.room(),
                from.bring(),
                from.audience(),
                from.length(),
                from.step(),
                from.before(),
                from.after(),
                from.capacity(),
                from.bookNotice(),
                from.moveNotice(),
                from.cancelNotice(),
                from.horizonDays(),
                from.openPerPerson(),
                from.offerMinutes(),
                from.besideOthers(),
                from.onHolidays(),
                from.reminderHours(),
                from.published(),
                from.receivers(),
                from.questions(),
                from.version());
    }
}
