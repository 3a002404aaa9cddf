package pl.nurt.metering.use;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static pl.nurt.metering.Household.at;
import static pl.nurt.metering.Household.m3;

import java.time.Clock;
import java.time.LocalDate;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.metering.Household;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.MeterRole;
import pl.nurt.metering.use.UsePeriod.Span;
import pl.nurt.metering.use.internal.OwnMeterRepository;
import pl.nurt.metering.use.internal.UseRepository;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.NotFoundException;
import pl.nurt.testing.IntegrationTest;

@IntegrationTest
class ConsumptionTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Autowired
    private DSLContext db;

    @Autowired
    private OwnMeterRepository meters;

    @Autowired
    private UseRepository uses;

    private Consumption consumption;
    private Household household;

    @BeforeEach
    void build_a_house() {
        consumption = consumptionAt("2026-11-23T10:20");
        household = new Household(db, LocalDate.of(2024, 1, 1));
    }

    @Test
    void a_resident_sees_the_own_meters_with_address_and_newest_index() {
        var garden = household.meter(MeterRole.SUB, "2025-04-01T09:00", "0");
        var main = household.mainMeter("2024-03-05T12:00", "1.500");
        household.reading(main, "2026-11-23T10:15", "268.412");
        new Household(db, LocalDate.of(2024, 1, 1)).mainMeter("2024-03-05T12:00", "0");

        var own = consumption.meters(household.viewer);

        assertThat(own).extracting(OwnMeter::id).containsExactly(main, garden);
        assertThat(own.getFirst().place().fullAddress())
                .startsWith("Kopernika ")
                .endsWith(", Młynary");
        assertThat(own.getFirst().digits()).isEqualTo(6);
        assertThat(own.getFirst().latest()).isNotNull().satisfies(latest -> {
            assertThat(latest.at()).isEqualTo(at("2026-11-23T10:15"));
            assertThat(latest.index()).isEqualTo(m3("268.412"));
        });
        assertThat(own.getLast().latest()).isNull();
    }

    @Test
    void a_neighbours_meter_is_not_found() {
        var foreign = new Household(db, LocalDate.of(2024, 1, 1)).mainMeter("2024-03-05T12:00", "0");
        household.mainMeter("2024-03-05T12:00", "0");

        assertNotFound(foreign);
    }

    @Test
    void a_meter_is_not_found_any_more_when_the_contract_has_ended() {
        var meter = household.mainMeter("2024-03-05T12:00", "0");
        household.contractEnds(TODAY);

        assertThat(consumption.meters(household.viewer)).isEmpty();
        assertNotFound(meter);
    }

    @Test
    void an_exchanged_meter_is_history_and_no_longer_asked_for() {
        var old = household.mainMeter("2024-03-05T12:00", "0");
        household.remove(old, "2026-11-10T10:00", "812.300");
        var present = household.mainMeter("2026-11-10T10:20", "0.100");

        assertThat(consumption.meters(household.viewer))
                .extracting(OwnMeter::id)
                .containsExactly(present);
        assertThat(consumption.history(household.viewer, present))
                .extracting(MeterAtPoint::removedAt, MeterAtPoint::lastIndex)
                .containsExactly(tuple(null, null), tuple(at("2026-11-10T10:00"), m3("812.300")));
        assertNotFound(old);
    }

    @Test
    void an_exchange_does_not_break_the_month() {
        var old = household.mainMeter("2024-03-05T12:00", "0");
        household.days(old, LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 10), "0.300");
        household.day(old, LocalDate.of(2026, 11, 10), "0.110");
        household.remove(old, "2026-11-10T10:00", "812.300");
        // Somebody read it in the store: no use of this house.
        household.day(old, LocalDate.of(2026, 11, 12), "5");
        var present = household.mainMeter("2026-11-10T10:20", "0.100");
        household.day(present, LocalDate.of(2026, 11, 10), "0.200");
        household.days(present, LocalDate.of(2026, 11, 11), LocalDate.of(2026, 11, 24), "0.300");

        var points = consumption
                .series(household.viewer, present, new UsePeriod(Span.MONTH, TODAY))
                .points();

        assertThat(points).hasSize(30);
        assertThat(points.get(8).use()).isEqualTo(m3("0.300"));
        assertThat(points.get(9).use()).isEqualTo(m3("0.310"));
        assertThat(points.get(11).use()).isEqualTo(m3("0.300"));
        assertThat(points.get(22)).satisfies(today -> {
            assertThat(today.start()).isEqualTo(CivilTime.startOf(TODAY));
            assertThat(today.open()).isTrue();
        });
        assertThat(points.get(23).use()).isNull();
    }

    @Test
    void what_an_earlier_resident_used_stays_hidden() {
        var meter = household.mainMeter("2020-01-01T12:00", "0");
        household.days(meter, LocalDate.of(2023, 12, 1), LocalDate.of(2024, 2, 1), "0.300");
        household.reading(meter, "2023-12-31T20:00", "700");
        household.reading(meter, "2023-12-31T21:00", "700.100");
        household.reading(meter, "2024-01-01T01:00", "700.500");

        assertThat(consumption
                        .series(household.viewer, meter, new UsePeriod(Span.DAY, LocalDate.of(2023, 12, 31)))
                        .isEmpty())
                .isTrue();
        var points = consumption
                .series(household.viewer, meter, new UsePeriod(Span.YEAR, LocalDate.of(2024, 1, 1)))
                .points();

        assertThat(points.get(10).use()).isNull();
        assertThat(points.get(11).use()).isEqualTo(m3("9.300"));
        assertThat(consumption.indexOn(household.viewer, meter, LocalDate.of(2023, 12, 31)))
                .isEqualTo(new IndexOnDay.TooEarly(LocalDate.of(2024, 1, 1)));
        assertThat(consumption.indexOn(household.viewer, meter, LocalDate.of(2024, 1, 2)))
                .isInstanceOfSatisfying(
                        IndexOnDay.Nearest.class,
                        nearest -> assertThat(nearest.before())
                                .isNotNull()
                                .extracting(IndexReading::index)
                                .isEqualTo(m3("700.500")));
    }

    @Test
    void contracts_of_one_customer_that_follow_each_other_count_as_one() {
        var meter = household.mainMeter("2020-01-01T12:00", "0");
        household.contract(LocalDate.of(2021, 1, 1), LocalDate.of(2022, 1, 1));
        household.contract(LocalDate.of(2022, 6, 1), LocalDate.of(2024, 1, 1));

        assertThat(consumption.firstDay(household.viewer, meter)).isEqualTo(LocalDate.of(2022, 6, 1));
    }

    @Test
    void this_month_is_told_with_today_and_compared_without() {
        var meter = household.mainMeter("2024-03-05T12:00", "0");
        household.days(meter, LocalDate.of(2025, 11, 1), LocalDate.of(2025, 12, 1), "0.400");
        household.days(meter, LocalDate.of(2026, 10, 1), LocalDate.of(2026, 11, 1), "0.320");
        household.days(meter, LocalDate.of(2026, 11, 1), TODAY, "0.352");
        household.day(meter, TODAY, "0.180");

        var summary = consumption.summary(household.viewer, meter);

        assertThat(summary.today()).isEqualTo(m3("0.180"));
        assertThat(summary.month()).isEqualTo(m3("7.924"));
        assertThat(summary.lastYear())
                .isNotNull()
                .extracting(UseComparison::percent)
                .isEqualTo(-12);
        assertThat(summary.lastMonth())
                .isNotNull()
                .extracting(UseComparison::percent)
                .isEqualTo(10);
    }

    @Test
    void a_meter_without_readings_says_nothing_rather_than_zero() {
        var meter = household.mainMeter("2026-11-23T09:00", "0");

        assertThat(consumption.summary(household.viewer, meter)).isEqualTo(new UseSummary(null, null, null, null));
        assertThat(consumption
                        .series(household.viewer, meter, new UsePeriod(Span.MONTH, TODAY))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void a_year_has_last_years_months_beside_it_and_says_what_is_missing() {
        var meter = household.mainMeter("2024-03-05T12:00", "0");
        household.days(meter, LocalDate.of(2025, 10, 1), LocalDate.of(2025, 11, 1), "0.100");
        household.days(meter, LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 29), "0.200");
        household.days(meter, LocalDate.of(2026, 11, 1), TODAY, "0.300");

        var points = consumption
                .series(household.viewer, meter, new UsePeriod(Span.YEAR, TODAY))
                .points();

        assertThat(points).hasSize(12);
        assertThat(points.get(10))
                .isEqualTo(new UsePoint(at("2026-10-01T00:00"), m3("5.600"), m3("3.100"), 1, 3, false));
        assertThat(points.get(11)).isEqualTo(new UsePoint(at("2026-11-01T00:00"), m3("6.600"), null, 1, 0, true));
    }

    @Test
    void a_day_after_missing_days_says_how_many_it_covers() {
        var meter = household.mainMeter("2024-03-05T12:00", "0");
        household.day(meter, LocalDate.of(2026, 11, 5), "1.200", LocalDate.of(2026, 11, 1));

        var points = consumption
                .series(household.viewer, meter, new UsePeriod(Span.MONTH, TODAY))
                .points();

        assertThat(points.get(3).use()).isNull();
        assertThat(points.get(4)).extracting(UsePoint::use, UsePoint::covers).containsExactly(m3("1.200"), 4);
    }

    @Test
    void the_last_24_hours_end_with_the_hour_that_still_goes_on() {
        var meter = household.mainMeter("2024-03-05T12:00", "0");
        household.reading(meter, "2026-11-22T11:00", "100");
        household.reading(meter, "2026-11-22T12:00", "100.020");
        household.reading(meter, "2026-11-23T10:00", "100.300");
        household.reading(meter, "2026-11-23T10:15", "100.310");

        var points = consumption
                .series(household.viewer, meter, new UsePeriod(Span.DAY, TODAY))
                .points();

        assertThat(points).hasSize(24);
        assertThat(points.getFirst()).isEqualTo(new UsePoint(at("2026-11-22T11:00"), m3("0.020"), null, 1, 0, false));
        assertThat(points.get(1).use()).isNull();
        assertThat(points.get(22)).extracting(UsePoint::use, UsePoint::covers).containsExactly(m3("0.280"), 22);
        assertThat(points.getLast()).isEqualTo(new UsePoint(at("2026-11-23T10:00"), m3("0.010"), null, 1, 0, true));
    }

    @Test
    void the_day_on_which_clocks_go_back_has_25_hours_and_loses_nothing() {
        var meter = household.mainMeter("2024-03-05T12:00", "0");
        var start = at("2026-10-25T00:00");
        for (var hour = 0; hour <= 25; hour++) {
            household.reading(meter, start.plusSeconds(3600L * hour), "100.0" + (10 + hour));
        }

        var points = consumption
                .series(household.viewer, meter, new UsePeriod(Span.DAY, LocalDate.of(2026, 10, 25)))
                .points();

        assertThat(points).hasSize(25).extracting(UsePoint::use).containsOnly(m3("0.001"));
    }

    @Test
    void the_hour_in_which_the_register_begins_again_at_zero_is_no_gap() {
        var meter = household.mainMeter("2024-03-05T12:00", "0");
        household.reading(meter, "2026-11-22T11:00", "999999.900");
        household.reading(meter, "2026-11-22T12:00", "999999.950");
        household.reading(meter, "2026-11-22T13:00", "0.020");

        var hours = consumption
                .series(household.viewer, meter, new UsePeriod(Span.DAY, LocalDate.of(2026, 11, 22)))
                .points();

        assertThat(hours)
                .filteredOn(hour -> hour.use() != null)
                .extracting(UsePoint::start, UsePoint::use)
                .containsExactly(
                        tuple(at("2026-11-22T11:00"), m3("0.050")), tuple(at("2026-11-22T12:00"), m3("0.070")));
    }

    @Test
    void a_chart_that_is_open_gets_only_what_it_lacks() {
        var meter = household.mainMeter("2024-03-05T12:00", "0");
        household.days(meter, LocalDate.of(2026, 11, 1), TODAY, "0.300");
        household.day(meter, TODAY, "0.100");

        var points = consumption.pointsSince(
                household.viewer, meter, new UsePeriod(Span.MONTH, TODAY), at("2026-11-22T00:00"));

        assertThat(points).hasSize(9).extracting(UsePoint::use).startsWith(m3("0.300"), m3("0.100"), null);
    }

    @Test
    void the_index_of_a_day_is_its_last_reading() {
        var meter = household.mainMeter("2024-03-05T12:00", "0");
        household.reading(meter, "2026-11-04T23:59", "100");
        household.reading(meter, "2026-11-05T00:00", "100.001");
        household.reading(meter, "2026-11-05T23:45", "100.300");
        household.reading(meter, "2026-11-06T00:00", "100.301");

        assertThat(consumption.indexOn(household.viewer, meter, LocalDate.of(2026, 11, 5)))
                .isInstanceOfSatisfying(IndexOnDay.Read.class, read -> {
                    assertThat(read.reading().at()).isEqualTo(at("2026-11-05T23:45"));
                    assertThat(read.reading().index()).isEqualTo(m3("100.300"));
                });
    }

    @Test
    void a_day_without_a_reading_names_the_nearest_before_and_after() {
        var meter = household.mainMeter("2024-03-05T12:00", "0");
        household.reading(meter, "2026-02-01T23:45", "90");
        household.reading(meter, "2026-07-01T00:15", "120");

        assertThat(consumption.indexOn(household.viewer, meter, LocalDate.of(2026, 5, 5)))
                .isInstanceOfSatisfying(IndexOnDay.Nearest.class, nearest -> {
                    assertThat(nearest.before())
                            .isNotNull()
                            .extracting(IndexReading::index)
                            .isEqualTo(m3("90"));
                    assertThat(nearest.after())
                            .isNotNull()
                            .extracting(IndexReading::index)
                            .isEqualTo(m3("120"));
                });
    }

    @Test
    void between_installation_and_first_reading_the_index_at_installation_is_named() {
        var meter = household.mainMeter("2024-03-05T12:00", "1.500");

        assertThat(consumption.indexOn(household.viewer, meter, LocalDate.of(2024, 3, 9)))
                .isInstanceOfSatisfying(IndexOnDay.Nearest.class, nearest -> {
                    assertThat(nearest.before()).isNotNull().satisfies(before -> {
                        assertThat(before.origin()).isEqualTo(IndexReading.Origin.INSTALLED);
                        assertThat(before.index()).isEqualTo(m3("1.500"));
                    });
                    assertThat(nearest.after()).isNull();
                });
    }

    @Test
    void a_day_before_the_exchange_names_the_old_meter() {
        var old = household.mainMeter("2024-03-05T12:00", "0");
        household.reading(old, "2026-11-08T23:45", "811");
        household.remove(old, "2026-11-10T10:00", "812.300");
        household.reading(old, "2026-11-10T10:30", "812.300");
        var present = household.mainMeter("2026-11-10T10:20", "0.100");

        assertThat(consumption.indexOn(household.viewer, present, LocalDate.of(2026, 11, 8)))
                .isInstanceOfSatisfying(
                        IndexOnDay.Read.class,
                        read -> assertThat(read.reading().meter()).isEqualTo(old));
        assertThat(consumption.indexOn(household.viewer, present, LocalDate.of(2026, 11, 9)))
                .isInstanceOfSatisfying(IndexOnDay.Nearest.class, nearest -> {
                    assertThat(nearest.before())
                            .isNotNull()
                            .extracting(IndexReading::index)
                            .isEqualTo(m3("811"));
                    assertThat(nearest.after())
                            .isNotNull()
                            .extracting(IndexReading::origin)
                            .isEqualTo(IndexReading.Origin.REMOVED);
                });
        assertThat(consumption.indexOn(household.viewer, present, LocalDate.of(2026, 11, 10)))
                .isInstanceOfSatisfying(
                        IndexOnDay.Read.class,
                        read -> assertThat(read.reading().index()).isEqualTo(m3("0.100")));
    }

    @Test
    void days_outside_what_can_be_known_are_answered_plainly() {
        var meter = household.mainMeter("2024-03-05T12:00", "0");

        assertThat(consumption.indexOn(household.viewer, meter, TODAY.plusDays(1)))
                .isEqualTo(new IndexOnDay.InFuture());
        assertThat(consumption.indexOn(household.viewer, meter, LocalDate.of(2024, 3, 4)))
                .isEqualTo(new IndexOnDay.TooEarly(LocalDate.of(2024, 3, 5)));
    }

    private void assertNotFound(MeterId meter) {
        var viewer = household.viewer;
        var month = new UsePeriod(Span.MONTH, TODAY);
        assertThatThrownBy(() -> consumption.meter(viewer, meter)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> consumption.summary(viewer, meter)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> consumption.series(viewer, meter, month)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> consumption.pointsSince(viewer, meter, month, at("2026-11-01T00:00")))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> consumption.history(viewer, meter)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> consumption.firstDay(viewer, meter)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> consumption.indexOn(viewer, meter, TODAY)).isInstanceOf(NotFoundException.class);
    }

    private Consumption consumptionAt(String localTime) {
        return new Consumption(meters, uses, Clock.fixed(at(localTime), CivilTime.ZONE));
    }
}
