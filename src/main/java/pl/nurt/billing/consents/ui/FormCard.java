package pl.nurt.billing.consents.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import pl.nurt.billing.consents.EInvoiceState;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.text.Formats;

/** How invoices come today and from the next period on, and what electronic ones mean. */
final class FormCard extends Card {
    FormCard(EInvoiceState state, Formats formats) {
        super("");
        setHeading(getTranslation("billing.eInvoice.now"));
        var text = getTranslation("billing.eInvoice.now." + state.now());
        add(new Paragraph(
                state.now() == state.next()
                        ? text
                        : text + " "
                                + getTranslation(
                                        "billing.eInvoice.next." + state.next(), formats.dayInWords(state.from()))));
        var list = new UnorderedList();
        list.addClassNames("settle-next", "muted", "small");
        list.add(
                new ListItem(getTranslation("billing.eInvoice.tells")),
                new ListItem(getTranslation("billing.eInvoice.waits")),
                new ListItem(getTranslation("billing.eInvoice.back")));
        add(list);
    }
}
