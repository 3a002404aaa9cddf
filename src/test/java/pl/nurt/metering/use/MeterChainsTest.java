package pl.nurt.metering.use;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static pl.nurt.metering.Household.m3;

import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import pl.nurt.customer.ServicePointId;
import pl.nurt.customer.supply.Contracts;
import pl.nurt.customer.supply.PlaceMeter;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.Role;
import pl.nurt.metering.Household;
import pl.nurt.metering.MeterRole;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;

@IntegrationTest
class MeterChainsTest {
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);

    @Autowired
    private DSLContext db;

    @Autowired
    private MeterChains chains;

    @Autowired
    private Contracts contracts;

    @Autowired
    private SignIn signIn;

    private Household house;

    @BeforeEach
    void aHouse() {
        house = new Household(db, LocalDate.of(2024, 1, 1));
    }

    @Test
    void a_month_counts_from_the_last_index_before_it_to_its_last_one() {
        var meter = house.mainMeter("2025-01-10T09:00", "3");
        house.reading(meter, "2026-04-30T23:55", "120.500");
        house.reading(meter, "2026-05-01T00:00", "120.510");
        house.reading(meter, "2026-05-31T23:55", "132.250");
        house.reading(meter, "2026-06-30T12:00", "140");

        assertThat(between(MAY, JUNE))
                .extracting(
                        part -> part.opening().index(), part -> part.closing().index(), ChainPart::use)
                .containsExactly(tuple(m3("120.500"), m3("132.250"), m3("11.750")));
        assertThat(between(JUNE, JULY)).extracting(ChainPart::use).containsExactly(m3("7.750"));
        assertThat(between(MAY, JULY)).extracting(ChainPart::use).containsExactly(m3("19.500"));
    }

    @Test
    void an_exchanged_meter_ends_with_its_last_index_and_the_next_one_begins_with_its_first() {
        var old = house.mainMeter("2025-01-10T09:00", "3");
        house.reading(old, "2026-04-30T23:55", "120");
        house.remove(old, "2026-05-12T10:00", "125.250");
        var next = house.mainMeter("2026-05-12T10:00", "0.010");
        house.reading(next, "2026-05-31T23:55", "6.010");
        var garden = house.meter(MeterRole.SUB, "2026-05-20T08:00", "1");
        house.reading(garden, "2026-05-31T23:50", "2.500");

        assertThat(between(MAY, JUNE))
                .extracting(
                        ChainPart::meter,
                        ChainPart::role,
                        part -> part.opening().origin(),
                        part -> part.closing().origin(),
                        ChainPart::use)
                .containsExactly(
                        tuple(
                                old,
                                MeterRole.MAIN,
                                IndexReading.Origin.READING,
                                IndexReading.Origin.REMOVED,
                                m3("5.250")),
                        tuple(
                                next,
                                MeterRole.MAIN,
                                IndexReading.Origin.INSTALLED,
                                IndexReading.Origin.READING,
                                m3("6")),
                        tuple(
                                garden,
                                MeterRole.SUB,
                                IndexReading.Origin.INSTALLED,
                                IndexReading.Origin.READING,
                                m3("1.500")));
        assertThat(between(JUNE, JULY)).extracting(ChainPart::meter).containsExactly(next, garden);
    }

    @Test
    void a_meter_that_is_taken_down_at_midnight_is_counted_to_its_last_index() {
        var old = house.mainMeter("2025-01-10T09:00", "3");
        house.reading(old, "2026-04-30T23:55", "120");
        house.reading(old, "2026-05-31T23:50", "131");
        house.remove(old, "2026-06-01T00:00", "131.500");
        var next = house.mainMeter("2026-06-01T00:00", "0");
        house.reading(next, "2026-06-30T23:50", "4");

        assertThat(between(MAY, JUNE)).extracting(ChainPart::use).containsExactly(m3("11.500"));
        assertThat(between(JUNE, JULY))
                .extracting(ChainPart::meter, ChainPart::use)
                .containsExactly(tuple(next, m3("4")));
    }

    @Test
    void the_indexes_of_a_change_of_owner_divide_what_a_silent_meter_counted() {
        var meter = house.mainMeter("2025-01-10T09:00", "3");
        house.reading(meter, "2026-04-28T23:55", "120");
        house.handedOver(meter, JUNE, "127.250");
        house.reading(meter, "2026-06-09T08:00", "131");

        assertThat(between(MAY, JUNE))
                .extracting(part -> part.closing().origin(), ChainPart::use)
                .containsExactly(tuple(IndexReading.Origin.HANDED_OVER, m3("7.250")));
        assertThat(between(JUNE, JULY))
                .extracting(part -> part.opening().origin(), ChainPart::use)
                .containsExactly(tuple(IndexReading.Origin.HANDED_OVER, m3("3.750")));
        assertThat(between(MAY, JULY)).extracting(ChainPart::use).containsExactly(m3("11"));
    }

    @Test
    void who_writes_down_a_change_of_owner_is_told_what_the_meters_showed() {
        signIn.as(Role.CUSTOMER_SERVICE);
        var meter = house.mainMeter("2025-01-10T09:00", "3");
        house.reading(meter, "2026-04-30T23:55", "120.500");
        house.reading(meter, "2026-05-01T21:00", "120.900");

        assertThat(contracts.metersAt(house.point, MAY))
                .extracting(PlaceMeter::index, PlaceMeter::later)
                .containsExactly(tuple(m3("120.500"), m3("120.900")));
        assertThat(contracts.metersAt(house.point, JUNE))
                .extracting(PlaceMeter::index, PlaceMeter::later)
                .containsExactly(tuple(m3("120.900"), null));
    }

    @Test
    void a_register_that_begins_again_at_zero_is_counted_through_and_one_that_goes_back_is_not() {
        var meter = house.mainMeter("2025-01-10T09:00", "3");
        house.reading(meter, "2026-04-30T23:55", "999990");
        house.reading(meter, "2026-05-31T23:55", "12.500");
        house.reading(meter, "2026-06-30T23:55", "11");

        assertThat(between(MAY, JUNE)).extracting(ChainPart::use).containsExactly(m3("22.500"));
        assertThat(between(JUNE, JULY)).extracting(ChainPart::use).containsOnlyNulls();
    }

    @Test
    void a_meter_that_said_nothing_in_the_time_is_there_without_a_use() {
        var meter = house.mainMeter("2025-01-10T09:00", "3");
        house.reading(meter, "2026-04-30T23:55", "120");

        assertThat(between(MAY, JUNE)).singleElement().satisfies(part -> {
            assertThat(part.closing()).isEqualTo(part.opening());
            assertThat(part.use()).isNull();
        });
        assertThat(AsSystem.call(() -> chains.between(new ServicePointId(-1), MAY, JUNE)))
                .isEmpty();
    }

    @Test
    void staff_and_jobs_may_ask_and_residents_may_not() {
        signIn.as(Role.FINANCE);
        assertThat(chains.between(house.point, MAY, JUNE)).isEmpty();
        signIn.as(Role.RESIDENT);
        assertThatThrownBy(() -> chains.between(house.point, MAY, JUNE)).isInstanceOf(AccessDeniedException.class);
    }

    private List<ChainPart> between(LocalDate from, LocalDate until) {
        return AsSystem.call(() -> chains.between(house.point, from, until));
    }
}
