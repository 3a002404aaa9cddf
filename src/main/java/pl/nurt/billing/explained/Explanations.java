package pl.nurt.billing.explained;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.billing.explained.internal.InvoiceHistory;
import pl.nurt.billing.explained.internal.rules.Differences;
import pl.nurt.billing.invoices.CorrectionKind;
import pl.nurt.billing.invoices.Invoice;
import pl.nurt.billing.invoices.PaymentTerm;
import pl.nurt.platform.Money;

/** Explains invoices. Asks nobody's permission: whoever hands an invoice out has asked for it. */
@Component
public class Explanations {
    /** A year, and the same month of the year before. */
    private static final int BILLS = 13;

    private final InvoiceHistory history;

    Explanations(InvoiceHistory history) {
        this.history = history;
    }

    @Transactional(readOnly = true)
    public ExplainedInvoice of(Invoice invoice) {
        var facts = history.facts(invoice.id());
        var correction = invoice.correction();
        var state = invoice.state();
        var isNothing = correction != null && correction.kind() == CorrectionKind.CANCELLED;
        var corrections = history.corrections(invoice);
        return new ExplainedInvoice(
                invoice,
                facts.place(),
                facts.account(),
                facts.giving().standing(),
                PaymentTerm.of(invoice.dueOn(), facts.giving().givenOn()),
                history.last(invoice)
                        .filter(before -> !isNothing)
                        .map(before -> Differences.between(before, state))
                        .orElse(null),
                history.lastYear(invoice)
                        .filter(before -> !isNothing)
                        .map(before -> Differences.between(before, state))
                        .orElse(null),
                history.use(invoice, BILLS),
                correction == null ? null : history.corrected(correction),
                corrections,
                state.gross()
                        .plus(Money.sum(corrections.stream()
                                .map(LaterCorrection::change)
                                .toList())));
    }
}
