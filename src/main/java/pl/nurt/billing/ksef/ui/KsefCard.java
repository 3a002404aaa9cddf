package pl.nurt.billing.ksef.ui;

import com.vaadin.flow.component.html.Span;
import pl.nurt.billing.documents.ui.PdfLink;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.ksef.Ksef;
import pl.nurt.billing.ksef.KsefState;
import pl.nurt.billing.ksef.KsefSubmission;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.files.StoredFiles;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.KeyValueList;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.text.Formats;

/** Where one invoice is on its way through KSeF, with its document and what KSeF confirmed, for those of the office who see bills. */
public final class KsefCard extends Card {
    public KsefCard(Ksef ksef, StoredFiles files, InvoiceId invoice) {
        super("");
        setHeading(getTranslation("billing.ksef"));
        var found = ksef.find(invoice).orElse(null);
        var facts = new KeyValueList();
        facts.row(
                getTranslation("billing.ksef.which"),
                getTranslation("billing.ksef.state." + (found == null ? KsefState.OUTSIDE : found.state())));
        if (found != null) {
            facts(facts, found);
        }
        add(facts);
        if (ksef.document(invoice).isPresent()) {
            add(new PdfLink(files, () -> ksef.document(invoice).orElseThrow(NotFoundException::new))
                    .saying(getTranslation("billing.ksef.xml")));
        }
        if (ksef.confirmation(invoice).isPresent()) {
            add(new PdfLink(files, () -> ksef.confirmation(invoice).orElseThrow(NotFoundException::new))
                    .saying(getTranslation("billing.ksef.upo")));
        }
        actions(new PageLink(KsefView.PATH, getTranslation("billing.ksef.list.open")));
    }

    private void facts(KeyValueList facts, KsefSubmission found) {
        if (found.ksefNumber() != null) {
            var number = new Span(found.ksefNumber());
            number.addClassName("account-number");
            facts.row(getTranslation("billing.ksef.column.number"), number);
        }
        found.sendBy()
                .ifPresent(term -> facts.row(
                        getTranslation("billing.ksef.column.sendBy"),
                        Formats.of(getLocale()).day(term)));
    }
}
