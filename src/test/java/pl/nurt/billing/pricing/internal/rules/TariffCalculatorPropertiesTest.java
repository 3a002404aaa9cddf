package pl.nurt.billing.pricing.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.billing.pricing.internal.rules.Bills.HOUSEHOLD;
import static pl.nurt.billing.pricing.internal.rules.Bills.lines;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import pl.nurt.billing.pricing.BillLine;
import pl.nurt.billing.pricing.BillRequest;
import pl.nurt.billing.pricing.BilledService;
import pl.nurt.billing.pricing.BillingSettings;
import pl.nurt.billing.pricing.Price;
import pl.nurt.billing.pricing.Priced;
import pl.nurt.billing.pricing.SplitBy;
import pl.nurt.billing.pricing.Supply;
import pl.nurt.billing.pricing.UsedWater;
import pl.nurt.platform.Money;

/** Whatever is taken, whenever prices change, and however bills are cut: the parts are the whole, and none is negative. */
class TariffCalculatorPropertiesTest {
    private static final int CASES = 2000;
    /** Around a leap day and both changes of the clocks. */
    private static final LocalDate FIRST = LocalDate.of(2027, 9, 1);

    @Test
    void the_parts_of_a_change_of_price_are_the_whole_and_none_is_negative() {
        for (var seed = 0L; seed < CASES; seed++) {
            var made = new Made(new Random(seed));

            var billed = lines(TariffCalculator.bill(made.request(), made.prices, made.settings));

            for (var service : List.of(BilledService.WATER, BilledService.SEWAGE)) {
                var parts = billed.stream()
                        .filter(line -> line.service().equals(service))
                        .map(BillLine::quantity)
                        .toList();
                assertThat(parts).as("seed " + seed).allMatch(part -> part.signum() >= 0);
                assertThat(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                        .as("seed " + seed)
                        .isEqualByComparingTo(made.volume());
            }
        }
    }

    @Test
    void every_day_stands_on_one_line_of_each_service() {
        for (var seed = 0L; seed < CASES; seed++) {
            var made = new Made(new Random(seed));

            var billed = lines(TariffCalculator.bill(made.request(), made.prices, made.settings));

            for (var service : List.of(BilledService.WATER, BilledService.SEWAGE, BilledService.SUBSCRIPTION)) {
                var day = made.from;
                for (var line : billed) {
                    if (line.service().equals(service)) {
                        assertThat(line.from()).as("seed " + seed).isEqualTo(day);
                        day = line.until();
                    }
                }
                assertThat(day).as("seed " + seed).isEqualTo(made.until);
            }
        }
    }

    @Test
    void the_order_of_the_prices_does_not_matter_and_a_second_bill_is_the_first() {
        for (var seed = 0L; seed < 200; seed++) {
            var random = new Random(seed);
            var made = new Made(random);
            var first = TariffCalculator.bill(made.request(), made.prices, made.settings);
            var turned = new ArrayList<>(made.prices);
            Collections.shuffle(turned, random);

            assertThat(TariffCalculator.bill(made.request(), turned, made.settings))
                    .as("seed " + seed)
                    .isEqualTo(first);
        }
    }

    /** The tax is that of the sum: never further from the exact one than half a grosz. */
    @Test
    void a_bill_is_its_lines_and_the_tax_on_their_sum() {
        for (var seed = 0L; seed < CASES; seed++) {
            var made = new Made(new Random(seed));

            var bill = (Priced.Bill) TariffCalculator.bill(made.request(), made.prices, made.settings);

            var net = Money.sum(bill.lines().stream().map(BillLine::net).toList());
            assertThat(bill.totals().net()).as("seed " + seed).isEqualTo(net);
            var exact = net.amount().multiply(new BigDecimal("0.08"));
            assertThat(bill.totals().vat().amount().subtract(exact).abs())
                    .as("seed " + seed)
                    .isLessThanOrEqualTo(new BigDecimal("0.005"));
        }
    }

    @Test
    void months_that_are_cut_anywhere_are_as_many_months_as_before() {
        for (var seed = 0L; seed < CASES; seed++) {
            var random = new Random(seed);
            var made = new Made(random);
            var cut = made.from.plusDays(1 + random.nextInt((int) ChronoUnit.DAYS.between(made.from, made.until) - 1));

            var whole = Months.between(made.from, made.until);
            var one = Months.between(made.from, cut);
            var two = Months.between(cut, made.until);

            assertThat(whole.numerator().multiply(one.denominator()).multiply(two.denominator()))
                    .as("seed " + seed)
                    .isEqualTo(sum(one, two).multiply(whole.denominator()));
        }
    }

    private static BigInteger sum(Months one, Months two) {
        return one.numerator().multiply(two.denominator()).add(two.numerator().multiply(one.denominator()));
    }

    /** A period, prices that change in it, and what some stretches of it used. */
    private static final class Made {
        final LocalDate from;
        final LocalDate until;
        final BillingSettings settings;
        final List<Price> prices = new ArrayList<>();
        final List<UsedWater> used = new ArrayList<>();

        Made(Random random) {
            from = FIRST.plusDays(random.nextInt(400));
            until = from.plusDays(2 + random.nextInt(400));
            settings = new BillingSettings(random.nextInt(4), random.nextBoolean() ? SplitBy.DAYS : SplitBy.READING);
            for (var service : List.of(BilledService.WATER, BilledService.SEWAGE, BilledService.SUBSCRIPTION)) {
                var cuts = cuts(random, random.nextInt(8));
                for (var place = 1; place < cuts.size(); place++) {
                    prices.add(Bills.price(
                            service,
                            BigDecimal.valueOf(random.nextInt(2000), 2).toPlainString(),
                            cuts.get(place - 1),
                            cuts.get(place)));
                }
            }
            var stretches = cuts(random, random.nextInt(3));
            for (var place = 1; place < stretches.size(); place++) {
                used.add(Bills.used(
                        stretches.get(place - 1),
                        stretches.get(place),
                        BigDecimal.valueOf(random.nextInt(40), settings.quantityScale())
                                .toPlainString()));
            }
        }

        private List<LocalDate> cuts(Random random, int count) {
            var days = (int) ChronoUnit.DAYS.between(from, until);
            var cuts = new TreeSet<LocalDate>(List.of(from, until));
            for (var number = 0; number < count; number++) {
                cuts.add(from.plusDays(random.nextInt(days)));
            }
            return List.copyOf(cuts);
        }

        BigDecimal volume() {
            return used.stream().map(UsedWater::used).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        BillRequest request() {
            return new BillRequest(
                    from, until, List.of(Supply.metered(List.of(HOUSEHOLD), used, List.of())), List.of());
        }
    }
}
