package pl.nurt.billing.runs.internal;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pl.nurt.billing.pricing.BillingSettings;
import pl.nurt.billing.pricing.Price;
import pl.nurt.billing.pricing.SplitBy;
import pl.nurt.billing.tariffs.Tariffs;

/** What things cost until a day, as it was when it was first asked for; for one piece of work on one thread. */
final class PriceTable {
    /** Nothing has a price then, and nothing is billed. */
    private static final BillingSettings WITHOUT_TARIFF = new BillingSettings(0, SplitBy.DAYS);

    private final Tariffs tariffs;
    private final LocalDate until;
    private final Map<LocalDate, Known> known = new HashMap<>();

    PriceTable(Tariffs tariffs, LocalDate until) {
        this.tariffs = tariffs;
        this.until = until;
    }

    /** @param settings of the tariff that holds last */
    record Known(List<Price> prices, BillingSettings settings) {}

    Known since(LocalDate from) {
        return known.computeIfAbsent(from, this::ask);
    }

    private Known ask(LocalDate from) {
        var published = tariffs.published(from, until);
        return new Known(
                tariffs.prices(from, until),
                published.isEmpty()
                        ? WITHOUT_TARIFF
                        : published.getLast().said().settings());
    }
}
