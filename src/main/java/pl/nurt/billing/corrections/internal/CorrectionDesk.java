package pl.nurt.billing.corrections.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.billing.corrections.CorrectableInvoice;
import pl.nurt.billing.corrections.CorrectedBill;
import pl.nurt.billing.corrections.CorrectionAnswer;
import pl.nurt.billing.corrections.CorrectionAnswer.Offered;
import pl.nurt.billing.corrections.CorrectionChangedException;
import pl.nurt.billing.corrections.CorrectionOffer;
import pl.nurt.billing.corrections.CorrectionRequest;
import pl.nurt.billing.corrections.CorrectionStop;
import pl.nurt.billing.corrections.CorrectionStop.Reason;
import pl.nurt.billing.corrections.internal.rules.CorrectionStops;
import pl.nurt.billing.explained.Explanations;
import pl.nurt.billing.invoices.Correction;
import pl.nurt.billing.invoices.CorrectionKind;
import pl.nurt.billing.invoices.Invoice;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.runs.Hold;
import pl.nurt.billing.runs.HoldReason;
import pl.nurt.billing.runs.internal.ContractQuery;
import pl.nurt.billing.runs.internal.rules.ContractFacts;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.UserAccountId;
import pl.nurt.platform.NotFoundException;

/**
 * Corrects invoices. Asks nobody's permission: whoever calls has asked for it. What is read and frozen is what a bill run reads and freezes, so it is
 * done as the portal itself.
 */
@Component
public class CorrectionDesk {
    private final CorrectionQuery query;
    private final ContractQuery contracts;
    private final Recount recount;
    private final CorrectionIssue issue;
    private final Explanations explanations;

    CorrectionDesk(
            CorrectionQuery query,
            ContractQuery contracts,
            Recount recount,
            CorrectionIssue issue,
            Explanations explanations) {
        this.query = query;
        this.contracts = contracts;
        this.recount = recount;
        this.issue = issue;
        this.explanations = explanations;
    }

    /** @throws NotFoundException if there is no such invoice */
    @Transactional(readOnly = true)
    public CorrectableInvoice find(InvoiceId id) {
        var standing = query.find(id).orElseThrow(NotFoundException::new);
        var invoice = standing.invoice();
        return new CorrectableInvoice(
                explanations.of(invoice),
                Closings.of(invoice),
                query.later(invoice).size(),
                CorrectionStops.of(standing));
    }

    /** How it would be corrected. Nothing is issued or kept. @throws NotFoundException if there is no such invoice */
    @Transactional(readOnly = true)
    public CorrectionAnswer offer(CorrectionRequest request) {
        return AsSystem.call(() -> answer(request));
    }

    private CorrectionAnswer answer(CorrectionRequest request) {
        var standing = query.find(request.invoice()).orElseThrow(NotFoundException::new);
        var stops = new ArrayList<>(CorrectionStops.of(standing));
        if (stops.isEmpty()) {
            CorrectionStops.ofLastDay(standing.invoice(), request.lastDay()).ifPresent(stops::add);
        }
        if (!stops.isEmpty()) {
            return new CorrectionAnswer.Stopped(stops);
        }
        var invoice = standing.invoice().state();
        var facts = contracts.find(invoice.contract()).orElseThrow();
        var counted = switch (request.kind()) {
            case CANCELLED -> cancelled(request, invoice, facts);
            case PARTIES -> parties(request, invoice, facts);
            case RECOUNTED -> recount.of(request, invoice, query.later(invoice), facts);
        };
        return counted.stops().isEmpty() ? changed(request, counted) : new CorrectionAnswer.Stopped(counted.stops());
    }

    /** Of those that change anything; each of them must be one that can be corrected. */
    private CorrectionAnswer changed(CorrectionRequest request, Recount.Counted counted) {
        var bills = counted.bills().stream().filter(CorrectedBill::changes).toList();
        if (bills.isEmpty()) {
            return new CorrectionAnswer.Stopped(List.of(CorrectionStop.of(Reason.NOTHING_CHANGES)));
        }
        var stops = bills.stream().flatMap(this::stops).toList();
        return stops.isEmpty()
                ? new Offered(new CorrectionOffer(request, counted.written(), bills))
                : new CorrectionAnswer.Stopped(stops);
    }

    private Stream<CorrectionStop> stops(CorrectedBill bill) {
        var standing = query.find(bill.before().id()).orElseThrow();
        return Stream.concat(CorrectionStops.of(standing).stream(), CorrectionStops.ofBuyer(standing, bill).stream());
    }

    private Recount.Counted cancelled(CorrectionRequest request, Invoice invoice, ContractFacts facts) {
        var later = query.later(invoice);
        if (!later.isEmpty() && !request.withLater()) {
            return Recount.Counted.stopped(CorrectionStops.laterStands(later));
        }
        return Recount.Counted.of(Stream.concat(Stream.of(invoice), later.stream())
                .map(one -> new CorrectedBill(
                        one,
                        CorrectionKind.CANCELLED,
                        one.customer(),
                        facts.place(),
                        one.until(),
                        one.buyer(),
                        one.recipient(),
                        List.of(),
                        List.of()))
                .toList());
    }

    private Recount.Counted parties(CorrectionRequest request, Invoice invoice, ContractFacts facts) {
        var buyer = facts.buyer();
        if (buyer == null) {
            return Recount.Counted.stopped(CorrectionStop.of(Hold.of(HoldReason.NO_ADDRESS)));
        }
        var later = request.withLater() ? query.later(invoice) : List.<Invoice>of();
        return Recount.Counted.of(Stream.concat(Stream.of(invoice), later.stream())
                .map(one -> new CorrectedBill(
                        one,
                        CorrectionKind.PARTIES,
                        facts.customer(),
                        facts.place(),
                        one.until(),
                        buyer,
                        facts.recipient(),
                        one.lines(),
                        List.of()))
                .toList());
    }

    /**
     * Issues what was shown, in one transaction. Pressed twice the corrections that are there are the answer; of two clerks at once the second one
     * waits, and is told.
     *
     * @throws CorrectionChangedException when it would not be the same any more
     */
    @Transactional
    public List<InvoiceId> issue(CorrectionOffer offer, String reason, UserAccountId by) {
        var said = reason.strip();
        if (said.length() < Correction.SHORTEST_REASON || said.length() > Correction.LONGEST_REASON) {
            throw new IllegalArgumentException("no reason for a correction: " + said.length() + " letters");
        }
        contracts.lock(offer.bills().getFirst().before().contract());
        var there = offer.bills().stream()
                .flatMap(bill -> query
                        .correctionOf(bill.before().id())
                        .filter(correction -> isOf(correction, bill, said))
                        .map(Invoice::id)
                        .stream())
                .toList();
        if (there.size() == offer.bills().size()) {
            return there;
        }
        return AsSystem.call(() -> issued(offer, said, by));
    }

    private static boolean isOf(Invoice correction, CorrectedBill bill, String reason) {
        var said = Objects.requireNonNull(correction.correction());
        return said.kind() == bill.kind()
                && said.reason().equals(reason)
                && correction.until().equals(bill.until())
                && correction.buyer().equals(bill.buyer())
                && Objects.equals(correction.recipient(), bill.recipient())
                && correction.gross().equals(bill.change());
    }

    private List<InvoiceId> issued(CorrectionOffer offer, String reason, UserAccountId by) {
        issue.prepare(offer);
        if (!(answer(offer.request()) instanceof Offered(var same)) || !same.equals(offer)) {
            throw new CorrectionChangedException();
        }
        return offer.bills().stream().map(bill -> issue.write(bill, reason, by)).toList();
    }
}
