package pl.nurt.booking.calendars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import pl.nurt.booking.plans.Aftermath;
import pl.nurt.booking.plans.CalendarPlans;
import pl.nurt.booking.plans.Hours;
import pl.nurt.booking.plans.PlanChange.NewWeek;
import pl.nurt.booking.times.Times;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.StaleEditException;
import pl.nurt.testing.Calendars;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.Shows;
import pl.nurt.testing.SignIn;

@IntegrationTest
class CalendarRegisterTest {
    @Autowired
    private CalendarRegister register;

    @Autowired
    private CalendarPlans plans;

    @Autowired
    private Times times;

    @Autowired
    private DSLContext db;

    @Autowired
    private SignIn signIn;

    @Autowired
    private Clock clock;

    private ResourceId rak;
    private Viewer clerk;

    @BeforeEach
    void somebody() {
        rak = new Calendars(db).person("Adam Rak");
        clerk = signIn.as(Role.CUSTOMER_SERVICE).viewer();
    }

    @Test
    @Shows("7.1")
    void a_calendar_made_in_the_office_offers_times_once_it_has_hours_and_is_published() {
        var id = register.add(clerk, settings("Odczyt", 30, true, 0));
        var day = CivilTime.dayOf(Calendars.thursday(clock.instant(), "10:00"));
        assertThat(AsSystem.call(() -> times.day(id, day, null).times())).isEmpty();

        plans.change(
                clerk,
                new NewWeek(id, rak, day, Map.of(DayOfWeek.THURSDAY, List.of(new Hours(600, 720)))),
                Aftermath.NONE);

        assertThat(AsSystem.call(() -> times.day(id, day, null).times())).hasSize(4);
        assertThat(AsSystem.call(() -> times.calendar(id)).questions())
                .extracting(question -> question.label().pl())
                .containsExactly("O czym?");
    }

    @Test
    void what_was_read_is_kept_and_somebody_elses_change_is_not_overwritten() {
        var id = register.add(clerk, settings("Odczyt", 30, true, 0));
        var read = register.settings(id);
        assertThat(read)
                .usingRecursiveComparison()
                .ignoringFields("version")
                .isEqualTo(settings("Odczyt", 30, true, 0));

        register.change(clerk, id, settings("Odczyt zimowy", 45, false, read.version()));

        assertThat(register.settings(id).length()).isEqualTo(45);
        assertThat(AsSystem.call(() -> times.calendars()))
                .extracting(BookingCalendar::id)
                .doesNotContain(id);
        assertThatThrownBy(() -> register.change(clerk, id, settings("Inny", 20, true, read.version())))
                .isInstanceOf(StaleEditException.class);
        assertThat(register.settings(id).name().pl()).isEqualTo("Odczyt zimowy");
    }

    @Test
    void what_cannot_be_is_said_at_its_field() {
        assertThatExceptionOfType(RefusedInputException.class)
                .isThrownBy(() -> register.add(clerk, settings(" ", 3, true, 0)))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(FieldProblem::field)
                        .containsExactly("name", "length"));
    }

    @Test
    void only_who_keeps_calendars_may_set_them_up() {
        var technician = signIn.as(Role.TECHNICIAN).viewer();

        assertThatThrownBy(() -> register.add(technician, settings("Odczyt", 30, true, 0)))
                .isInstanceOf(AccessDeniedException.class);
    }

    private CalendarSettings settings(String name, int length, boolean published, int version) {
        return new CalendarSettings(
                register.units().getLast().id(),
                new Words(name, name),
                CalendarKind.OTHER,
                Venue.OFFICE,
                null,
                new Words("Dowód", "Identity card"),
                Audience.RESIDENTS,
                length,
                30,
                0,
                15,
                1,
                120,
                1440,
                720,
                60,
                2,
                90,
                false,
                false,
                24,
                published,
                List.of(rak),
                List.of(new AskedQuestion(new Words("O czym?", "What about?"), true)),
                version);
    }
}
