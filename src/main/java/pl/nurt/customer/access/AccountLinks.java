package pl.nurt.customer.access;

import java.time.Clock;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.customer.CustomerChanged;
import pl.nurt.customer.CustomerDeed;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.internal.access.AccessRepository;
import pl.nurt.customer.people.PortalAccount;
import pl.nurt.identity.AccessNarrowed;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.Author;
import pl.nurt.identity.audit.Changes;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.RefusedInputException;

/** Which accounts act for a customer, and which did. An account that is taken off a customer stays, with whatever else it acts for. */
@Service
@Transactional
public class AccountLinks {
    private static final int LONGEST_REASON = 200;

    private final AccessRepository links;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AccountLinks(AccessRepository links, Audit audit, ApplicationEventPublisher events, Clock clock) {
        this.links = links;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** The accounts that acted for the customer and no longer do, the last one first. */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public List<PastAccount> past(CustomerId customer, int most) {
        return links.past(customer, most);
    }

    /**
     * From now on the account sees nothing of the customer, on pages that are open too; nothing happens when that was said before.
     *
     * @throws RefusedInputException when no reason is given, or too long a one
     */
    @HasRight(Right.GIVE_ACCESS)
    public void unlink(CustomerId customer, PortalAccount account, String reason, Viewer viewer) {
        var why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw new RefusedInputException(List.of(new FieldProblem(
                    "reason", why.isEmpty() ? "customer.problem.needed" : "customer.problem.tooLong")));
        }
        if (links.unlink(account.accountId(), customer, viewer.account(), why, clock.instant())) {
            audit.changed(
                    Author.of(viewer),
                    CustomerDeed.ACCOUNT_UNLINKED,
                    CustomerDeed.subject(customer),
                    Changes.none().with("account", account.login(), null),
                    why);
            events.publishEvent(CustomerChanged.of(customer));
            events.publishEvent(new AccessNarrowed(account.accountId()));
        }
    }
}
