package pl.nurt.billing.pricing.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.billing.pricing.internal.rules.Bills.HOUSEHOLD;
import static pl.nurt.billing.pricing.internal.rules.Bills.OCTOBER;
import static pl.nurt.billing.pricing.internal.rules.Bills.SEPTEMBER;
import static pl.nurt.billing.pricing.internal.rules.Bills.STEP;
import static pl.nurt.billing.pricing.internal.rules.Bills.lines;
import static pl.nurt.billing.pricing.internal.rules.Bills.price;
import static pl.nurt.billing.pricing.internal.rules.Bills.september;
import static pl.nurt.billing.pricing.internal.rules.Bills.used;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import pl.nurt.billing.pricing.BillLine;
import pl.nurt.billing.pricing.BillProblem;
import pl.nurt.billing.pricing.BillRequest;
import pl.nurt.billing.pricing.BilledService;
import pl.nurt.billing.pricing.BilledTerms;
import pl.nurt.billing.pricing.BillingSettings;
import pl.nurt.billing.pricing.Deduction;
import pl.nurt.billing.pricing.Measured;
import pl.nurt.billing.pricing.Price;
import pl.nurt.billing.pricing.PriceFor;
import pl.nurt.billing.pricing.PriceUnit;
import pl.nurt.billing.pricing.Priced;
import pl.nurt.billing.pricing.Reason;
import pl.nurt.billing.pricing.SplitBy;
import pl.nurt.billing.pricing.Supply;
import pl.nurt.billing.pricing.VatRate;
import pl.nurt.customer.supply.InvoiceForm;
import pl.nurt.platform.Money;

class TariffCalculatorTest {
    private static final BillingSettings LITRES = new BillingSettings(3, SplitBy.DAYS);
    private static final BilledTerms WATER_ONLY = new BilledTerms(
            LocalDate.MIN, LocalDate.MAX, "GD", Measured.METERED, InvoiceForm.PAPER, 1, true, false, false);

    @Test
    void a_day_without_a_price_is_named_and_nothing_is_billed() {
        var prices = List.of(
                price(BilledService.WATER, "5.20", SEPTEMBER.minusYears(1), LocalDate.of(2026, 9, 3)),
                price(BilledService.WATER, "5.43", STEP, OCTOBER));

        var priced = TariffCalculator.bill(september(WATER_ONLY, used(SEPTEMBER, OCTOBER, "10.000")), prices, LITRES);

        assertThat(problems(priced))
                .containsExactly(BillProblem.of(
                        BillProblem.Kind.NO_PRICE, BilledService.WATER, LocalDate.of(2026, 9, 3), STEP, List.of("GD")));
    }

