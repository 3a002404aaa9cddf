package pl.nurt.billing.settlement;

import java.util.List;
import org.springframework.stereotype.Service;
import pl.nurt.billing.BillingDeed;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.settlement.internal.SettlementDesk;
import pl.nurt.customer.CustomerDeed;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.SupplyContractId;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Looks;
import pl.nurt.platform.NotFoundException;

/** The office settles any contract up to now, and one that has ended, also by a change of owner, up to its end. */
@Service
@HasRight(Right.RUN_BILLS)
public class OfficeSettlements {
    private final SettlementDesk desk;
    private final Looks looks;

    OfficeSettlements(SettlementDesk desk, Looks looks) {
        this.desk = desk;
        this.looks = looks;
    }

    /** Of a customer, those that ended as well. */
    public List<SettledContract> contracts(CustomerId customer) {
        return desk.of(customer);
    }

    /** That somebody looked is noted. @throws NotFoundException if there is no such contract */
    public SettledContract open(SupplyContractId contract) {
        looks.note(BillingDeed.SETTLEMENT_SEEN, CustomerDeed.subject(contract));
        return get(contract);
    }

    private SettledContract get(SupplyContractId contract) {
        return desk.find(contract).orElseThrow(NotFoundException::new);
    }

    public List<MeterNow> meters(SupplyContractId contract) {
        return desk.meters(get(contract));
    }

    /** Has the meters read; what is under way is not asked twice. @return false when none of them can be read from afar */
    public boolean readNow(Viewer viewer, SupplyContractId contract) {
        return desk.readNow(get(contract), viewer.account());
    }

    public boolean isSilent(SupplyContractId contract) {
        return desk.isSilent(meters(contract));
    }

    /** What a bill of now would come to, or why there can be none. Nothing is issued. */
    public SettlementAnswer offer(SupplyContractId contract) {
        return desk.offer(get(contract).id(), AskedFrom.OFFICE);
    }

    /**
     * Issues what was shown; again it answers with the same invoice.
     *
     * @throws OfferChangedException when it would not be the same bill any more; nothing was issued
     */
    public InvoiceId settle(Viewer viewer, SettlementOffer offer) {
        return desk.settle(offer, AskedFrom.OFFICE, viewer.account());
    }
}
