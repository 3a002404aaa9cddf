package pl.nurt.billing.settlement;

import java.time.Duration;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.invoices.internal.OwnInvoiceQuery;
import pl.nurt.billing.settlement.internal.SettlementDesk;
import pl.nurt.customer.SupplyContractId;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.limits.Limit;
import pl.nurt.platform.limits.SharedLimits;
import pl.nurt.platform.security.SecurityEvent;
import pl.nurt.platform.security.SecuritySign;

/**
 * Residents settle their own contracts up to now: those that hold today for a customer the account acts for. Any other contract is answered with
 * {@link NotFoundException}, as one that does not exist.
 */
@Service
@PreAuthorize("hasRole('RESIDENT')")
public class OwnSettlements {
    /** A meter that is asked all the time wears its battery. */
    private static final Limit READINGS = new Limit("billing.read-now", 6, Duration.ofMinutes(15));

    private final SettlementDesk desk;
    private final OwnInvoiceQuery own;
    private final SharedLimits limits;
    private final ApplicationEventPublisher events;

    OwnSettlements(SettlementDesk desk, OwnInvoiceQuery own, SharedLimits limits, ApplicationEventPublisher events) {
        this.desk = desk;
        this.own = own;
        this.limits = limits;
        this.events = events;
    }

    /** By address. */
    public List<SettledContract> contracts(Viewer viewer) {
        return desk.holding(own.customers(viewer.account()));
    }

    /** Its main meters with what is known of them last. */
    public List<MeterNow> meters(Viewer viewer, SupplyContractId contract) {
        return desk.meters(find(viewer, contract));
    }

    /**
     * Has the meters read; what is under way is not asked twice.
     *
     * @return false when none of them can be read from afar, or the account asked too often
     */
    public boolean readNow(Viewer viewer, SupplyContractId contract) {
        var theirs = find(viewer, contract);
        return limits.take(READINGS, Long.toString(viewer.account().value())).granted()
                && desk.readNow(theirs, viewer.account());
    }

    /** Whether the meters were asked and one of them will not answer. */
    public boolean isSilent(Viewer viewer, SupplyContractId contract) {
        return desk.isSilent(meters(viewer, contract));
    }

    /** What a bill of now would come to, or why there can be none. Nothing is issued. */
    public SettlementAnswer offer(Viewer viewer, SupplyContractId contract) {
        return desk.offer(find(viewer, contract).id(), AskedFrom.PORTAL);
    }

    /**
     * Issues what was shown; again it answers with the same invoice.
     *
     * @throws OfferChangedException when it would not be the same bill any more; nothing was issued
     */
    public InvoiceId settle(Viewer viewer, SettlementOffer offer) {
        find(viewer, offer.contract());
        return desk.settle(offer, AskedFrom.PORTAL, viewer.account());
    }

    private SettledContract find(Viewer viewer, SupplyContractId id) {
        var theirs = contracts(viewer).stream()
                .filter(contract -> contract.id().equals(id))
                .findFirst();
        if (theirs.isEmpty() && desk.find(id).isPresent()) {
            events.publishEvent(SecurityEvent.ofCaller(
                    SecuritySign.FORBIDDEN, "identity.account", viewer.account().value()));
        }
        return theirs.orElseThrow(NotFoundException::new);
    }
}
