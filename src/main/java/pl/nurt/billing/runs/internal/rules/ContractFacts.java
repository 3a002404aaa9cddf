package pl.nurt.billing.runs.internal.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.invoices.Party;
import pl.nurt.billing.pricing.BilledTerms;
import pl.nurt.billing.pricing.internal.rules.AgreedTerms;
import pl.nurt.billing.pricing.internal.rules.BilledIndexes;
import pl.nurt.billing.runs.BillingPeriod;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.ServicePointId;
import pl.nurt.customer.SupplyContractId;
import pl.nurt.customer.supply.ContractTerms;
import pl.nurt.metering.use.IndexReading;

/**
 * A contract as the register tells it now.
 *
 * @param validTo the first day on which it no longer holds; null while no end is known
 * @param buyer null where nobody said where they live
 * @param recipient null when the buyer takes it themselves
 */
public record ContractFacts(
        SupplyContractId contract,
        CustomerId customer,
        ServicePointId place,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        Billed billed,
        List<ContractTerms> agreed,
        @Nullable Party buyer,
        @Nullable Party recipient) {
    public ContractFacts {
        agreed = List.copyOf(agreed);
    }

    /** The same with the indexes with which its last invoice ended. */
    public ContractFacts endingWith(List<IndexReading> indexes, BilledIndexes asBilled) {
        return billed(new Billed(billed.until(), indexes, asBilled, billed.elsewhere()));
    }

    /** The same as it was when that was billed. */
    public ContractFacts billed(Billed then) {
        return new ContractFacts(contract, customer, place, validFrom, validTo, then, agreed, buyer, recipient);
    }

    /** One after the other; empty where nothing was agreed. */
    public List<BilledTerms> terms() {
        return agreed.isEmpty() ? List.of() : AgreedTerms.of(agreed, validFrom, validTo);
    }

    /** The days that a run bills; empty when it bills none. A contract without terms is due in every run, so that somebody sees it. */
    public Optional<DueDays> due(BillingPeriod period, BilledSince since) {
        return unbilledFrom(period, since)
                .flatMap(begin -> DueDays.of(validFrom, validTo, begin, period))
                .filter(days -> agreed.isEmpty() || days.areBilledEvery(period.months(), terms()))
                .map(this::afterOthers);
    }

    /**
     * The days that a bill covers which somebody asks for, whatever the cycle.
     *
     * @param day the first one that is not billed
     * @param since null while nothing was ever billed here
     */
    public Optional<DueDays> dueUntil(LocalDate day, @Nullable BilledSince since) {
        var begin = billed.until() != null
                ? Optional.of(billed.until())
                : since == null ? Optional.<LocalDate>empty() : since.firstOf(terms());
        return begin.flatMap(from -> DueDays.until(validFrom, validTo, from, day))
                .map(this::afterOthers);
    }

    private Optional<LocalDate> unbilledFrom(BillingPeriod period, BilledSince since) {
        if (billed.until() != null) {
            return Optional.of(billed.until());
        }
        return agreed.isEmpty() ? Optional.of(since.of(period.months())) : since.firstOf(terms());
    }

    /** What stands on an invoice of another contract is not billed again; where nothing is left the days stay, so that somebody sees them. */
    private DueDays afterOthers(DueDays days) {
        var other = billed.elsewhere();
        return other != null
                        && other.until().isAfter(days.from())
                        && other.until().isBefore(days.until())
                ? new DueDays(other.until(), days.until())
                : days;
    }

    /** Whether an invoice of its own bills it until that day or longer. */
    public boolean isBilledUntil(LocalDate day) {
        var until = billed.until();
        return until != null && !until.isBefore(day);
    }
}
