package pl.nurt.metering.use;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.nurt.metering.Household.m3;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import pl.nurt.customer.ServicePointId;
import pl.nurt.identity.Role;
import pl.nurt.metering.MeterPark;
import pl.nurt.metering.MeterRole;
import pl.nurt.platform.CivilTime;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;

@IntegrationTest
class PlacesUseTest {
    @Autowired
    private DSLContext db;

    @Autowired
    private PlacesUse uses;

    @Autowired
    private SignIn signIn;

    @Autowired
    private Clock clock;

    private MeterPark park;
    private LocalDate day;
    private ServicePointId place;

    @BeforeEach
    void aPlace() {
        park = new MeterPark(db, clock.instant());
        day = CivilTime.dayOf(clock.instant()).minusDays(20);
        place = park.place("Młynary", "ul. Kopernika", "7");
        signIn.as(Role.CUSTOMER_SERVICE);
    }

    @Test
    void meters_that_follow_one_another_are_added_and_what_the_garden_took_is_told_apart() {
        var old = park.meter("11");
        var next = park.meter("12");
        var garden = park.meter("13");
        park.install(old, place, clock.instant().minus(Duration.ofDays(400)));
        park.remove(old, CivilTime.startOf(day.plusDays(2)).plusSeconds(3600), "9");
        park.install(next, place, CivilTime.startOf(day.plusDays(2)).plusSeconds(3600));
        park.install(garden, place, MeterRole.SUB, clock.instant().minus(Duration.ofDays(400)));
        park.used(old, day, "1.250");
        park.used(old, day.plusDays(1), "2");
        park.used(next, day.plusDays(3), "4.001");
        park.used(garden, day, "0.500");
        park.used(old, day.minusDays(1), "100");
        park.used(next, day.plusDays(5), "100");
        park.used(old, day.plusDays(2), "0");

        var days = new PlaceDays(place, day, day.plusDays(5));
        var until = new PlaceDays(place, day, day.plusDays(2));

        assertThat(uses.of(List.of(days, until)))
                .containsEntry(days, new PlaceUse(m3("7.251"), m3("0.500")))
                .containsEntry(until, new PlaceUse(m3("3.250"), m3("0.500")));
    }

    @Test
    void a_place_without_a_meter_or_without_a_reading_is_no_zero() {
        var silent = park.place("Błudowo", null, "3");
        var meter = park.meter("21");
        park.install(meter, silent, clock.instant().minus(Duration.ofDays(400)));

        assertThat(uses.of(List.of(days(place), days(silent))).values()).containsOnly(PlaceUse.UNKNOWN);
        assertThat(uses.of(List.of())).isEmpty();
    }

    @Test
    void only_staff_may_ask() {
        signIn.as(Role.RESIDENT);

        assertThatThrownBy(() -> uses.of(List.of(days(place)))).isInstanceOf(AccessDeniedException.class);
    }

    private PlaceDays days(ServicePointId where) {
        return new PlaceDays(where, day, day.plusDays(5));
    }
}
