package pl.nurt.billing.consents.internal.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import pl.nurt.billing.consents.FormEffect;
import pl.nurt.billing.pricing.BillLine;
import pl.nurt.billing.pricing.BillRequest;
import pl.nurt.billing.pricing.BilledService;
import pl.nurt.billing.pricing.BilledTerms;
import pl.nurt.billing.pricing.BillingSettings;
import pl.nurt.billing.pricing.Measured;
import pl.nurt.billing.pricing.Price;
import pl.nurt.billing.pricing.Priced;
import pl.nurt.billing.pricing.Supply;
import pl.nurt.billing.pricing.UsedWater;
import pl.nurt.billing.pricing.internal.rules.TariffCalculator;
import pl.nurt.billing.runs.BillingPeriod;
import pl.nurt.customer.supply.ContractTerms;
import pl.nurt.customer.supply.InvoiceForm;
import pl.nurt.platform.Money;

/** A change of the form of invoices: from when, and what it costs or saves by the same calculation as every bill. */
public final class FormChange {
    private FormChange() {}

    /** The first day of the period after the one in which the day lies. */
    public static LocalDate from(LocalDate day, int months) {
        var last = YearMonth.of(day.getYear(), (day.getMonthValue() + months - 1) / months * months);
        return new BillingPeriod(last, months).until();
    }

    /** Each of the terms with that form of invoices. */
    public static ContractTerms in(ContractTerms terms, InvoiceForm form) {
        return new ContractTerms(
                terms.validFrom(),
                terms.tariffGroup(),
                terms.billingMonths(),
                form,
                terms.water(),
                terms.sewage(),
                terms.rain());
    }

    /**
     * @param now what was agreed for the first day
     * @param used cubic metres of a year
     * @param prices of the day on which it would begin; they are taken to hold for a year
     * @return empty when the tariff has no price for one of both
     */
    public static Optional<FormEffect> effect(
            ContractTerms now,
            InvoiceForm form,
            LocalDate from,
            BigDecimal used,
            Collection<Price> prices,
            BillingSettings settings) {
        var year = prices.stream()
                .filter(price -> price.holdsOn(from))
                .map(price -> price.between(from, from.plusYears(1)))
                .toList();
        return year(now, from, used, year, settings)
                .flatMap(before -> year(in(now, form), from, used, year, settings)
                        .map(after -> new FormEffect(
                                form,
                                from,
                                fee(before),
                                fee(after),
                                before.totals().gross().minus(after.totals().gross()))));
    }

    private static Optional<Priced.Bill> year(
            ContractTerms terms, LocalDate from, BigDecimal used, Collection<Price> prices, BillingSettings settings) {
        var until = from.plusYears(1);
        var billed = new BilledTerms(
                from,
                until,
                terms.tariffGroup(),
                Measured.METERED,
                terms.invoiceForm(),
                terms.billingMonths(),
                terms.water(),
                terms.sewage(),
                // How much rain is agreed does not depend on the form of invoices, and is not known here.
                false);
        var water = new UsedWater(
                from, until, used.setScale(settings.quantityScale(), RoundingMode.DOWN), false, List.of());
        var priced = TariffCalculator.bill(
                new BillRequest(
                        from, until, List.of(Supply.metered(List.of(billed), List.of(water), List.of())), List.of()),
                prices,
                settings);
        return priced instanceof Priced.Bill bill ? Optional.of(bill) : Optional.empty();
    }

    private static Money fee(Priced.Bill year) {
        return year.lines().stream()
                .filter(line -> line.service().equals(BilledService.SUBSCRIPTION))
                .map(BillLine::price)
                .findFirst()
                .map(price -> Money.of(price.net()).plus(price.vat().on(Money.of(price.net()))))
                .orElse(Money.ZERO);
    }
}
