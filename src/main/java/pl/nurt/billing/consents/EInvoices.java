package pl.nurt.billing.consents;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.billing.consents.internal.ConsentMessages;
import pl.nurt.billing.consents.internal.ConsentQuery;
import pl.nurt.billing.consents.internal.rules.FormChange;
import pl.nurt.billing.invoices.internal.OwnInvoiceQuery;
import pl.nurt.billing.pricing.BillingSettings;
import pl.nurt.billing.tariffs.Tariffs;
import pl.nurt.customer.SupplyContractId;
import pl.nurt.customer.consents.ConsentEvidence;
import pl.nurt.customer.consents.ConsentSubject;
import pl.nurt.customer.consents.Consents;
import pl.nurt.customer.supply.Contract;
import pl.nurt.customer.supply.ContractDraft;
import pl.nurt.customer.supply.ContractTerms;
import pl.nurt.customer.supply.Contracts;
import pl.nurt.customer.supply.InvoiceForm;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.StaleEditException;

/**
 * Residents agree to electronic invoices for their own contracts, and take that back, as easily as they gave it. Whoever calls {@link #say} has
 * asked for the password before. Other contracts are answered with {@link NotFoundException}.
 *
 * <p>Each word is kept with the version of its text; from the next period on other terms hold in the contract, and with them other prices. Saying
 * again what was said last changes nothing.
 */
@Service
@PreAuthorize("hasRole('RESIDENT')")
public class EInvoices {
    private static final int MOST_WORDS = 50;

    private final ConsentQuery query;
    private final OwnInvoiceQuery own;
    private final Consents consents;
    private final Contracts contracts;
    private final Tariffs tariffs;
    private final ConsentMessages messages;
    private final Clock clock;

    EInvoices(
            ConsentQuery query,
            OwnInvoiceQuery own,
            Consents consents,
            Contracts contracts,
            Tariffs tariffs,
            ConsentMessages messages,
            Clock clock) {
        this.query = query;
        this.own = own;
        this.consents = consents;
        this.contracts = contracts;
        this.tariffs = tariffs;
        this.messages = messages;
        this.clock = clock;
    }

    /** Those that hold today, by address. */
    @Transactional(readOnly = true)
    public List<EInvoiceContract> contracts(Viewer viewer) {
        return query.holding(own.customers(viewer.account()), CivilTime.dayOf(clock.instant()));
    }

    /** @throws NotFoundException if it is nobody's of theirs */
    @Transactional(readOnly = true)
    public EInvoiceState of(Viewer viewer, SupplyContractId id) {
        var contract = find(viewer, id);
        return AsSystem.call(() -> state(contract));
    }

    private EInvoiceContract find(Viewer viewer, SupplyContractId id) {
        return contracts(viewer).stream()
                .filter(contract -> contract.id().equals(id))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    private EInvoiceState state(EInvoiceContract about) {
        var contract = contracts.get(about.id());
        var today = CivilTime.dayOf(clock.instant());
        var now = contract.termsOn(today).orElseThrow(NotFoundException::new);
        var from = FormChange.from(today, now.billingMonths());
        var next = contract.termsOn(from).orElse(now);
        var endsBefore = contract.endedOn(from);
        var other = next.invoiceForm() == InvoiceForm.PAPER ? InvoiceForm.ELECTRONIC : InvoiceForm.PAPER;
        // By a tariff of the day itself, or of the days before while the next one is not published.
        var known = tariffs.published(from, from.plusDays(1)).isEmpty() ? today : from;
        var settings = tariffs.published(known, known.plusDays(1)).stream()
                .map(tariff -> tariff.said().settings())
                .reduce((first, last) -> last);
        var effect = endsBefore
                ? null
                : settings.flatMap(some -> effect(about, next, other, known, some))
                        .orElse(null);
        var words = consents.register(about.customer().customerId(), MOST_WORDS).stream()
                .filter(word -> word.subject() == ConsentSubject.E_INVOICE)
                .filter(word -> word.contract() == null || word.contract().equals(about.id()))
                .toList();
        return new EInvoiceState(
                about,
                now.invoiceForm(),
                next.invoiceForm(),
                from,
                endsBefore,
                effect == null
                        ? null
                        : new FormEffect(other, from, effect.feeNow(), effect.feeThen(), effect.yearlySaving()),
                words);
    }

    private Optional<FormEffect> effect(
            EInvoiceContract about, ContractTerms next, InvoiceForm other, LocalDate known, BillingSettings settings) {
        return FormChange.effect(
                next,
                other,
                known,
                query.billedSince(about.id(), known.minusYears(1)),
                tariffs.prices(known, known.plusDays(1)),
                settings);
    }

    /**
     * Keeps the word, and from the next period on bills the contract by it.
     *
     * @param given false when it is taken back
     * @return how it stands then
     * @throws RefusedInputException when the contract ends before, or the tariff has no price for it
     * @throws StaleEditException when the office changed the contract at the same moment
     * @throws NotFoundException as {@link #of}
     */
    @Transactional
    public EInvoiceState say(Viewer viewer, SupplyContractId id, boolean given) {
        var about = find(viewer, id);
        return AsSystem.call(() -> {
            var before = state(about);
            if (before.isElectronic() == given) {
                return before;
            }
            var effect = before.effect();
            if (effect == null) {
                throw new RefusedInputException(List.of(new FieldProblem(
                        "", before.endsBefore() ? "billing.eInvoice.problem.ends" : "billing.eInvoice.problem.price")));
            }
            change(contracts.get(id), effect, viewer);
            consents.record(
                    about.customer().customerId(),
                    id,
                    ConsentSubject.E_INVOICE,
                    given,
                    EInvoiceText.VERSION,
                    ConsentEvidence.PORTAL,
                    viewer);
            messages.tell(about, given, effect.from(), clock.instant());
            return state(about);
        });
    }

    /** The terms of that day, and all that were agreed for later. */
    private void change(Contract contract, FormEffect effect, Viewer viewer) {
        var first = contract.termsOn(effect.from()).orElseThrow();
        put(contract.contractId(), contract.version(), effect, effect.from(), first, viewer);
        contract.terms().stream()
                .filter(later -> later.validFrom().isAfter(effect.from()))
                .forEach(later -> put(
                        contract.contractId(),
                        contracts.get(contract.contractId()).version(),
                        effect,
                        later.validFrom(),
                        later,
                        viewer));
    }

    private void put(
            SupplyContractId id, int version, FormEffect effect, LocalDate from, ContractTerms terms, Viewer viewer) {
        contracts.changeTerms(
                id,
                version,
                new ContractDraft(
                        null,
                        null,
                        from,
                        terms.tariffGroup(),
                        terms.billingMonths(),
                        effect.form(),
                        terms.water(),
                        terms.sewage(),
                        terms.rain()),
                viewer);
    }
}
