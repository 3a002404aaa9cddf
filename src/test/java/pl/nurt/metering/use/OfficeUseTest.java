package pl.nurt.metering.use;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.nurt.metering.Household.m3;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import pl.nurt.identity.Role;
import pl.nurt.metering.Household;
import pl.nurt.metering.MeterRole;
import pl.nurt.platform.CivilTime;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;

@IntegrationTest
class OfficeUseTest {
    @Autowired
    private DSLContext db;

    @Autowired
    private OfficeUse use;

    @Autowired
    private SignIn signIn;

    @Autowired
    private Clock clock;

    private LocalDate today;
    private Household house;

    @BeforeEach
    void aHouse() {
        today = CivilTime.dayOf(clock.instant());
        house = new Household(db, today.minusMonths(6).withDayOfMonth(1));
        signIn.as(Role.CUSTOMER_SERVICE);
    }

    @Test
    void water_counts_while_the_contract_held_and_once_where_a_sub_meter_counted_it_too() {
        var main = house.mainMeter(today.minusYears(2) + "T10:00", "0");
        var garden = house.meter(MeterRole.SUB, today.minusYears(1) + "T10:00", "0");
        var before = today.minusMonths(6).withDayOfMonth(1).minusDays(1);
        house.day(main, before, "7");
        house.day(main, today.minusMonths(1).withDayOfMonth(2), "0.500");
        house.day(main, today, "0.250");
        house.day(garden, today, "0.100");

        var found = use.of(house.customer);

        assertThat(found.meters()).containsExactly(main);
        assertThat(found.summary().today()).isEqualTo(m3("0.250"));
        assertThat(found.year().points()).hasSize(12);
        assertThat(found.year().points().get(10).use()).isEqualTo(m3("0.500"));
        assertThat(found.year().points().get(11).use()).isEqualTo(m3("0.250"));
        assertThat(found.year().points().subList(0, 10))
                .allSatisfy(month -> assertThat(month.use()).isNull());
    }

    @Test
    void a_day_is_unknown_when_one_of_the_meters_does_not_know_it() {
        var old = house.mainMeter(today.minusYears(1) + "T10:00", "0");
        house.remove(old, today + "T01:00", "50");
        var next = house.mainMeter(today + "T01:00", "0");
        house.day(old, today, null);
        house.day(next, today, "0.125");

        assertThat(use.of(house.customer).summary().today()).isNull();
    }

    @Test
    void a_customer_without_meters_has_used_nothing_that_is_known() {
        var found = use.of(house.customer);

        assertThat(found.meters()).isEmpty();
        assertThat(found.year().isEmpty()).isTrue();
    }

    @Test
    void the_last_days_of_a_meter_keep_their_gaps() {
        var meter = house.mainMeter(today.minusYears(1) + "T10:00", "0");
        house.day(meter, today.minusDays(2), "0.300");
        house.day(meter, today, "0.100");

        assertThat(use.lastDays(List.of(meter), 3).get(meter))
                .extracting(UsePoint::use)
                .containsExactly(m3("0.300"), null, m3("0.100"));
    }

    @Test
    void residents_do_not_ask_the_office() {
        signIn.as(Role.RESIDENT);

        assertThatThrownBy(() -> use.of(house.customer)).isInstanceOf(AccessDeniedException.class);
    }
}
