package pl.nurt.customer.supply;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.customer.CustomerChanged;
import pl.nurt.customer.CustomerDeed;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.MergedCustomerException;
import pl.nurt.customer.ServicePointId;
import pl.nurt.customer.SupplyContractId;
import pl.nurt.customer.internal.people.CustomerRepository;
import pl.nurt.customer.internal.rules.SupplyChecks;
import pl.nurt.customer.internal.supply.ContractRepository;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.Changes;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.StaleEditException;

/**
 * What is agreed with customers about places. At one place at most one contract holds at a time.
 *
 * <p>Contracts end and terms follow one another; nothing that held once is changed or deleted.
 */
@Service
@Transactional
public class Contracts {
    private final ContractRepository contracts;
    private final CustomerRepository customers;
    private final List<PlaceMeters> meters;
    private final List<BilledDays> billed;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Contracts(
            ContractRepository contracts,
            CustomerRepository customers,
            List<PlaceMeters> meters,
            List<BilledDays> billed,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.contracts = contracts;
        this.customers = customers;
        this.meters = meters;
        this.billed = billed;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** All of them, newest first, those that ended as well. */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public List<Contract> ofCustomer(CustomerId customer) {
        return contracts.ofCustomer(customer);
    }

    /** All that held or hold at the place, newest first. */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public List<Contract> ofPlace(ServicePointId place) {
        return contracts.ofPlace(place);
    }

    /** @throws NotFoundException if there is no such contract */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public Contract get(SupplyContractId contract) {
        return contracts.find(contract).orElseThrow(NotFoundException::new);
    }

    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public List<TariffGroup> tariffGroups() {
        return contracts.tariffGroups();
    }

    /** A free number in the usual form, UM/2026/0391; only a suggestion. */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public String suggestNumber(LocalDate from) {
        for (var at = contracts.begunIn(from.getYear()) + 1; ; at++) {
            var number = "UM/%d/%04d".formatted(from.getYear(), at);
            if (!contracts.isNumberTaken(number)) {
                return number;
            }
        }
    }

    /**
     * A new contract of the customer.
     *
     * @throws RefusedInputException with what is wrong at which field
     * @throws MergedCustomerException if the customer lives on in another
     * @throws NotFoundException if there is no such customer
     */
    @HasRight(Right.KEEP_CUSTOMERS)
    public SupplyContractId conclude(CustomerId customer, ContractDraft draft, Viewer viewer) {
        var problems = new ArrayList<>(SupplyChecks.problems(draft));
        number(draft.number(), "number", problems);
        if (draft.place() == null) {
            problems.add(new FieldProblem("place", "customer.problem.needed"));
        } else if (draft.validFrom() != null && contracts.isTaken(draft.place(), draft.validFrom())) {
            problems.add(new FieldProblem("place", "customer.problem.placeTaken"));
        }
        refuse(problems);
        customers.holdLiving(customer);
        var id = contracts.insert(customer, Objects.requireNonNull(draft.place()), draft);
        audit.changed(
                viewer,
                CustomerDeed.CONTRACT_CONCLUDED,
                CustomerDeed.subject(customer),
                terms(null, draft).with("contractNumber", null, draft.number()));
        events.publishEvent(CustomerChanged.of(customer));
        return id;
    }

    /**
     * From the draft's day on other terms hold; they may be taken back by saying again what held before.
     *
     * @throws RefusedInputException with what is wrong at which field
     * @throws StaleEditException if somebody was faster
     */
    @HasRight(Right.KEEP_CUSTOMERS)
    public void changeTerms(SupplyContractId contract, int version, ContractDraft draft, Viewer viewer) {
        var present = get(contract);
        var problems = new ArrayList<>(SupplyChecks.problems(draft));
        var from = draft.validFrom();
        if (from != null && (from.isBefore(present.validFrom()) || present.endedOn(from))) {
            problems.add(new FieldProblem("validFrom", "customer.problem.outsideContract"));
        }
        refuse(problems);
        if (!contracts.touch(contract, version)) {
            throw new StaleEditException();
        }
        var before = from == null ? null : present.termsOn(from).orElse(null);
        contracts.putTerms(contract, draft);
        audit.changed(
                viewer,
                CustomerDeed.TERMS_CHANGED,
                CustomerDeed.subject(present.customer().customerId()),
                terms(before, draft).with("contractNumber", null, present.number()));
        events.publishEvent(CustomerChanged.of(present.customer().customerId()));
    }

    /**
     * Ends a contract without another one that follows.
     *
     * @param validTo the first day on which it no longer holds
     * @throws RefusedInputException if it began later, ended before, or was billed for later days
     * @throws StaleEditException if somebody was faster
     */
    @HasRight(Right.KEEP_CUSTOMERS)
    public void end(SupplyContractId contract, int version, LocalDate validTo, Viewer viewer) {
        end(contract, version, validTo, false, viewer);
    }

    /** As above. @param despiteInvoices whether it ends although later days were billed: those invoices must be corrected, and finance is told */
    @HasRight(Right.KEEP_CUSTOMERS)
    public void end(SupplyContractId contract, int version, LocalDate validTo, boolean despiteInvoices, Viewer viewer) {
        var present = get(contract);
        if (!validTo.isAfter(present.validFrom())) {
            throw new RefusedInputException(List.of(new FieldProblem("day", "customer.problem.beforeContract")));
        }
        if (present.validTo() != null) {
            throw new RefusedInputException(List.of(new FieldProblem("day", "customer.problem.contractEnded")));
        }
        var invoices = billedFrom(contract, validTo);
        if (!invoices.isEmpty() && !despiteInvoices) {
            throw new RefusedInputException(List.of(new FieldProblem("despiteInvoices", "customer.problem.billed")));
        }
        if (!contracts.end(contract, version, validTo)) {
            throw new StaleEditException();
        }
        audit.changed(
                viewer,
                CustomerDeed.CONTRACT_ENDED,
                CustomerDeed.subject(present.customer().customerId()),
                Changes.none()
                        .with("contractNumber", null, present.number())
                        .with("holdsThrough", null, validTo.minusDays(1))
                        .with("despiteInvoices", null, numbers(invoices)));
        events.publishEvent(
                new ContractEnded(contract, present.number(), present.customer().customerId(), validTo));
        events.publishEvent(CustomerChanged.of(present.customer().customerId()));
    }

    /**
     * The place of a contract changes hands: the contract ends, one with the same terms begins for the new owner on the same day, and the
     * meters' indexes of that day are kept: of each meter that is known there once the day has come. Only invoices are on paper again, for
     * the consent to electronic ones is personal. All of it happens, or nothing. {@link ContractEnded} tells the rooms above.
     *
     * @throws RefusedInputException with what is wrong at which field; also when invoices of the former owner bill the day or later ones, unless
     *     the draft says that it is done all the same
     * @throws StaleEditException if somebody was faster
     */
    @HasRight(Right.KEEP_CUSTOMERS)
    public HandoverId handOver(SupplyContractId contract, int version, HandoverDraft draft, Viewer viewer) {
        var present = get(contract);
        var problems = new ArrayList<>(SupplyChecks.problems(draft, present.validFrom()));
        number(draft.newNumber(), "newNumber", problems);
        if (present.validTo() != null) {
            problems.add(new FieldProblem("day", "customer.problem.contractEnded"));
        }
        var newCustomer = draft.newCustomer();
        if (newCustomer != null && newCustomer.equals(present.customer().customerId())) {
            problems.add(new FieldProblem("newCustomer", "customer.problem.sameOwner"));
        } else if (newCustomer != null && !customers.isLiving(newCustomer)) {
            problems.add(new FieldProblem("newCustomer", "customer.problem.merged"));
        }
        if (draft.day() != null) {
            var there = metersAt(present.place().servicePointId(), draft.day());
            problems.addAll(
                    SupplyChecks.problems(draft.indexes(), there, !draft.day().isAfter(today())));
        }
        List<BilledInvoice> invoices = draft.day() == null ? List.of() : billedFrom(contract, draft.day());
        if (!invoices.isEmpty() && !draft.despiteInvoices()) {
            problems.add(new FieldProblem("despiteInvoices", "customer.problem.billed"));
        }
        refuse(problems);
        var day = Objects.requireNonNull(draft.day());
        customers.holdLiving(Objects.requireNonNull(newCustomer));
        if (!contracts.end(contract, version, day)) {
            throw new StaleEditException();
        }
        var terms = present.termsOn(day).orElseThrow();
        var begun = contracts.insert(
                newCustomer,
                present.place().servicePointId(),
                new ContractDraft(
                        draft.newNumber(),
                        present.place().servicePointId(),
                        day,
                        terms.tariffGroup(),
                        terms.billingMonths(),
                        // The consent to electronic invoices was the former owner's.
                        InvoiceForm.PAPER,
                        terms.water(),
                        terms.sewage(),
                        terms.rain()));
        var handover = contracts.insertHandover(present, begun, draft, viewer.account(), clock.instant());
        var changes = Changes.none()
                .with("contractNumber", present.number(), draft.newNumber())
                .with("validFrom", present.validFrom(), day)
                .with("despiteInvoices", null, numbers(invoices));
        for (var one : draft.indexes()) {
            changes = changes.with("meterNumber", null, one.meterNumber())
                    .with("index", null, one.index().value());
        }
        for (var owner : List.of(present.customer().customerId(), newCustomer)) {
            audit.changed(viewer, CustomerDeed.CONTRACT_HANDED_OVER, CustomerDeed.subject(owner), changes);
        }
        events.publishEvent(
                new ContractEnded(contract, present.number(), present.customer().customerId(), day));
        events.publishEvent(new CustomerChanged(Set.of(present.customer().customerId(), newCustomer)));
        return handover;
    }

    /** The invoices that bill the day or later ones of the contract: they must be corrected before it ends by then. */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public List<BilledInvoice> billedFrom(SupplyContractId contract, LocalDate day) {
        return billed.stream()
                .flatMap(room -> room.from(contract, day).stream())
                .toList();
    }

    private static @Nullable String numbers(List<BilledInvoice> invoices) {
        return invoices.isEmpty()
                ? null
                : invoices.stream().map(BilledInvoice::number).collect(Collectors.joining(", "));
    }

    /** The meters at the place on the day, with what they showed; empty when none is known. */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public List<PlaceMeter> metersAt(ServicePointId place, LocalDate day) {
        return meters.stream().flatMap(room -> room.on(place, day).stream()).toList();
    }

    /** @throws NotFoundException if there is none of that id */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public Handover handover(HandoverId handover) {
        return contracts.handover(handover).orElseThrow(NotFoundException::new);
    }

    /** When and with which indexes the place changed hands, newest first. */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public List<Handover> handoversOf(ServicePointId place) {
        return contracts.handoversOf(place);
    }

    private void number(@Nullable String number, String field, List<FieldProblem> problems) {
        if (number == null || number.isBlank()) {
            if (problems.stream().noneMatch(problem -> problem.field().equals(field))) {
                problems.add(new FieldProblem(field, "customer.problem.needed"));
            }
        } else if (contracts.isNumberTaken(number)) {
            problems.add(new FieldProblem(field, "customer.problem.numberTaken"));
        }
    }

    /** The day, and what is other than the terms that would hold on it. */
    private static Changes terms(@Nullable ContractTerms before, ContractDraft draft) {
        return Changes.none()
                .with("validFrom", null, draft.validFrom())
                .with("tariffGroup", before == null ? null : before.tariffGroup(), draft.tariffGroup())
                .with("billingMonths", before == null ? null : before.billingMonths(), draft.billingMonths())
                .with("invoiceForm", before == null ? null : before.invoiceForm(), draft.invoiceForm())
                .with("water", before == null ? null : before.water(), draft.water())
                .with("sewage", before == null ? null : before.sewage(), draft.sewage())
                .with("rain", before == null ? null : before.rain(), draft.rain());
    }

    private static void refuse(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw new RefusedInputException(problems);
        }
    }

    /** Today, as contracts count days. */
    @HasRight(Right.STAFF)
    public LocalDate today() {
        return CivilTime.dayOf(clock.instant());
    }
}
