package pl.nurt.metering.use;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.nurt.db.customer.Tables.SUPPLY_CONTRACT;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.core.AuthenticationException;
import pl.nurt.customer.ServicePointId;
import pl.nurt.customer.SupplyContractId;
import pl.nurt.identity.AsSystem;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.MeterPark;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.CubicMetres;
import pl.nurt.testing.IntegrationTest;

/** Yesterday stands for the day on which somebody settled, so that all of it is over. */
@IntegrationTest
class SettledIndexesTest {
    @Autowired
    private SettledIndexes settled;

    @Autowired
    private PlacesChains chains;

    @Autowired
    private DSLContext db;

    @Autowired
    private Clock clock;

    private MeterPark park;
    private ServicePointId place;
    private SupplyContractId contract;
    private MeterId meter;
    private LocalDate day;
    private Instant moment;

    @BeforeEach
    void aMeterThatIsReadEveryFewHours() {
        var now = clock.instant();
        park = new MeterPark(db, now);
        place = park.place("Młynary", "ul. Kopernika", "14");
        var customer = park.customer("218", "Anna", place);
        contract = db.select(SUPPLY_CONTRACT.SUPPLY_CONTRACT_ID)
                .from(SUPPLY_CONTRACT)
                .where(SUPPLY_CONTRACT.CUSTOMER_ID.eq(customer))
                .fetchSingle(SUPPLY_CONTRACT.SUPPLY_CONTRACT_ID);
        meter = park.meter("M1");
        park.install(meter, place, now.minus(Duration.ofDays(300)));
        day = CivilTime.dayOf(now).minusDays(1);
        moment = CivilTime.startOf(day).plus(Duration.ofHours(10));
        park.read(meter, CivilTime.startOf(day.minusDays(10)).minusSeconds(60), "100.000");
        park.read(meter, CivilTime.startOf(day).minusSeconds(60), "110.000");
        park.read(meter, moment.minusSeconds(60), "110.400");
        park.read(meter, CivilTime.startOf(day.plusDays(1)).minusSeconds(60), "111.000");
    }

    @Test
    void the_days_before_end_with_the_reading_and_the_day_itself_begins_with_it() {
        settle();

        assertThat(use(day.minusDays(10), day)).isEqualTo(CubicMetres.of("10.400"));
        assertThat(use(day, day.plusDays(1))).isEqualTo(CubicMetres.of("0.600"));
        assertThat(use(day.minusDays(10), day.plusDays(1))).isEqualTo(CubicMetres.of("11.000"));
    }

    @Test
    void asked_before_it_is_kept_the_answer_is_the_same() {
        var days = new PlaceDays(place, day.minusDays(10), day);
        var before = AsSystem.call(() -> chains.asOf(days, moment));

        settle();

        assertThat(AsSystem.call(() -> chains.asOf(days, moment))).isEqualTo(before);
        assertThat(AsSystem.call(() -> chains.of(List.of(days))).get(days)).isEqualTo(before);
    }

    @Test
    void a_meter_that_was_exchanged_later_that_day_loses_nothing() {
        settle();
        park.remove(meter, moment.plus(Duration.ofHours(4)), "110.700");
        var next = park.meter("M2");
        park.install(next, place, moment.plus(Duration.ofHours(4)));
        park.read(next, CivilTime.startOf(day.plusDays(1)).minusSeconds(30), "0.200");

        var parts = AsSystem.call(() -> chains.of(List.of(new PlaceDays(place, day, day.plusDays(1)))))
                .values()
                .iterator()
                .next();

        assertThat(parts)
                .extracting(part -> part.counted().use())
                .containsExactly(CubicMetres.of("0.300"), CubicMetres.of("0.200"));
    }

    @Test
    void a_meter_that_said_nothing_that_day_is_divided_at_midnight() {
        AsSystem.run(() -> settled.settle(
                contract,
                new PlaceDays(place, day.minusDays(10), day),
                CivilTime.startOf(day).plusSeconds(5)));

        assertThat(use(day.minusDays(10), day)).isEqualTo(CubicMetres.of("10.000"));
        assertThat(use(day, day.plusDays(1))).isEqualTo(CubicMetres.of("1.000"));
    }

    @Test
    void a_day_is_settled_once_and_only_by_the_portal_itself() {
        assertThatThrownBy(() -> settled.settle(contract, new PlaceDays(place, day.minusDays(10), day), moment))
                .isInstanceOf(AuthenticationException.class);
        settle();

        assertThatThrownBy(this::settle).isInstanceOf(DataIntegrityViolationException.class);
    }

    private void settle() {
        AsSystem.run(() -> settled.settle(contract, new PlaceDays(place, day.minusDays(10), day), moment));
    }

    private CubicMetres use(LocalDate from, LocalDate until) {
        var days = new PlaceDays(place, from, until);
        var use = AsSystem.call(() -> chains.of(List.of(days)))
                .getOrDefault(days, List.of())
                .getFirst()
                .counted()
                .use();
        return Objects.requireNonNull(use);
    }
}
