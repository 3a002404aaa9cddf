package pl.nurt.billing.runs;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.pricing.BilledService;
import pl.nurt.billing.pricing.PriceSource;
import pl.nurt.billing.pricing.PriceUnit;
import pl.nurt.billing.pricing.VatRate;
import pl.nurt.platform.Money;

/** What the contracts of a run come to that are not held, issued or not yet: by price, by tariff group and by rate of VAT. */
public record RunSums(List<ByPrice> prices, List<ByGroup> groups, List<ByRate> rates) {
    /** What comes of one price. */
    public record ByPrice(
            BilledService service,
            PriceSource source,
            PriceUnit unit,
            BigDecimal netPrice,
            long contracts,
            BigDecimal quantity,
            Money net) {}

    /** What comes of one tariff group. @param group its code; null where a contract has none */
    public record ByGroup(@Nullable String group, long contracts, Money net, Money gross) {}

    /** The tax is that of each invoice, added up. */
    public record ByRate(VatRate rate, Money net, Money vat) {
        public Money gross() {
            return net.plus(vat);
        }
    }

    public RunSums {
        prices = List.copyOf(prices);
        groups = List.copyOf(groups);
        rates = List.copyOf(rates);
    }

    public Money net() {
        return Money.sum(rates.stream().map(ByRate::net).toList());
    }

    public Money vat() {
        return Money.sum(rates.stream().map(ByRate::vat).toList());
    }

    public Money gross() {
        return net().plus(vat());
    }
}
