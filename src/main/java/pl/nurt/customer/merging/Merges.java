package pl.nurt.customer.merging;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.customer.CustomerChanged;
import pl.nurt.customer.CustomerDeed;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.internal.people.MergeRepository;
import pl.nurt.identity.AccessNarrowed;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.Changes;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.RefusedInputException;

/**
 * Two customers that turned out to be one. Nothing is deleted: the duplicate points to the survivor, who takes over its contracts, contacts,
 * representatives and accounts; its notes and consents are read with the survivor's. The history of
 * both says so.
 */
@Service
@Transactional
public class Merges {
    private final MergeRepository merges;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Merges(MergeRepository merges, Audit audit, ApplicationEventPublisher events, Clock clock) {
        this.merges = merges;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Lets the duplicate live on in the survivor.
     *
     * @throws RefusedInputException when they are the same, or one of them was merged before
     * @throws NotFoundException if one of them does not exist
     */
    @HasRight(Right.KEEP_CUSTOMERS)
    public CustomerMergeId merge(CustomerId duplicate, CustomerId survivor, Viewer viewer) {
        if (duplicate.equals(survivor)) {
            throw new RefusedInputException(List.of(new FieldProblem("survivor", "customer.problem.sameCustomer")));
        }
        if (!merges.lockLiving(duplicate, survivor)) {
            throw new RefusedInputException(List.of(new FieldProblem("survivor", "customer.problem.alreadyMerged")));
        }
        var id = merges.merge(duplicate, survivor, viewer.account(), clock.instant());
        audit.changed(
                viewer,
                CustomerDeed.CUSTOMER_MERGED,
                CustomerDeed.subject(duplicate),
                Changes.none().with("survivor", null, merges.named(survivor)));
        audit.changed(
                viewer,
                CustomerDeed.CUSTOMER_MERGED,
                CustomerDeed.subject(survivor),
                Changes.none().with("duplicate", null, merges.named(duplicate)));
        events.publishEvent(new CustomerChanged(Set.of(duplicate, survivor)));
        return id;
    }

    /** The merge that made this customer point to another one. */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public Optional<CustomerMergeId> of(CustomerId duplicate) {
        return merges.of(duplicate);
    }

    /**
     * Gives the duplicate back what it had. Possible while everything that was moved is still with the survivor.
     *
     * @throws RefusedInputException when something was built on the merge since
     * @throws NotFoundException if there is no such merge, or it was undone before
     */
    @HasRight(Right.KEEP_CUSTOMERS)
    public void undo(CustomerMergeId merge, Viewer viewer) {
        var pair = merges.lock(merge).orElseThrow(NotFoundException::new);
        if (!merges.giveBack(merge, pair)) {
            throw new RefusedInputException(List.of(new FieldProblem("merge", "customer.problem.builtOn")));
        }
        merges.undone(merge, pair, viewer.account(), clock.instant());
        audit.changed(
                viewer,
                CustomerDeed.MERGE_UNDONE,
                CustomerDeed.subject(pair.duplicate()),
                Changes.none().with("survivor", merges.named(pair.survivor()), null));
        audit.changed(
                viewer,
                CustomerDeed.MERGE_UNDONE,
                CustomerDeed.subject(pair.survivor()),
                Changes.none().with("duplicate", merges.named(pair.duplicate()), null));
        events.publishEvent(new CustomerChanged(Set.of(pair.duplicate(), pair.survivor())));
        merges.accounts(merge).forEach(account -> events.publishEvent(new AccessNarrowed(account)));
    }
}
