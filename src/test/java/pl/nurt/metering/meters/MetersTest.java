package pl.nurt.metering.meters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.nurt.db.customer.Tables.SUPPLY_CONTRACT;
import static pl.nurt.db.metering.Tables.METER_SEARCH;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;
import pl.nurt.customer.CustomerRef;
import pl.nurt.customer.Place;
import pl.nurt.db.metering.Routines;
import pl.nurt.metering.ConcentratorRef;
import pl.nurt.metering.ConcentratorState;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.MeterPark;
import pl.nurt.metering.meters.MeterOrder.By;
import pl.nurt.metering.readings.StoredReading;
import pl.nurt.metering.readings.Verdict;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.CubicMetres;
import pl.nurt.platform.NotFoundException;
import pl.nurt.testing.IntegrationTest;

@IntegrationTest
@WithMockUser(roles = {"TECHNICIAN", "STAFF"})
class MetersTest {
    @Autowired
    private Meters meters;

    @Autowired
    private DSLContext db;

    @Autowired
    private Clock clock;

    private Instant now = Instant.EPOCH;
    private MeterPark park;

    @BeforeEach
    void park() {
        now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        park = new MeterPark(db, now);
    }

    @ParameterizedTest
    @EnumSource
    void pages_by_key_show_every_meter_once_in_any_order(By by) {
        for (int at = 0; at < 23; at++) {
            var meter = park.hanging(
                    "400" + at % 7, at % 3 == 0 ? "Błudowo" : "Młynary", at % 3 == 0 ? null : "Zielna", at % 5 + "a");
            if (at % 4 != 0) {
                park.read(meter, now.minus(Duration.ofMinutes(at % 6)), "10." + at % 3);
            }
        }
        for (var descending : List.of(false, true)) {
            var order = new MeterOrder(by, descending);
            var whole = meters.page(MeterFilter.ALL, order, null, 0, 100);
            assertThat(whole).hasSize(23);
            assertThat(byPages(order, 5)).isEqualTo(whole);
            assertThat(meters.page(MeterFilter.ALL, order, whole.get(3), 4, 2)).isEqualTo(whole.subList(8, 10));
        }
    }

    @Test
    void a_meter_that_comes_in_before_the_page_moves_nothing_on_it() {
        for (int at = 10; at < 20; at++) {
            park.meter("5" + at);
        }
        var first = meters.page(MeterFilter.ALL, MeterOrder.NUMBER, null, 0, 4);
        park.meter("500");
        var second = meters.page(MeterFilter.ALL, MeterOrder.NUMBER, first.getLast(), 0, 4);

        assertThat(second).extracting(MeterRow::serialNumber).containsExactly("514", "515", "516", "517");
    }

    @Test
    void addresses_sort_as_a_pole_reads_them() {
        park.hanging("1", "Młynary", "Łąkowa", "2");
        park.hanging("2", "Młynary", "Lipowa", "12");
        park.hanging("3", "Młynary", "Lipowa", "3a");
        park.hanging("4", "Młynary", "Zielna", "1");
        park.hanging("5", "Błudowo", null, "7");

        assertThat(meters.page(MeterFilter.ALL, new MeterOrder(By.ADDRESS, false), null, 0, 10))
                .extracting(MeterRow::serialNumber)
                .containsExactly("5", "3", "2", "1", "4");
    }

    @ParameterizedTest
    @CsvSource({
        "31415926, 31415926",
        "1592, 31415926",
        "kopernika 14, 31415926",
        "14 KOPERNIKA, 31415926",
        "bludowo, 27182818",
        "żak, 27182818",
        "zak lukasz, 27182818",
        "000219, 27182818",
        "219, 27182818",
    })
    void every_word_is_found_wherever_it_stands(String text, String serialNumber) {
        var kopernika = park.place("Młynary", "Kopernika", "14");
        park.customer("000218", "Anna Nowak", kopernika);
        park.install(park.meter("31415926"), kopernika, now.minusSeconds(60));
        var village = park.place("Błudowo", null, "3");
        park.customer("000219", "Łukasz Żak", village);
        park.install(park.meter("27182818"), village, now.minusSeconds(60));
        park.hanging("99914999", "Młynary", "Kopernika", "16");

        var found = meters.page(new MeterFilter(text, null), MeterOrder.NUMBER, null, 0, 10);

        assertThat(found).extracting(MeterRow::serialNumber).containsExactly(serialNumber);
        assertThat(meters.counts(new MeterFilter(text, null)).all()).isEqualTo(1);
    }

