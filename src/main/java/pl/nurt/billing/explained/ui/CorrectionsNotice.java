package pl.nurt.billing.explained.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.function.Function;
import pl.nurt.billing.explained.ExplainedInvoice;
import pl.nurt.billing.explained.LineWords;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.frame.PageLink;

/** Says of an invoice that it was corrected afterwards, by which documents, and what it comes to now. Nothing for one that was not. */
public final class CorrectionsNotice extends Div {
    /** @param address of the page of an invoice */
    public CorrectionsNotice(ExplainedInvoice explained, LineWords words, Function<InvoiceId, String> address) {
        var corrections = explained.corrections();
        if (corrections.isEmpty()) {
            setVisible(false);
            return;
        }
        var list = new UnorderedList();
        list.addClassName("settle-next");
        corrections.forEach(later -> list.add(new ListItem(new PageLink(
                address.apply(later.id()),
                getTranslation(
                        "billing.correction.later",
                        later.number(),
                        words.formats().day(later.issuedOn()),
                        words.signed(later.change()))))));
        add(new Notice(
                        State.INFO,
                        getTranslation("billing.correction.corrected"),
                        getTranslation(
                                "billing.correction.corrected.text",
                                words.formats().money(explained.leftOf())))
                .body(list));
    }
}
