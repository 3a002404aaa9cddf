package pl.nurt.billing.runs.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pl.nurt.billing.pricing.BillingSettings;
import pl.nurt.billing.pricing.Price;
import pl.nurt.billing.pricing.SplitBy;
import pl.nurt.billing.runs.internal.rules.DueDays;
import pl.nurt.billing.tariffs.Tariffs;

/** What things cost on some days, as it was when it was first asked for; for one piece of work on one thread. */
public final class PriceTable {
    /** Nothing has a price then, and nothing is billed. */
    private static final BillingSettings WITHOUT_TARIFF = new BillingSettings(0, SplitBy.DAYS);

    private final Tariffs tariffs;
    private final Map<DueDays, Known> known = new HashMap<>();

    public PriceTable(Tariffs tariffs) {
        this.tariffs = tariffs;
    }

    /** @param settings of the tariff that holds on the last of the days */
    public record Known(List<Price> prices, BillingSettings settings) {}

    public Known on(DueDays days) {
        return known.computeIfAbsent(days, this::ask);
    }

    private Known ask(DueDays days) {
        var published = tariffs.published(days.from(), days.until());
        return new Known(
                tariffs.prices(days.from(), days.until()),
                published.isEmpty()
                        ? WITHOUT_TARIFF
                        : published.getLast().said().settings());
    }
}
