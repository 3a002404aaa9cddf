package pl.nurt.billing.runs.internal.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.invoices.Party;
import pl.nurt.billing.pricing.BilledTerms;
import pl.nurt.billing.pricing.internal.rules.AgreedTerms;
import pl.nurt.billing.runs.BillingPeriod;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.ServicePointId;
import pl.nurt.customer.SupplyContractId;
import pl.nurt.customer.supply.ContractTerms;

/**
 * A contract as the register tells it now.
 *
 * @param validTo the first day on which it no longer holds; null while no end is known
 * @param billedUntil the first day that no invoice bills; null while there is none
 * @param buyer null where nobody said where they live
 * @param recipient null when the buyer takes it themselves
 */
public record ContractFacts(
        SupplyContractId contract,
        CustomerId customer,
        ServicePointId place,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable LocalDate billedUntil,
        List<ContractTerms> agreed,
        @Nullable Party buyer,
        @Nullable Party recipient) {
    public ContractFacts {
        agreed = List.copyOf(agreed);
    }

    /** One after the other; empty where nothing was agreed. */
    public List<BilledTerms> terms() {
        return agreed.isEmpty() ? List.of() : AgreedTerms.of(agreed, validFrom, validTo);
    }

    /**
     * The days that a run bills; empty when it bills none. A contract without terms is due in every run, so that somebody sees it.
     *
     * @param since the first day of the first run of this cycle
     */
    public Optional<DueDays> due(BillingPeriod period, LocalDate since) {
        return DueDays.of(validFrom, validTo, billedUntil, since, period)
                .filter(days -> agreed.isEmpty() || days.areBilledEvery(period.months(), terms()));
    }
}
