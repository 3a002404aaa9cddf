package pl.nurt.billing.runs.internal;

import java.util.List;
import org.springframework.stereotype.Component;
import pl.nurt.billing.RunItemId;
import pl.nurt.billing.invoices.internal.InvoiceOrigin;
import pl.nurt.billing.runs.BillingPeriod;
import pl.nurt.billing.runs.internal.Assessments.Due;
import pl.nurt.billing.runs.internal.rules.BilledSince;
import pl.nurt.identity.UserAccountId;

/** Issues the invoice of one contract, in the transaction of whoever calls: all of it, or nothing when it throws. */
@Component
class ContractIssue {
    private final ItemRepository items;
    private final ContractQuery contracts;
    private final Assessments assessments;
    private final InvoiceIssue invoice;

    ContractIssue(ItemRepository items, ContractQuery contracts, Assessments assessments, InvoiceIssue invoice) {
        this.items = items;
        this.contracts = contracts;
        this.assessments = assessments;
        this.invoice = invoice;
    }

    /** What holds for all contracts of a piece of work. */
    record Work(BillingPeriod period, BilledSince since, PriceTable prices, UserAccountId by) {}

    /**
     * Nothing happens when it does not go in any more: somebody else issued it, or took it out.
     *
     * @throws NotAsPlannedException when it would be another invoice than the dry run said
     */
    void issue(RunItemId id, Work work) {
        var planned = items.take(id).orElse(null);
        if (planned == null) {
            return;
        }
        contracts.lock(planned.contract());
        var facts = contracts.find(planned.contract()).orElseThrow();
        var days = facts.due(work.period(), work.since())
                .orElseThrow(() -> facts.isBilledUntil(planned.until())
                        ? NotAsPlannedException.billed()
                        : NotAsPlannedException.notDue());
        var due = new Due(facts, days);
        invoice.freeze(planned.contract(), due.place());
        var now = assessments.assess(List.of(due), work.prices()).getFirst();
        if (now.assessment().isOddBeyond(planned.holds()) || !planned.isStill(facts, now.assessment())) {
            throw NotAsPlannedException.other(now);
        }
        invoice.write(new InvoiceOrigin.OfRun(id), now, work.by());
        if (!items.issued(id)) {
            throw new IllegalStateException("taken, but not there any more: " + id);
        }
    }
}
