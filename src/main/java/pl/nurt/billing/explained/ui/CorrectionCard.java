package pl.nurt.billing.explained.ui;

import java.util.Objects;
import java.util.function.Function;
import pl.nurt.billing.explained.CorrectedFrom;
import pl.nurt.billing.explained.ExplainedInvoice;
import pl.nurt.billing.explained.LineWords;
import pl.nurt.billing.invoices.Correction;
import pl.nurt.billing.invoices.Invoice;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.invoices.Party;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.KeyValueList;
import pl.nurt.platform.ui.frame.PageLink;

/** What a correcting invoice corrects and why, how it was and how it is. Is not seen for an invoice that corrects nothing. */
public final class CorrectionCard extends Card {
    private final LineWords words;

    /** @param address of the page of an invoice */
    public CorrectionCard(ExplainedInvoice explained, LineWords words, Function<InvoiceId, String> address) {
        super("");
        this.words = words;
        setHeading(getTranslation("billing.correction.what"));
        var invoice = explained.invoice();
        var correction = invoice.correction();
        var from = explained.corrected();
        if (correction == null || from == null) {
            setVisible(false);
            return;
        }
        add(facts(correction, from, address));
        if (!from.before().buyer().equals(invoice.buyer())
                || !Objects.equals(from.before().recipient(), invoice.recipient())) {
            add(parties(from.before(), invoice));
        }
        add(new BeforeAfterTable(from.before().lines(), invoice.lines(), words));
    }

    private KeyValueList facts(Correction correction, CorrectedFrom from, Function<InvoiceId, String> address) {
        var facts = new KeyValueList();
        facts.row(
                getTranslation("billing.correction.of"),
                new PageLink(address.apply(correction.original()), from.number()));
        facts.row(
                getTranslation("billing.correction.of.issued"), words.formats().day(from.issuedOn()));
        var ksef = from.ksefNumber();
        if (ksef != null) {
            facts.row(getTranslation("billing.correction.of.ksef"), ksef);
        }
        facts.row(
                getTranslation("billing.correction.kind"),
                getTranslation("billing.correctionKind." + correction.kind()));
        facts.row(getTranslation("billing.correction.reason"), correction.reason());
        return facts;
    }

    private KeyValueList parties(Invoice before, Invoice after) {
        var parties = new KeyValueList();
        parties.row(getTranslation("billing.correction.buyer.before"), party(before.buyer()));
        parties.row(getTranslation("billing.correction.buyer.after"), party(after.buyer()));
        if (before.recipient() != null) {
            parties.row(getTranslation("billing.correction.recipient.before"), party(before.recipient()));
        }
        if (after.recipient() != null) {
            parties.row(getTranslation("billing.correction.recipient.after"), party(after.recipient()));
        }
        return parties;
    }

    private String party(Party party) {
        return words.party(party);
    }
}
