package pl.nurt.customer.consents;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.customer.CustomerChanged;
import pl.nurt.customer.CustomerDeed;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.MergedCustomerException;
import pl.nurt.customer.SupplyContractId;
import pl.nurt.customer.internal.people.ConsentRepository;
import pl.nurt.customer.internal.people.CustomerRepository;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.Changes;

/** What customers agreed to and took back. Each word is kept; the last one on a subject counts. */
@Service
@Transactional
public class Consents {
    private final ConsentRepository consents;
    private final CustomerRepository customers;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Consents(
            ConsentRepository consents,
            CustomerRepository customers,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.consents = consents;
        this.customers = customers;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** The last word on each subject and contract; subjects nobody spoke of are missing. */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public List<CustomerConsent> of(CustomerId customer) {
        return consents.lastWords(customer);
    }

    /** Every word that was said, newest first. */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public List<CustomerConsent> register(CustomerId customer, int most) {
        return consents.all(customer, most);
    }

    /**
     * Keeps what the customer said now.
     *
     * @param textVersion of the text that was read to or by the customer
     * @throws MergedCustomerException if the customer lives on in another
     */
    @HasRight(Right.KEEP_CUSTOMERS)
    public void record(
            CustomerId customer,
            @Nullable SupplyContractId contract,
            ConsentSubject subject,
            boolean given,
            String textVersion,
            ConsentEvidence evidence,
            Viewer viewer) {
        customers.holdLiving(customer);
        consents.insert(customer, contract, subject, given, textVersion, evidence, viewer.account(), clock.instant());
        audit.changed(
                viewer,
                CustomerDeed.CONSENT_RECORDED,
                CustomerDeed.subject(customer),
                Changes.none()
                        .with("consent", null, subject)
                        .with("given", null, given)
                        .with("textVersion", null, textVersion)
                        .with("evidence", null, evidence));
        events.publishEvent(CustomerChanged.of(customer));
    }
}
