package pl.nurt.customer.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.customer.CustomerChanged;
import pl.nurt.customer.CustomerDeed;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.CustomerRef;
import pl.nurt.customer.MergedCustomerException;
import pl.nurt.customer.internal.people.CustomerChanges;
import pl.nurt.customer.internal.people.CustomerQuery;
import pl.nurt.customer.internal.people.CustomerRepository;
import pl.nurt.customer.internal.rules.CustomerChecks;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.Changes;
import pl.nurt.identity.audit.Looks;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.StaleEditException;
import pl.nurt.platform.TypedText;

/**
 * The register of customers.
 *
 * <p>Nothing is deleted: what no longer holds keeps its row with the moment it ended. A change names the version its maker saw; when that
 * is not the present one, nothing happens and {@link StaleEditException} says so.
 */
@Service
@Transactional
public class Customers {
    private final CustomerRepository customers;
    private final CustomerQuery query;
    private final Audit audit;
    private final Looks looks;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Customers(
            CustomerRepository customers,
            CustomerQuery query,
            Audit audit,
            Looks looks,
            ApplicationEventPublisher events,
            Clock clock) {
        this.customers = customers;
        this.query = query;
        this.audit = audit;
        this.looks = looks;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A page of the list in Polish order, by key.
     *
     * @param after the last row of the page before; null for the first page
     * @param skip how many rows after that one to leave out
     */
    @HasRight(Right.STAFF)
    public List<CustomerRow> page(CustomerFilter filter, @Nullable CustomerRow after, int skip, int size) {
        looks.note(CustomerDeed.CUSTOMERS_LISTED, CustomerDeed.REGISTER);
        return query.page(filter, after, skip, size, today());
    }

    /** The answer of the list to these words was there long enough to be read. @param shown the numbers of the customers in it */
    @HasRight(Right.STAFF)
    public void seen(String text, Collection<String> shown) {
        looks.asked(CustomerDeed.CUSTOMERS_LISTED, CustomerDeed.REGISTER, text, shown);
    }

    /** These rows of the list that was asked for this text, as they are now; those that are gone are missing. */
    @HasRight(Right.STAFF)
    public List<CustomerRow> rows(Collection<CustomerId> wanted, String text) {
        looks.note(CustomerDeed.CUSTOMERS_LISTED, CustomerDeed.REGISTER);
        return query.rows(wanted, text, today());
    }

    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public CustomerCounts counts(CustomerFilter filter) {
        return query.counts(filter, today());
    }

    /** @throws NotFoundException if there is no such customer */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public CustomerCard card(CustomerId customer) {
        return query.card(customer, today()).orElseThrow(NotFoundException::new);
    }

    /**
     * The customer's page is opened: as {@link #card}, and the log notes who looked.
     *
     * @throws NotFoundException if there is no such customer
     */
    @HasRight(Right.STAFF)
    public CustomerCard look(CustomerId customer, Viewer viewer) {
        var card = card(customer);
        audit.looked(viewer, CustomerDeed.CUSTOMER_SEEN, CustomerDeed.subject(customer));
        return card;
    }

    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public Optional<CustomerRef> byNumber(String number) {
        return query.byNumber(TypedText.line(number));
    }

    /** The whole PESEL, for whoever must see it now; the log notes it. @throws NotFoundException if there is no such customer or no PESEL is kept */
    @HasRight(Right.KEEP_CUSTOMERS)
    public String revealPesel(CustomerId customer, Viewer viewer) {
        var pesel = customers.pesel(customer).orElseThrow(NotFoundException::new);
        audit.looked(viewer, CustomerDeed.PESEL_SEEN, CustomerDeed.subject(customer));
        return pesel;
    }

    /**
     * Takes a new customer in under the next free number.
     *
     * @throws RefusedInputException with what is wrong at which field
     */
    @HasRight(Right.KEEP_CUSTOMERS)
    public CustomerId add(CustomerDraft draft, Viewer viewer) {
        var tidied = checked(draft, null);
        var id = customers.insert(customers.nextNumber(), tidied, clock.instant());
        audit.changed(
                viewer,
                CustomerDeed.CUSTOMER_ADDED,
                CustomerDeed.subject(id),
                CustomerChanges.between(null, tidied, null, nameOf(tidied.buyer())));
        events.publishEvent(CustomerChanged.of(id));
        return id;
    }

    /**
     * Changes a customer; when nothing of it is other than before, nothing happens.
     *
     * @throws RefusedInputException with what is wrong at which field
     * @throws StaleEditException if somebody was faster; {@link #card} tells what holds now
     * @throws MergedCustomerException if the customer lives on in another
     * @throws NotFoundException if there is no such customer
     */
    @HasRight(Right.KEEP_CUSTOMERS)
    public void change(CustomerId customer, int version, CustomerDraft draft, Viewer viewer) {
        customers.holdLiving(customer);
        var before = card(customer);
        var tidied = checked(draft, before);
        var pesel = tidied.pesel() == null ? null : customers.pesel(customer).orElse(null);
        if (before.version() != version) {
            throw new StaleEditException();
        }
        var changes = CustomerChanges.between(before, tidied, pesel, nameOf(tidied.buyer()));
        if (changes.isEmpty() && Objects.equals(idOf(before.buyer()), tidied.buyer())) {
            return;
        }
        if (!customers.update(before, tidied, clock.instant())) {
            throw new StaleEditException();
        }
        audit.changed(viewer, CustomerDeed.CUSTOMER_CHANGED, CustomerDeed.subject(customer), changes);
        events.publishEvent(CustomerChanged.of(customer));
    }

    /**
     * @throws RefusedInputException with what is wrong at which field
     * @throws MergedCustomerException if the customer lives on in another
     * @throws NotFoundException if there is no such customer
     */
    @HasRight(Right.KEEP_CUSTOMERS)
    public RepresentativeId addRepresentative(CustomerId customer, RepresentativeDraft draft, Viewer viewer) {
        var problems = CustomerChecks.problems(draft);
        if (!problems.isEmpty()) {
            throw new RefusedInputException(problems);
        }
        customers.holdLiving(customer);
        var tidied = CustomerChecks.tidied(draft);
        var from = tidied.validFrom();
        var id = customers.addRepresentative(customer, tidied, from == null ? today() : from);
        customers.touch(customer);
        audit.changed(
                viewer,
                CustomerDeed.REPRESENTATIVE_ADDED,
                CustomerDeed.subject(customer),
                Changes.none().with("representative", null, tidied.name()).with("capacity", null, tidied.capacity()));
        events.publishEvent(CustomerChanged.of(customer));
        return id;
    }

    /** From today on the person no longer acts; nothing happens when that was said before. */
    @HasRight(Right.KEEP_CUSTOMERS)
    public void endRepresentative(RepresentativeId representative, Viewer viewer) {
        customers.endRepresentative(representative, today()).ifPresent(customer -> {
            customers.touch(customer);
            audit.changed(
                    viewer,
                    CustomerDeed.REPRESENTATIVE_ENDED,
                    CustomerDeed.subject(customer),
                    Changes.none().with("representative", customers.representative(representative), null));
            events.publishEvent(CustomerChanged.of(customer));
        });
    }

    private static @Nullable CustomerId idOf(@Nullable CustomerRef ref) {
        return ref == null ? null : ref.customerId();
    }

    private @Nullable String nameOf(@Nullable CustomerId buyer) {
        return buyer == null ? null : customers.name(buyer).orElse(null);
    }

    private CustomerDraft checked(CustomerDraft draft, @Nullable CustomerCard before) {
        var present = before == null ? null : before.customerId();
        var problems = new ArrayList<>(CustomerChecks.problems(draft));
        var tidied = CustomerChecks.tidied(draft);
        var pesel = tidied.pesel();
        if (problems.isEmpty()
                && pesel != null
                && customers.otherWithPesel(pesel, present).isPresent()) {
            problems.add(new FieldProblem("pesel", "customer.problem.peselTaken"));
        }
        var buyer = draft.buyer();
        var isKept = before != null
                && before.buyer() != null
                && before.buyer().customerId().equals(buyer);
        if (buyer != null && !isKept && (buyer.equals(present) || !customers.isLiving(buyer))) {
            problems.add(new FieldProblem("buyer", "customer.problem.buyer"));
        }
        if (!problems.isEmpty()) {
            throw new RefusedInputException(problems);
        }
        return tidied;
    }

    private LocalDate today() {
        return CivilTime.dayOf(clock.instant());
    }
}
