package pl.nurt.billing.runs.internal;

import java.time.LocalDate;
import java.util.List;
import pl.nurt.billing.RunItemId;
import pl.nurt.billing.runs.Hold;
import pl.nurt.billing.runs.internal.rules.Assessment;
import pl.nurt.billing.runs.internal.rules.ContractFacts;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.SupplyContractId;
import pl.nurt.platform.Money;

/** A contract as the dry run left it. @param holds what somebody has accepted */
public record Planned(
        RunItemId id,
        SupplyContractId contract,
        CustomerId customer,
        LocalDate from,
        LocalDate until,
        List<Hold> holds,
        Money net,
        Money gross) {
    /** Whether it would be the same invoice. */
    public boolean isStill(ContractFacts facts, Assessment now) {
        var bill = now.bill();
        return bill != null
                && customer.equals(facts.customer())
                && from.equals(now.days().from())
                && until.equals(now.days().until())
                && net.equals(bill.totals().net())
                && gross.equals(bill.totals().gross());
    }
}