    @Test
    void two_prices_that_hold_at_once_are_named_with_their_days() {
        var prices = List.of(
                price(BilledService.WATER, "5.20", SEPTEMBER.minusYears(1), LocalDate.of(2026, 9, 10)),
                price(BilledService.WATER, "5.43", STEP, OCTOBER));

        var priced = TariffCalculator.bill(september(WATER_ONLY, used(SEPTEMBER, OCTOBER, "10.000")), prices, LITRES);

        assertThat(problems(priced)).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(BillProblem.Kind.PRICES_OVERLAP);
            assertThat(problem.from()).isEqualTo(STEP);
            assertThat(problem.until()).isEqualTo(LocalDate.of(2026, 9, 10));
        });
    }

    @Test
    void the_narrower_price_holds_before_the_wider_one() {
        var electronic = new BilledTerms(
                LocalDate.MIN, LocalDate.MAX, "GD", Measured.METERED, InvoiceForm.ELECTRONIC, 1, true, false, false);
        var prices = List.of(
                price(BilledService.WATER, "5.20", SEPTEMBER, OCTOBER),
                price(BilledService.SUBSCRIPTION, "8.50", SEPTEMBER, OCTOBER),
                price(
                        BilledService.SUBSCRIPTION,
                        PriceFor.invoice(InvoiceForm.ELECTRONIC),
                        "6.50",
                        SEPTEMBER,
                        OCTOBER));

        assertThat(nets(electronic, prices)).containsExactly(Money.of("52.00"), Money.of("6.50"));
        assertThat(nets(WATER_ONLY, prices)).containsExactly(Money.of("52.00"), Money.of("8.50"));
    }

    @Test
    void neither_of_two_prices_narrower_in_different_ways_is_guessed() {
        var electronic = new BilledTerms(
                LocalDate.MIN, LocalDate.MAX, "GD", Measured.METERED, InvoiceForm.ELECTRONIC, 1, true, false, false);
        var prices = List.of(
                price(BilledService.WATER, PriceFor.group("GD"), "5.20", SEPTEMBER, OCTOBER),
                price(BilledService.WATER, PriceFor.invoice(InvoiceForm.ELECTRONIC), "5.00", SEPTEMBER, OCTOBER));

        var priced = TariffCalculator.bill(september(electronic, used(SEPTEMBER, OCTOBER, "10.000")), prices, LITRES);

        assertThat(problems(priced)).extracting(BillProblem::kind).containsExactly(BillProblem.Kind.PRICES_OVERLAP);
    }

    /** A tariff that stays, while the law changes the rate: two lines, each with its rate, and two sums of tax. */
    @Test
    void a_change_of_vat_divides_as_a_change_of_price_does() {
        var before = price(BilledService.WATER, "5.00", SEPTEMBER, STEP);
        var after = new Price(
                before.source(),
                before.service(),
                before.whom(),
                before.unit(),
                before.net(),
                VatRate.of("23"),
                STEP,
                OCTOBER);

        var bill = bill(september(WATER_ONLY, used(SEPTEMBER, OCTOBER, "10.000")), List.of(before, after));

        assertThat(bill.lines()).extracting(BillLine::net).containsExactly(Money.of("10.00"), Money.of("40.00"));
        assertThat(bill.totals().vatByRate())
                .containsEntry(VatRate.of("8"), Money.of("0.80"))
                .containsEntry(VatRate.of("23"), Money.of("9.20"));
        assertThat(bill.totals().gross()).isEqualTo(Money.of("60.00"));
    }

    @Test
    void a_step_that_changes_nothing_to_pay_divides_nothing() {
        var prices = List.of(
                price(BilledService.WATER, "5.20", SEPTEMBER, STEP),
                price(BilledService.WATER, "5.200", STEP, OCTOBER));

        assertThat(nets(WATER_ONLY, prices)).containsExactly(Money.of("52.00"));
    }

    @Test
    void sewage_that_is_taken_from_the_middle_of_the_month_on_is_billed_for_those_days() {
        var terms = List.of(
                new BilledTerms(LocalDate.MIN, STEP, "GD", Measured.METERED, InvoiceForm.PAPER, 1, true, false, false),
                new BilledTerms(STEP, LocalDate.MAX, "GD", Measured.METERED, InvoiceForm.PAPER, 1, true, true, false));
        var prices = List.of(
                price(BilledService.WATER, "5.00", SEPTEMBER, OCTOBER),
                price(BilledService.SEWAGE, "8.00", SEPTEMBER, OCTOBER));

        var bill = bill(
                new BillRequest(
                        SEPTEMBER,
                        OCTOBER,
                        List.of(Supply.metered(terms, List.of(used(SEPTEMBER, OCTOBER, "10.000")), List.of())),
                        List.of()),
                prices);

        assertThat(bill.lines()).extracting(BillLine::net).containsExactly(Money.of("50.00"), Money.of("64.00"));
        assertThat(bill.lines().getLast().from()).isEqualTo(STEP);
    }

    @Test
    void a_reading_that_is_missing_at_the_step_is_replaced_by_days_and_said() {
        var prices = List.of(
                price(BilledService.WATER, "5.00", SEPTEMBER, STEP), price(BilledService.WATER, "6.00", STEP, OCTOBER));

        var lines = lines(TariffCalculator.bill(
                september(WATER_ONLY, used(SEPTEMBER, OCTOBER, "10.000")),
                prices,
                new BillingSettings(3, SplitBy.READING)));

        assertThat(lines).extracting(BillLine::net).containsExactly(Money.of("10.00"), Money.of("48.00"));
        assertThat(lines.getFirst().reasons()).contains(new Reason.NoReadingAt(STEP));
    }

    @Test
    void water_of_the_garden_is_deducted_only_while_its_seal_holds() {
        var prices = List.of(
                price(BilledService.WATER, "5.00", SEPTEMBER, OCTOBER),
                price(BilledService.SEWAGE, "8.00", SEPTEMBER, OCTOBER));

        assertThat(lines(TariffCalculator.bill(garden("2026-09-30"), prices, LITRES))
                        .getLast()
                        .quantity())
                .isEqualByComparingTo("6");
        var late = lines(TariffCalculator.bill(garden("2026-09-29"), prices, LITRES))
                .getLast();
        assertThat(late.quantity()).isEqualByComparingTo("10");
        assertThat(late.reasons()).contains(new Reason.NotDeducted("P-77", new BigDecimal("4")));
    }

    @Test
    void a_garden_meter_that_is_exchanged_counts_while_it_hung() {
        var prices = List.of(
                price(BilledService.WATER, "5.00", SEPTEMBER, OCTOBER),
                price(BilledService.SEWAGE, "8.00", SEPTEMBER, OCTOBER));
        var verified = LocalDate.of(2026, 9, 20);

        assertThat(sewage(exchanged(verified), prices).quantity()).isEqualByComparingTo("6");
        assertThat(sewage(exchanged(verified.plusDays(1)), prices).quantity()).isEqualByComparingTo("10");
    }

    private static Deduction exchanged(LocalDate removedOn) {
        return new Deduction(
                "P-77",
                BigDecimal.ONE,
                new BigDecimal("5"),
                new BigDecimal("4"),
                removedOn,
                null,
                LocalDate.of(2026, 9, 20));
    }

    private static BillLine sewage(Deduction deduction, List<Price> prices) {
        return bill(request(deduction), prices).lines().stream()
                .filter(line -> line.service().equals(BilledService.SEWAGE))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void more_water_in_the_garden_than_in_the_house_is_for_somebody_to_look_at() {
        var prices = List.of(
                price(BilledService.WATER, "5.00", SEPTEMBER, OCTOBER),
                price(BilledService.SEWAGE, "8.00", SEPTEMBER, OCTOBER));
        var deduction = new Deduction("P-77", BigDecimal.ZERO, BigDecimal.TWO, new BigDecimal("11"), null, null, null);

        var priced = TariffCalculator.bill(request(deduction), prices, LITRES);

        assertThat(problems(priced)).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(BillProblem.Kind.DEDUCTION_ABOVE_USE);
            assertThat(problem.kind().isHeld()).isTrue();
        });
    }

    @Test
    void who_has_no_meter_pays_by_norm_a_part_of_a_month_by_its_days() {
        var terms = new BilledTerms(STEP, LocalDate.MAX, "GD", Measured.FLAT, InvoiceForm.PAPER, 1, true, false, false);
        var prices = List.of(price(
                BilledService.WATER, new PriceFor(null, Measured.FLAT, null, null, null), "5.00", SEPTEMBER, OCTOBER));
        var supply = new Supply(List.of(terms), List.of(), List.of(), new BigDecimal("3"), null);

        var lines = lines(
                TariffCalculator.bill(new BillRequest(SEPTEMBER, OCTOBER, List.of(supply), List.of()), prices, LITRES));

        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.quantity()).isEqualByComparingTo("2.400");
            assertThat(line.net()).isEqualTo(Money.of("12.00"));
            assertThat(line.reasons()).containsExactly(new Reason.FlatRate(new BigDecimal("3")));
        });
    }

    @Test
    void rain_water_is_paid_by_the_month_or_by_an_agreed_volume() {
        var terms = new BilledTerms(
                LocalDate.MIN, LocalDate.MAX, "UP", Measured.METERED, InvoiceForm.PAPER, 1, false, false, true);
        var byVolume = price(BilledService.RAIN, "4.00", SEPTEMBER, OCTOBER);
        var byMonth = new Price(
                byVolume.source(),
                byVolume.service(),
                byVolume.whom(),
                PriceUnit.MONTH,
                new BigDecimal("12.00"),
                byVolume.vat(),
                SEPTEMBER,
                OCTOBER);
        var agreed = new Supply(List.of(terms), List.of(), List.of(), null, new BigDecimal("2.5"));
        var silent = new Supply(List.of(terms), List.of(), List.of(), null, null);

        assertThat(priced(agreed, byVolume))
                .isInstanceOfSatisfying(
                        Priced.Bill.class,
                        bill -> assertThat(bill.totals().net()).isEqualTo(Money.of("10.00")));
        assertThat(priced(silent, byMonth))
                .isInstanceOfSatisfying(
                        Priced.Bill.class,
                        bill -> assertThat(bill.totals().net()).isEqualTo(Money.of("12.00")));
        assertThat(problems(priced(silent, byVolume)))
                .extracting(BillProblem::kind)
                .containsExactly(BillProblem.Kind.NO_QUANTITY);
    }

    @Test
    void amounts_beyond_ten_digits_are_exact() {
        var prices = List.of(price(BilledService.WATER, "99999999.99", SEPTEMBER, OCTOBER));

        var bill = bill(september(WATER_ONLY, used(SEPTEMBER, OCTOBER, "99999999.999")), prices);

        assertThat(bill.totals().net()).isEqualTo(Money.of("9999999998900000.00"));
        assertThat(bill.totals().vat()).isEqualTo(Money.of("799999999912000.00"));
    }

    private static Priced priced(Supply supply, Price price) {
        return TariffCalculator.bill(
                new BillRequest(SEPTEMBER, OCTOBER, List.of(supply), List.of()), List.of(price), LITRES);
    }

    private static BillRequest garden(String sealedUntil) {
        return request(new Deduction(
                "P-77",
                BigDecimal.ONE,
                new BigDecimal("5"),
                new BigDecimal("4"),
                null,
                LocalDate.parse(sealedUntil),
                null));
    }

    private static BillRequest request(Deduction deduction) {
        return new BillRequest(
                SEPTEMBER,
                OCTOBER,
                List.of(Supply.metered(
                        List.of(HOUSEHOLD), List.of(used(SEPTEMBER, OCTOBER, "10")), List.of(deduction))),
                List.of());
    }

    private static List<Money> nets(BilledTerms terms, List<Price> prices) {
        return bill(september(terms, used(SEPTEMBER, OCTOBER, "10.000")), prices).lines().stream()
                .map(BillLine::net)
                .toList();
    }

    private static Priced.Bill bill(BillRequest request, List<Price> prices) {
        return (Priced.Bill) TariffCalculator.bill(request, prices, LITRES);
    }

    private static List<BillProblem> problems(Priced priced) {
        return ((Priced.Refused) priced).problems();
    }
}
