package pl.nurt.billing.runs.internal;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.nurt.billing.runs.BillingPeriod;
import pl.nurt.billing.runs.internal.Assessments.Due;
import pl.nurt.billing.runs.internal.ItemRepository.Assessed;
import pl.nurt.billing.tariffs.Tariffs;
import pl.nurt.customer.SupplyContractId;

/** Looks at one contract of a run once more, as a dry run would now. */
@Component
public class SecondLook {
    private final RunRepository runs;
    private final ContractQuery contracts;
    private final Assessments assessments;
    private final Tariffs tariffs;

    SecondLook(RunRepository runs, ContractQuery contracts, Assessments assessments, Tariffs tariffs) {
        this.runs = runs;
        this.contracts = contracts;
        this.assessments = assessments;
        this.tariffs = tariffs;
    }

    /** Empty when nothing of it is due in that run any more. */
    public Optional<Assessed> at(SupplyContractId contract, BillingPeriod period) {
        var since = runs.since(period);
        return contracts
                .find(contract)
                .flatMap(facts -> facts.due(period, since).map(days -> new Due(facts, days)))
                .map(due -> assessments
                        .assess(List.of(due), new PriceTable(tariffs))
                        .getFirst());
    }
}