    @Test
    void of_very_many_found_pages_come_in_the_same_order() {
        db.execute(
                "insert into metering.meter (serial_number, identification, manufacturer, diameter_mm, q3_m3h, digits, verified_until)"
                        + " select 'MANY-' || n, 'MANY-' || n, 'APA', 20, 2.5, 5, '2030-01-01' from generate_series(1, 1100) as n");
        park.hanging("31415926", "Młynary", "Kopernika", "14");
        var filter = new MeterFilter("many", null);

        var all = meters.page(filter, MeterOrder.NUMBER, null, 0, 2_000);
        var counts = meters.counts(filter);
        assertThat(all).hasSize(counts.all()).hasSize(1_100);
        assertThat(counts.isCounted(MeterState.NOT_INSTALLED))
                .as("nobody asked")
                .isFalse();
        assertThat(meters.counts(new MeterFilter("many", MeterState.NOT_INSTALLED))
                        .of(MeterState.NOT_INSTALLED))
                .isEqualTo(1_100);
        assertThat(meters.page(filter, MeterOrder.NUMBER, null, 1, 50)).isEqualTo(all.subList(1, 51));
        assertThat(meters.page(filter, MeterOrder.NUMBER, all.get(49), 0, 50)).isEqualTo(all.subList(50, 100));
        assertThat(meters.page(filter, new MeterOrder(By.NUMBER, true), null, 0, 3))
                .isEqualTo(all.reversed().subList(0, 3));
    }

    /** A walk down the list would look at all others first. */
    @Test
    void of_very_many_found_those_at_the_end_of_a_long_list_make_whole_pages() {
        db.execute(
                "insert into metering.meter (serial_number, identification, manufacturer, diameter_mm, q3_m3h, digits, verified_until)"
                        + " select number, number, 'APA', 20, 2.5, 5, '2030-01-01' from (select 'FIRST-' || n from generate_series(1, 1100) as n"
                        + " union all select 'MANY-' || n from generate_series(1, 1100) as n) as made (number)");
        var filter = new MeterFilter("many", null);
        var all = meters.page(filter, MeterOrder.NUMBER, null, 0, 2_000);

        assertThat(all).hasSize(1_100);
        assertThat(meters.page(filter, MeterOrder.NUMBER, null, 0, 50)).isEqualTo(all.subList(0, 50));
        assertThat(meters.page(filter, MeterOrder.NUMBER, all.get(1_069), 0, 50))
                .isEqualTo(all.subList(1_070, 1_100));
        assertThat(meters.page(new MeterFilter("many", MeterState.NOT_INSTALLED), MeterOrder.NUMBER, null, 0, 50))
                .isEqualTo(all.subList(0, 50));
    }

    @Test
    void a_meter_is_found_by_where_it_hangs_now_and_who_pays_for_it_now() {
        var kopernika = park.place("Młynary", "Kopernika", "14");
        var lipowa = park.place("Młynary", "Lipowa", "2");
        var meter = park.meter("31415926");
        park.install(meter, kopernika, now.minusSeconds(60));
        assertThat(meters.find("kopernika 14", 5)).extracting(MeterRow::meterId).containsExactly(meter);
        park.customer("000218", "Anna Nowak", kopernika);
        assertThat(meters.find("nowak", 5)).extracting(MeterRow::meterId).containsExactly(meter);

        park.remove(meter, now, "1.000");
        park.install(meter, lipowa, now);

        assertThat(meters.find("lipowa", 5)).extracting(MeterRow::meterId).containsExactly(meter);
        assertThat(meters.find("nowak", 5)).isEmpty();
        assertThat(meters.find("kopernika", 5)).isEmpty();
        assertThat(meters.find(" ", 5)).isEmpty();
    }

