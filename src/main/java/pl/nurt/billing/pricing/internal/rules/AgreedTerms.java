package pl.nurt.billing.pricing.internal.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.pricing.BilledTerms;
import pl.nurt.billing.pricing.Measured;
import pl.nurt.customer.supply.ContractTerms;

/** The terms of a contract one after the other, from its first day to its last. */
public final class AgreedTerms {
    private AgreedTerms() {}

    /**
     * @param terms at least one; before the first ones begin, those hold
     * @param validTo the first day on which the contract no longer holds; null while no end is known
     * @return empty when the contract ended before it began
     */
    public static List<BilledTerms> of(List<ContractTerms> terms, LocalDate validFrom, @Nullable LocalDate validTo) {
        var end = validTo == null ? LocalDate.MAX : validTo;
        var sorted = terms.stream()
                .sorted(Comparator.comparing(ContractTerms::validFrom))
                .toList();
        var billed = new ArrayList<BilledTerms>();
        for (var place = 0; place < sorted.size(); place++) {
            var one = sorted.get(place);
            var from = place == 0 || one.validFrom().isBefore(validFrom) ? validFrom : one.validFrom();
            var next = place + 1 < sorted.size() ? sorted.get(place + 1).validFrom() : end;
            var until = next.isBefore(end) ? next : end;
            if (from.isBefore(until)) {
                billed.add(new BilledTerms(
                        from,
                        until,
                        one.tariffGroup(),
                        Measured.METERED,
                        one.invoiceForm(),
                        one.billingMonths(),
                        one.water(),
                        one.sewage(),
                        one.rain()));
            }
        }
        return billed;
    }
}
