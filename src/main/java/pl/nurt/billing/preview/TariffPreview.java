package pl.nurt.billing.preview;

import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a month would have cost under another tariff. Contracts = those in the sum + those without a reading + those without a price.
 *
 * @param compared whether a tariff held in that month; without, there is only what comes after
 * @param groups by code of the tariff group
 * @param most the customers whose bill changes most, in either direction; those who change nothing are left out
 * @param cheaper how many contracts would pay less
 * @param withoutReading contracts whose use of that month is not known
 * @param withoutPrice contracts for which a price is missing, before or after
 */
public record TariffPreview(
        YearMonth month,
        boolean compared,
        PreviewedSum sum,
        SortedMap<String, PreviewedSum> groups,
        List<PreviewedCustomer> most,
        long cheaper,
        long withoutReading,
        long withoutPrice) {
    public TariffPreview {
        groups = Collections.unmodifiableSortedMap(new TreeMap<>(groups));
        most = List.copyOf(most);
    }

    public long contracts() {
        return sum.contracts() + withoutReading + withoutPrice;
    }
}
