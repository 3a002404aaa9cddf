package pl.nurt.billing.explained.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.billing.pricing.BilledService.SEWAGE;
import static pl.nurt.billing.pricing.BilledService.WATER;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import pl.nurt.billing.explained.BillShares;
import pl.nurt.billing.invoices.Invoice;
import pl.nurt.billing.pricing.ServiceKind;
import pl.nurt.platform.Money;

class DifferencesTest {
    @Test
    void less_water_at_the_same_prices_is_use() {
        var before = Bills.of("2025-10-01", "2025-11-01")
                .volume(WATER, "10", "5")
                .fee("1", "6")
                .bill();
        var now = Bills.of("2026-10-01", "2026-11-01")
                .volume(WATER, "8", "5")
                .fee("1", "6")
                .bill();

        var difference = Differences.between(before, now);

        assertThat(difference.use()).isEqualTo(Money.of("-10.80"));
        assertThat(difference.price()).isEqualTo(Money.ZERO);
        assertThat(difference.days()).isEqualTo(Money.ZERO);
        assertThat(difference.whole()).isEqualTo(Money.of("-10.80"));
    }

    @Test
    void the_same_water_at_other_prices_is_price() {
        var before = Bills.of("2025-10-01", "2025-11-01")
                .volume(WATER, "10", "5")
                .fee("1", "6")
                .bill();
        var now = Bills.of("2026-10-01", "2026-11-01")
                .volume(WATER, "10", "5.50")
                .fee("1", "6.50")
                .bill();

        var difference = Differences.between(before, now);

        assertThat(difference.use()).isEqualTo(Money.ZERO);
        assertThat(difference.price()).isEqualTo(Money.of("5.94"));
    }

    /** 8.59 m³ and 9.41 m³ at 4.49 zł each lose another part of a grosz. */
    @Test
    void what_rounding_leaves_is_no_change_of_price() {
        var random = new Random(11);
        for (var round = 0; round < 500; round++) {
            var price = price(random);
            var before = Bills.of("2026-01-01", "2026-02-01")
                    .volume(WATER, volume(random), price)
                    .volume(SEWAGE, volume(random), price)
                    .bill();
            var now = Bills.of("2026-02-01", "2026-03-01")
                    .volume(WATER, volume(random), price)
                    .volume(SEWAGE, volume(random), price)
                    .bill();

            assertThat(Differences.between(before, now).price()).isEqualTo(Money.ZERO);
            assertThat(Differences.between(before, now).whole())
                    .isEqualTo(now.gross().minus(before.gross()));
        }
    }

    @Test
    void a_shorter_month_at_the_same_pace_is_days() {
        var january =
                Bills.of("2026-01-01", "2026-02-01").volume(WATER, "31", "1").bill();
        var february =
                Bills.of("2026-02-01", "2026-03-01").volume(WATER, "28", "1").bill();

        var difference = Differences.between(january, february);

        assertThat(difference.days()).isEqualTo(Money.of("-3.24"));
        assertThat(difference.use()).isEqualTo(Money.ZERO);
        assertThat(difference.price()).isEqualTo(Money.ZERO);
    }

    @Test
    void a_service_that_came_new_is_neither_use_nor_price() {
        var before =
                Bills.of("2026-01-01", "2026-02-01").volume(WATER, "10", "5").bill();
        var now = Bills.of("2026-02-01", "2026-03-01")
                .volume(WATER, "10", "5")
                .volume(SEWAGE, "10", "8")
                .bill();

        var difference = Differences.between(before, now);

        assertThat(difference.other()).isEqualTo(Money.of("86.40"));
    }

    @Test
    void who_used_nothing_before_pays_for_use_and_not_for_prices() {
        var before =
                Bills.of("2026-01-01", "2026-02-01").volume(WATER, "0", "5").bill();
        var now = Bills.of("2026-03-01", "2026-04-01").volume(WATER, "10", "5").bill();

        assertThat(Differences.between(before, now).use()).isEqualTo(Money.of("54"));
    }

    /** Nothing gets lost in rounding: the parts are the difference of the two sums, to the grosz. */
    @Test
    void the_parts_always_add_up() {
        var random = new Random(13);
        for (var round = 0; round < 2_000; round++) {
            var before = any(random, "2026-01-01", "2026-02-01");
            var now = any(random, "2026-02-01", "2026-03-01");

            assertThat(Differences.between(before, now).whole())
                    .isEqualTo(now.gross().minus(before.gross()));
            assertThat(Money.sum(BillShares.of(now).values())).isEqualTo(now.gross());
        }
    }

    @Test
    void the_sum_is_divided_among_its_services_with_their_tax() {
        var bill = Bills.of("2026-10-01", "2026-11-01")
                .volume(WATER, "8.590", "4.49")
                .volume(SEWAGE, "7.775", "4.57")
                .fee("1", "5.90")
                .bill();

        assertThat(bill.gross()).isEqualTo(Money.of("86.40"));
        assertThat(BillShares.of(bill))
                .containsEntry(ServiceKind.WATER, Money.of("41.66"))
                .containsEntry(ServiceKind.SEWAGE, Money.of("38.37"))
                .containsEntry(ServiceKind.SUBSCRIPTION, Money.of("6.37"));
    }

    private static Invoice any(Random random, String from, String until) {
        var bill = Bills.of(from, until)
                .volume(WATER, volume(random), price(random))
                .fee("1", price(random));
        return random.nextBoolean()
                ? bill.volume(SEWAGE, volume(random), price(random)).bill()
                : bill.bill();
    }

    private static String volume(Random random) {
        return BigDecimal.valueOf(random.nextInt(50_000), 3).toPlainString();
    }

    private static String price(Random random) {
        return BigDecimal.valueOf(1L + random.nextInt(1_000), 2).toPlainString();
    }
}
