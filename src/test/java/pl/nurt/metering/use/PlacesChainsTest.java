package pl.nurt.metering.use;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

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
import pl.nurt.metering.readings.Verdict;
import pl.nurt.platform.CivilTime;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;

@IntegrationTest
class PlacesChainsTest {
    @Autowired
    private DSLContext db;

    @Autowired
    private PlacesChains places;

    @Autowired
    private MeterChains chains;

    @Autowired
    private SignIn signIn;

    @Autowired
    private Clock clock;

    private MeterPark park;
    private LocalDate day;
    private ServicePointId exchanged;
    private ServicePointId silent;

    @BeforeEach
    void twoPlaces() {
        park = new MeterPark(db, clock.instant());
        day = CivilTime.dayOf(clock.instant()).minusDays(20);
        exchanged = park.place("Młynary", "ul. Kopernika", "7");
        silent = park.place("Błudowo", null, "3");
        signIn.as(Role.FINANCE);
        var old = park.meter("11");
        var next = park.meter("12");
        var garden = park.meter("13");
        var change = CivilTime.startOf(day.plusDays(5)).plusSeconds(3600);
        park.install(old, exchanged, clock.instant().minus(Duration.ofDays(400)));
        park.remove(old, change, "19");
        park.install(next, exchanged, change);
        park.install(garden, exchanged, MeterRole.SUB, clock.instant().minus(Duration.ofDays(400)));
        park.read(old, CivilTime.startOf(day).minusSeconds(60), "10.5");
        park.read(old, change.minusSeconds(600), "18.9");
        park.read(next, CivilTime.startOf(day.plusDays(7)), "3", Verdict.IMPLAUSIBLE);
        park.read(next, CivilTime.startOf(day.plusDays(9)), "4");
        park.read(garden, CivilTime.startOf(day.plusDays(3)), "1.2");
        // Silent for longer than is looked for at once.
        var other = park.meter("21");
        park.install(other, silent, clock.instant().minus(Duration.ofDays(400)));
        park.read(other, CivilTime.startOf(day.minusDays(48)), "7");
    }

    @Test
    void many_at_once_are_answered_as_each_alone() {
        var asked = List.of(
                new PlaceDays(exchanged, day, day.plusDays(10)),
                new PlaceDays(exchanged, day, day.plusDays(5)),
                new PlaceDays(exchanged, day.plusDays(5), day.plusDays(6)),
                new PlaceDays(silent, day, day.plusDays(10)),
                new PlaceDays(new ServicePointId(-1), day, day.plusDays(10)));

        var answers = places.of(asked);

        assertThat(answers).containsOnlyKeys(asked);
        assertThat(asked)
                .allSatisfy(one -> assertThat(answers.get(one))
                        .extracting(MeteredPart::counted)
                        .isEqualTo(chains.between(one.point(), one.from(), one.until())));
        assertThat(answers.get(asked.getFirst())).hasSize(3);
        assertThat(answers.get(asked.getLast())).isEmpty();
    }

    @Test
    void a_suspect_reading_is_told_with_its_moment_where_it_counts() {
        var all = new PlaceDays(exchanged, day, day.plusDays(10));
        var before = new PlaceDays(exchanged, day, day.plusDays(6));

        var answers = places.of(List.of(all, before));

        assertThat(answers.get(all))
                .extracting(MeteredPart::oddAt)
                .containsExactly(null, CivilTime.startOf(day.plusDays(7)), null);
        assertThat(answers.get(before)).extracting(MeteredPart::oddAt).containsOnlyNulls();
    }

    @Test
    void the_day_on_which_a_meter_was_taken_down_is_left_to_the_next_one() {
        assertThat(places.hanging(new PlaceDays(exchanged, day, day.plusDays(10))))
                .extracting(HangingMeter::from, HangingMeter::until)
                .containsExactly(
                        tuple(day, day.plusDays(5)),
                        tuple(day.plusDays(5), day.plusDays(10)),
                        tuple(day, day.plusDays(10)));
    }

    @Test
    void only_staff_may_ask() {
        signIn.as(Role.RESIDENT);

        assertThatThrownBy(() -> places.of(List.of())).isInstanceOf(AccessDeniedException.class);
    }
}