    @Test
    void a_contract_that_ended_no_longer_finds_the_meter() {
        var kopernika = park.place("Młynary", "Kopernika", "14");
        park.install(park.meter("31415926"), kopernika, now.minusSeconds(60));
        park.customer("000218", "Anna Nowak", kopernika);
        var today = CivilTime.dayOf(now);
        db.update(SUPPLY_CONTRACT)
                .set(SUPPLY_CONTRACT.VALID_TO, today.minusDays(1))
                .where(SUPPLY_CONTRACT.VALID_TO.isNull())
                .execute();
        db.update(METER_SEARCH)
                .set(METER_SEARCH.WORDS, METER_SEARCH.WORDS.concat("anna nowak "))
                .execute();

        Routines.forgetEndedContracts(db.configuration());

        assertThat(meters.find("nowak", 5)).isEmpty();
        assertThat(meters.find("kopernika", 5)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"%", "_", "!", "' or 1=1 --", "zzz"})
    void signs_of_sql_are_letters_like_others(String text) {
        park.hanging("31415926", "Młynary", "Kopernika", "14");
        assertThat(meters.page(new MeterFilter(text, null), MeterOrder.NUMBER, null, 0, 10))
                .isEmpty();
    }

    @Test
    void states_and_their_counts_agree() {
        var fine = park.hanging("1-fine", "Młynary", "Zielna", "1");
        park.read(fine, now.minus(Duration.ofHours(23)), "5.000");
        var silent = park.hanging("2-silent", "Młynary", "Zielna", "2");
        park.read(silent, now.minus(Duration.ofHours(25)), "5.000");
        park.hanging("3-never", "Młynary", "Zielna", "3");
        var odd = park.hanging("4-odd", "Młynary", "Zielna", "4");
        park.read(odd, now.minus(Duration.ofDays(6)), "5.000", Verdict.BACKWARD, Verdict.STALE);
        park.read(odd, now, "5.100");
        var longAgo = park.hanging("5-odd long ago", "Młynary", "Zielna", "5");
        park.read(longAgo, now.minus(Duration.ofDays(8)), "5.000", Verdict.BACKWARD);
        park.read(longAgo, now, "5.100");
        var today = CivilTime.dayOf(now);
        for (var days : List.of(-1, 0, 90, 91)) {
            var meter = park.meter("6-verified " + days, today.plusDays(days), null);
            park.install(meter, park.place("Młynary", "Dworcowa", "" + days), now.minusSeconds(60));
            park.read(meter, now, "1");
        }
        park.meter("7-stock", today.minusDays(9), null);

        assertThat(in(MeterState.SILENT)).containsExactly("2-silent");
        assertThat(in(MeterState.NEVER_READ)).containsExactly("3-never");
        assertThat(in(MeterState.SUSPECT)).containsExactly("4-odd");
        assertThat(in(MeterState.VERIFICATION)).containsExactly("6-verified -1", "6-verified 0", "6-verified 90");
        assertThat(in(MeterState.NOT_INSTALLED)).containsExactly("7-stock");
        var counts = meters.counts(MeterFilter.ALL);
        assertThat(counts.all()).isEqualTo(10);
        for (var state : MeterState.values()) {
            assertThat(counts.of(state)).as(state.name()).isEqualTo(in(state).size());
        }
        assertThat(meters.counts(new MeterFilter("zielna", null)).of(MeterState.VERIFICATION))
                .isZero();
    }

