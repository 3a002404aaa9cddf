package pl.nurt.billing.pricing.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pl.nurt.billing.pricing.BillProblem;
import pl.nurt.billing.pricing.Reason;
import pl.nurt.billing.pricing.UsedWater;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.MeterRole;
import pl.nurt.metering.use.ChainPart;
import pl.nurt.metering.use.IndexReading;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.CubicMetres;

class MeteredUseTest {
    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 1);

    @Test
    void months_in_whole_cubic_metres_add_up_to_the_difference_of_the_indexes() {
        for (var seed = 0L; seed < 500; seed++) {
            var random = new Random(seed);
            var index = new BigDecimal("100.000");
            var sum = BigDecimal.ZERO;
            for (var month = 0; month < 12; month++) {
                var from = OCTOBER.plusMonths(month);
                var next = index.add(BigDecimal.valueOf(random.nextInt(9000), 3));
                var used = MeteredUse.of(
                        List.of(part(index, from, next, from.plusMonths(1), next.subtract(index))),
                        from,
                        from.plusMonths(1),
                        0);
                sum = sum.add(used.used().getFirst().used());
                index = next;
            }

            assertThat(sum).as("seed " + seed).isEqualByComparingTo(BigDecimal.valueOf(index.longValue() - 100));
        }
    }

    @Test
    void whatever_the_units_change_to_no_litre_is_billed_twice_and_none_is_lost() {
        for (var seed = 0L; seed < 500; seed++) {
            var random = new Random(seed);
            var index = new BigDecimal("100.000");
            var sum = BigDecimal.ZERO;
            var before = BilledIndexes.NONE;
            for (var month = 0; month < 12; month++) {
                var from = OCTOBER.plusMonths(month);
                var next = index.add(BigDecimal.valueOf(random.nextInt(9000), 3));
                var used = MeteredUse.of(
                                List.of(part(index, from, next, from.plusMonths(1), next.subtract(index))),
                                from,
                                from.plusMonths(1),
                                random.nextInt(4),
                                before)
                        .used()
                        .getFirst();
                before = BilledIndexes.after(used.reasons());
                sum = sum.add(used.used());
                index = next;
            }

            var ran = index.subtract(new BigDecimal("100"));
            assertThat(ran.subtract(sum)).as("seed " + seed).isBetween(BigDecimal.ZERO, new BigDecimal("0.999"));
        }
    }

    @Test
    void whole_cubic_metres_after_litres_begin_where_the_litres_ended_and_say_so() {
        var litres = MeteredUse.of(
                List.of(part(
                        new BigDecimal("100"), OCTOBER, new BigDecimal("110.999"), NOVEMBER, new BigDecimal("10.999"))),
                OCTOBER,
                NOVEMBER,
                3);
        var december = NOVEMBER.plusMonths(1);

        var whole = MeteredUse.of(
                        List.of(part(
                                new BigDecimal("110.999"),
                                NOVEMBER,
                                new BigDecimal("115.300"),
                                december,
                                new BigDecimal("4.301"))),
                        NOVEMBER,
                        december,
                        0,
                        BilledIndexes.after(litres.used().getFirst().reasons()))
                .used()
                .getFirst();

        assertThat(whole.used()).isEqualByComparingTo("4");
        assertThat(whole.reasons()).contains(new Reason.BilledTo("W-1", new BigDecimal("110.999")));
        assertThat(BilledIndexes.after(whole.reasons()).ends().get("W-1")).isEqualByComparingTo("114.999");
    }

    @Test
    void a_register_that_began_again_at_zero_is_followed_too() {
        var rolled = MeteredUse.of(
                List.of(part(
                        new BigDecimal("99987.4"), OCTOBER, new BigDecimal("12.9"), NOVEMBER, new BigDecimal("25.5"))),
                OCTOBER,
                NOVEMBER,
                0);

        assertThat(BilledIndexes.after(rolled.used().getFirst().reasons())
                        .ends()
                        .get("W-1"))
                .isEqualByComparingTo("12");
    }

    @Test
    void a_register_that_began_again_at_zero_counts_what_metering_says() {
        var part = part(new BigDecimal("99987.4"), OCTOBER, new BigDecimal("12.9"), NOVEMBER, new BigDecimal("25.5"));

        assertThat(MeteredUse.of(List.of(part), OCTOBER, NOVEMBER, 0).used())
                .extracting(UsedWater::used)
                .containsExactly(new BigDecimal("25"));
    }

    @Test
    void a_meter_that_went_back_is_named_with_both_indexes() {
        var part = part(new BigDecimal("512"), OCTOBER, new BigDecimal("498"), NOVEMBER, null);

        assertThat(MeteredUse.of(List.of(part), OCTOBER, NOVEMBER, 0).problems())
                .containsExactly(BillProblem.ofMeter(BillProblem.Kind.INDEX_LOWER, List.of("W-1", "512", "498")));
    }

    @Test
    void a_meter_that_nobody_read_and_a_place_without_a_meter_are_no_zero() {
        var silent = part(new BigDecimal("512"), OCTOBER, new BigDecimal("512"), OCTOBER, null);

        assertThat(MeteredUse.of(List.of(silent), OCTOBER, NOVEMBER, 0).problems())
                .extracting(BillProblem::kind)
                .containsExactly(BillProblem.Kind.NO_READING);
        assertThat(MeteredUse.of(List.of(), OCTOBER, NOVEMBER, 0).problems())
                .extracting(BillProblem::kind)
                .containsExactly(BillProblem.Kind.NO_READING);
    }

    @Test
    void a_meter_that_was_put_in_on_the_way_and_not_read_yet_has_counted_nothing() {
        var put = installed(NOVEMBER.minusDays(2));
        var fresh = new ChainPart(new MeterId(1), "W-1", MeterRole.MAIN, put, put, null);
        var before = installed(OCTOBER.minusDays(2));
        var unread = new ChainPart(new MeterId(1), "W-1", MeterRole.MAIN, before, before, null);

        var use = MeteredUse.of(List.of(fresh), OCTOBER, NOVEMBER, 3);
        assertThat(use.problems()).isEmpty();
        assertThat(use.used()).singleElement().satisfies(used -> {
            assertThat(used.used()).isEqualByComparingTo(BigDecimal.ZERO);
            assertThat(used.from()).isEqualTo(NOVEMBER.minusDays(2));
        });
        assertThat(MeteredUse.of(List.of(unread), OCTOBER, NOVEMBER, 3).problems())
                .extracting(BillProblem::kind)
                .containsExactly(BillProblem.Kind.NO_READING);
    }

    private static IndexReading installed(LocalDate day) {
        return new IndexReading(
                CivilTime.startOf(day).plusSeconds(36_000),
                CubicMetres.of("0.012"),
                new MeterId(1),
                "W-1",
                IndexReading.Origin.INSTALLED);
    }

    private static ChainPart part(
            BigDecimal opening, LocalDate from, BigDecimal closing, LocalDate until, @Nullable BigDecimal use) {
        return new ChainPart(
                new MeterId(1),
                "W-1",
                MeterRole.MAIN,
                reading(opening, from),
                reading(closing, until),
                use == null ? null : CubicMetres.of(use));
    }

    private static IndexReading reading(BigDecimal index, LocalDate day) {
        return new IndexReading(
                CivilTime.startOf(day), CubicMetres.of(index), new MeterId(1), "W-1", IndexReading.Origin.READING);
    }
}
