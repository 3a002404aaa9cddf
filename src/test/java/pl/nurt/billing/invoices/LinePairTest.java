package pl.nurt.billing.invoices;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pl.nurt.billing.pricing.BilledService;
import pl.nurt.billing.pricing.PriceSource;
import pl.nurt.billing.pricing.PriceUnit;
import pl.nurt.billing.pricing.VatRate;
import pl.nurt.platform.Money;

class LinePairTest {
    private static final LocalDate FROM = LocalDate.of(2026, 7, 1);
    private static final List<BilledService> SERVICES =
            List.of(BilledService.WATER, BilledService.SEWAGE, BilledService.RAIN, BilledService.SUBSCRIPTION);

    /** Case tariff-dev-14. */
    @Test
    void a_wrong_reading_changes_water_and_sewage_and_leaves_the_fee() {
        var before = List.of(
                line(BilledService.WATER, "19", "5.20", "8"),
                line(BilledService.SEWAGE, "19", "7.85", "8"),
                line(BilledService.SUBSCRIPTION, "2", "8.50", "8"));
        var after = List.of(
                line(BilledService.WATER, "18", "5.20", "8"),
                line(BilledService.SEWAGE, "18", "7.85", "8"),
                line(BilledService.SUBSCRIPTION, "2.000000", "8.5000", "8"));

        var pairs = LinePair.of(before, after);
        var difference = InvoiceLine.totals(after).since(InvoiceLine.totals(before));

        assertThat(pairs).extracting(LinePair::changes).containsExactly(true, true, false);
        assertThat(pairs)
                .extracting(LinePair::difference)
                .containsExactly(Money.of("-5.20"), Money.of("-7.85"), Money.ZERO);
        assertThat(difference.net()).isEqualTo(Money.of("-13.05"));
        assertThat(difference.vat()).as("not 8 % of -13.05").isEqualTo(Money.of("-1.05"));
        assertThat(difference.gross()).isEqualTo(Money.of("-14.10"));
    }

    @Test
    void a_service_that_is_not_billed_any_more_and_a_new_one_stand_alone() {
        var sewage = line(BilledService.SEWAGE, "19", "7.85", "8");
        var rain = line(BilledService.RAIN, "2", "1.00", "8");

        assertThat(LinePair.of(List.of(sewage), List.of(rain)))
                .containsExactly(new LinePair(sewage, null), new LinePair(null, rain));
    }

    @Test
    void the_second_line_of_a_service_is_held_against_the_second_one() {
        var one = line(BilledService.WATER, "1", "5.20", "8");
        var two = line(BilledService.WATER, "2", "5.30", "8");

        assertThat(LinePair.of(List.of(one, two), List.of(two)))
                .containsExactly(new LinePair(one, two), new LinePair(two, null));
    }

    @Test
    void whatever_changes_each_line_stands_once_and_the_differences_are_the_whole_difference() {
        for (var seed = 0L; seed < 1000; seed++) {
            var random = new Random(seed);
            var before = lines(random);
            var after = lines(random);

            var pairs = LinePair.of(before, after);

            assertThat(pairs.stream().map(LinePair::before).filter(Objects::nonNull))
                    .as("seed " + seed)
                    .containsExactlyInAnyOrderElementsOf(before);
            assertThat(pairs.stream().map(LinePair::after).filter(Objects::nonNull))
                    .as("seed " + seed)
                    .containsExactlyInAnyOrderElementsOf(after);
            var difference = InvoiceLine.totals(after).since(InvoiceLine.totals(before));
            assertThat(Money.sum(pairs.stream().map(LinePair::difference).toList()))
                    .as("seed " + seed)
                    .isEqualTo(difference.net());
            assertThat(InvoiceLine.totals(before).gross().plus(difference.gross()))
                    .as("the invoice and its correction are what is right: seed " + seed)
                    .isEqualTo(InvoiceLine.totals(after).gross());
        }
    }

    private static List<InvoiceLine> lines(Random random) {
        return new ArrayList<>(IntStream.range(0, random.nextInt(7))
                .mapToObj(place -> line(
                        SERVICES.get(random.nextInt(SERVICES.size())),
                        BigDecimal.valueOf(random.nextInt(100_000), 3).toPlainString(),
                        BigDecimal.valueOf(random.nextInt(3_000), 2).toPlainString(),
                        random.nextInt(4) == 0 ? "23" : "8"))
                .toList());
    }

    private static InvoiceLine line(BilledService service, String quantity, String price, String rate) {
        return new InvoiceLine(
                service,
                FROM,
                FROM.plusMonths(2),
                new BigDecimal(quantity),
                PriceUnit.CUBIC_METRE,
                new BigDecimal(price),
                VatRate.of(rate),
                Money.of(new BigDecimal(quantity).multiply(new BigDecimal(price))),
                false,
                new PriceSource("GD.1", 1),
                List.of());
    }
}
