package pl.nurt.billing.consents.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import pl.nurt.customer.consents.CustomerConsent;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.text.Formats;

/** Every word that was said about electronic invoices, the latest first. */
final class WordsCard extends Card {
    WordsCard(List<CustomerConsent> words, Formats formats) {
        super("");
        setHeading(getTranslation("billing.eInvoice.history"));
        if (words.isEmpty()) {
            var none = new Paragraph(getTranslation("billing.eInvoice.history.none"));
            none.addClassNames("muted", "small");
            add(none);
            return;
        }
        var list = new UnorderedList();
        list.addClassNames("settle-next", "small");
        words.forEach(word -> list.add(new ListItem(getTranslation(
                word.given() ? "billing.eInvoice.history.given" : "billing.eInvoice.history.withdrawn",
                formats.moment(word.at()),
                getTranslation("billing.eInvoice.evidence." + word.evidence()),
                word.textVersion()))));
        add(list);
    }
}