    @Test
    void a_row_says_what_is_true_now() {
        var place = park.place("Młynary", "Kopernika", "14");
        park.customer("000218", "Anna Nowak", place);
        var old = park.meter("1");
        park.install(old, place, now.minus(Duration.ofDays(900)));
        park.remove(old, now.minus(Duration.ofDays(300)), "812.000");
        var meter = park.meter("2");
        park.install(meter, place, now.minus(Duration.ofDays(300)));
        park.read(meter, now.minusSeconds(60), "268.412");
        park.used(meter, CivilTime.dayOf(now).minusDays(1), "0.481");
        park.used(meter, CivilTime.dayOf(now), "0.100");

        assertThat(meters.rows(List.of(meter))).singleElement().satisfies(row -> {
            assertThat(row.place()).isEqualTo(new Place(place, "Młynary", "Kopernika", "14"));
            assertThat(row.customer())
                    .isNotNull()
                    .extracting(CustomerRef::number)
                    .isEqualTo("000218");
            assertThat(row.index()).isEqualTo(CubicMetres.of("268.412"));
            assertThat(row.readAt()).isEqualTo(now.minusSeconds(60));
            assertThat(row.lastDayUse()).isEqualTo(CubicMetres.of("0.481"));
            assertThat(row.odd()).isFalse();
        });
        assertThat(meters.rows(List.of(old))).singleElement().satisfies(row -> {
            assertThat(row.place()).isNull();
            assertThat(row.customer()).isNull();
            assertThat(row.index()).isNull();
        });
        assertThat(meters.card(meter).chain())
                .extracting(Installation::serialNumber)
                .containsExactly("2", "1");
        assertThat(meters.card(old).chain())
                .extracting(Installation::serialNumber)
                .containsExactly("1");
    }

    @Test
    void a_card_names_the_concentrator_and_an_unknown_meter_is_not_found() {
        var north = park.concentrator(park.bridge("most", now), "n", "SW-północ", ConcentratorState.ONLINE);
        var meter = park.meter("1", CivilTime.dayOf(now), north);

        assertThat(meters.card(meter).concentrator())
                .isEqualTo(new ConcentratorRef(north, "SW-północ", ConcentratorState.ONLINE));
        assertThatThrownBy(() -> meters.card(new MeterId(Long.MAX_VALUE))).isInstanceOf(NotFoundException.class);
    }

    @Test
    void readings_come_newest_first_by_key_with_their_verdicts() {
        var meter = park.hanging("1", "Młynary", "Zielna", "1");
        for (int hour = 0; hour < 30; hour++) {
            var at = now.minus(Duration.ofHours(hour));
            if (hour % 10 == 3) {
                park.read(meter, at, "4.000", Verdict.BACKWARD, Verdict.STALE);
            } else {
                park.read(meter, at, "5." + hour);
            }
        }
        var first = meters.readings(meter, false, null, 0, 10);
        park.read(meter, now.plusSeconds(1), "6.000");
        var second = meters.readings(meter, false, first.getLast().readAt(), 0, 10);

        assertThat(first.getFirst().readAt()).isEqualTo(now);
        assertThat(first.getFirst().hasRaw()).isTrue();
        assertThat(second.getFirst().readAt()).isEqualTo(now.minus(Duration.ofHours(10)));
        assertThat(first.get(3).verdicts()).containsExactlyInAnyOrder(Verdict.BACKWARD, Verdict.STALE);
        var odd = meters.readings(meter, true, null, 0, 2);
        assertThat(odd)
                .extracting(StoredReading::readAt)
                .containsExactly(now.minus(Duration.ofHours(3)), now.minus(Duration.ofHours(13)));
        assertThat(meters.readings(meter, true, odd.getLast().readAt(), 0, 2))
                .extracting(StoredReading::readAt)
                .containsExactly(now.minus(Duration.ofHours(23)));
        assertThat(meters.readings(meter, true, null, 2, 2)).hasSize(1);
        assertThat(meters.raw(meter, now)).hasValue(new byte[] {0x68, 0x04, 0x04, 0x68});
        assertThat(meters.raw(meter, now.minusSeconds(1))).isEmpty();
    }

    private List<String> in(MeterState state) {
        return meters.page(new MeterFilter("", state), MeterOrder.NUMBER, null, 0, 100).stream()
                .map(MeterRow::serialNumber)
                .toList();
    }

    private List<MeterRow> byPages(MeterOrder order, int size) {
        var rows = new ArrayList<MeterRow>();
        while (true) {
            var page = meters.page(MeterFilter.ALL, order, rows.isEmpty() ? null : rows.getLast(), 0, size);
            rows.addAll(page);
            if (page.size() < size) {
                return rows;
            }
        }
    }
}
