package pl.nurt.billing.consents.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import pl.nurt.billing.consents.FormEffect;
import pl.nurt.billing.pricing.BilledService;
import pl.nurt.billing.pricing.BillingSettings;
import pl.nurt.billing.pricing.Price;
import pl.nurt.billing.pricing.PriceFor;
import pl.nurt.billing.pricing.PriceSource;
import pl.nurt.billing.pricing.PriceUnit;
import pl.nurt.billing.pricing.SplitBy;
import pl.nurt.billing.pricing.VatRate;
import pl.nurt.customer.supply.ContractTerms;
import pl.nurt.customer.supply.InvoiceForm;
import pl.nurt.platform.Money;

class FormChangeTest {
    private static final LocalDate FROM = LocalDate.of(2026, 12, 1);
    private static final ContractTerms PAPER =
            new ContractTerms(LocalDate.of(2020, 1, 1), "GD", 1, InvoiceForm.PAPER, true, true, false);
    private static final BillingSettings LITRES = new BillingSettings(3, SplitBy.DAYS);

    @Test
    void it_holds_from_the_next_period_on_whatever_the_cycle() {
        var day = LocalDate.of(2026, 11, 30);
        assertThat(FormChange.from(day, 1)).isEqualTo(LocalDate.of(2026, 12, 1));
        assertThat(FormChange.from(day, 2)).isEqualTo(LocalDate.of(2027, 1, 1));
        assertThat(FormChange.from(day, 3)).isEqualTo(LocalDate.of(2027, 1, 1));
        assertThat(FormChange.from(LocalDate.of(2026, 6, 30), 6)).isEqualTo(LocalDate.of(2026, 7, 1));
        assertThat(FormChange.from(LocalDate.of(2026, 12, 31), 12)).isEqualTo(LocalDate.of(2027, 1, 1));
    }

    /** The fees of the sketch: 5.90 and 4.20 zł a month net are 6.37 and 4.54 zł, and a year costs 22.03 zł less. */
    @Test
    void the_saving_of_a_year_is_that_of_two_bills_and_not_of_rounded_fees() {
        var effect = effect(InvoiceForm.ELECTRONIC, "96", prices("5.90", "4.20"));

        assertThat(effect.feeNow()).isEqualTo(Money.of("6.37"));
        assertThat(effect.feeThen()).isEqualTo(Money.of("4.54"));
        assertThat(effect.yearlySaving()).isEqualTo(Money.of("22.03"));
    }

    @Test
    void where_the_tariff_makes_no_difference_nothing_is_saved() {
        assertThat(effect(InvoiceForm.ELECTRONIC, "96", prices("4.05", "4.05")).yearlySaving())
                .isEqualTo(Money.ZERO);
    }

    @Test
    void a_dearer_form_is_a_negative_saving() {
        assertThat(effect(InvoiceForm.ELECTRONIC, "96", prices("4.20", "5.90")).yearlySaving())
                .isEqualTo(Money.of("-22.03"));
    }

    @Test
    void water_that_is_cheaper_with_electronic_invoices_counts_by_the_use_of_a_year() {
        var prices = new ArrayList<>(prices("5", "5"));
        prices.removeIf(price -> price.service().equals(BilledService.WATER));
        prices.add(price(BilledService.WATER, PriceFor.invoice(InvoiceForm.PAPER), PriceUnit.CUBIC_METRE, "5"));
        prices.add(price(BilledService.WATER, PriceFor.invoice(InvoiceForm.ELECTRONIC), PriceUnit.CUBIC_METRE, "4.50"));

        assertThat(effect(InvoiceForm.ELECTRONIC, "100", prices).yearlySaving()).isEqualTo(Money.of("54"));
    }

    @Test
    void without_a_price_for_the_other_form_nothing_is_promised() {
        var prices = prices("5.90", "4.20").stream()
                .filter(price -> price.whom().invoiceForm() != InvoiceForm.ELECTRONIC)
                .toList();

        assertThat(FormChange.effect(PAPER, InvoiceForm.ELECTRONIC, FROM, BigDecimal.TEN, prices, LITRES))
                .isEmpty();
    }

    /** What one direction saves, the other costs. */
    @Test
    void there_and_back_is_nothing() {
        var random = new Random(9);
        for (var round = 0; round < 200; round++) {
            var prices = prices(random.nextInt(1, 2000) + ".0" + random.nextInt(9), random.nextInt(1, 2000) + ".5");
            var used = Integer.toString(random.nextInt(400));
            var there = effect(InvoiceForm.ELECTRONIC, used, prices);
            var back = FormChange.effect(
                            FormChange.in(PAPER, InvoiceForm.ELECTRONIC),
                            InvoiceForm.PAPER,
                            FROM,
                            new BigDecimal(used),
                            prices,
                            LITRES)
                    .orElseThrow();

            assertThat(there.yearlySaving().plus(back.yearlySaving())).isEqualTo(Money.ZERO);
            assertThat(there.feeThen()).isEqualTo(back.feeNow());
        }
    }

    private static FormEffect effect(InvoiceForm form, String used, List<Price> prices) {
        return FormChange.effect(PAPER, form, FROM, new BigDecimal(used), prices, LITRES)
                .orElseThrow();
    }

    private static List<Price> prices(String paper, String electronic) {
        return List.of(
                price(BilledService.WATER, PriceFor.EVERYBODY, PriceUnit.CUBIC_METRE, "4.49"),
                price(BilledService.SEWAGE, PriceFor.group("GD"), PriceUnit.CUBIC_METRE, "4.57"),
                price(BilledService.SUBSCRIPTION, PriceFor.invoice(InvoiceForm.PAPER), PriceUnit.MONTH, paper),
                price(
                        BilledService.SUBSCRIPTION,
                        PriceFor.invoice(InvoiceForm.ELECTRONIC),
                        PriceUnit.MONTH,
                        electronic));
    }

    private static Price price(BilledService service, PriceFor whom, PriceUnit unit, String net) {
        return new Price(
                new PriceSource("GD.1", 1),
                service,
                whom,
                unit,
                new BigDecimal(net),
                VatRate.of("8"),
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2027, 1, 1));
    }
}
