package pl.nurt.billing.tariffs.internal.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import pl.nurt.billing.pricing.Price;
import pl.nurt.billing.pricing.PriceSource;
import pl.nurt.billing.pricing.VatRate;
import pl.nurt.billing.tariffs.DatedRate;
import pl.nurt.billing.tariffs.RateKind;
import pl.nurt.billing.tariffs.Tariff;
import pl.nurt.billing.tariffs.TariffDraft;
import pl.nurt.billing.tariffs.TariffItem;

/** The prices that follow from tariffs and rates of VAT: each for the days on which neither its step nor its rate changes. */
public final class PriceList {
    private final Collection<DatedRate> rates;

    public PriceList(Collection<DatedRate> rates) {
        this.rates = List.copyOf(rates);
    }

    /** Of a tariff, while it holds; days without a rate of VAT have no price. */
    public List<Price> of(Tariff tariff) {
        return of(tariff.said(), tariff.until());
    }

    /** As the tariff would be if no later one superseded it. */
    public List<Price> of(TariffDraft tariff) {
        return of(tariff, tariff.until());
    }

    /** One step of a tariff, as if it held from the first day on and until the other one. */
    public List<Price> asIf(TariffDraft tariff, int step, LocalDate from, LocalDate until) {
        var prices = new ArrayList<Price>();
        tariff.items().forEach(item -> add(prices, tariff, item, step, from, until));
        return prices;
    }

    private List<Price> of(TariffDraft tariff, LocalDate until) {
        var prices = new ArrayList<Price>();
        for (var place = 0; place < tariff.steps().size(); place++) {
            var from = tariff.steps().get(place);
            var next = place + 1 < tariff.steps().size() ? tariff.steps().get(place + 1) : tariff.until();
            for (var item : tariff.items()) {
                add(prices, tariff, item, place + 1, from, next.isBefore(until) ? next : until);
            }
        }
        return prices;
    }

    private void add(
            List<Price> prices, TariffDraft tariff, TariffItem item, int step, LocalDate from, LocalDate until) {
        var net = item.net(step);
        if (net == null) {
            return;
        }
        var begins = new TreeMap<LocalDate, BigDecimal>();
        rates.stream()
                .filter(rate -> rate.kind() == RateKind.of(item.vat()))
                .forEach(rate -> begins.put(rate.from(), rate.percent()));
        for (var begin : begins.entrySet()) {
            var first = begin.getKey().isAfter(from) ? begin.getKey() : from;
            var next = begins.higherKey(begin.getKey());
            var end = next != null && next.isBefore(until) ? next : until;
            if (first.isBefore(end)) {
                prices.add(new Price(
                        new PriceSource(tariff.decision(), step),
                        item.service(),
                        item.whom(),
                        item.unit(),
                        net,
                        new VatRate(begin.getValue()),
                        first,
                        end));
            }
        }
    }
}
