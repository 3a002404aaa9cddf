package pl.nurt.billing.invoices.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.explained.LineWords;
import pl.nurt.billing.invoices.InvoiceLife;
import pl.nurt.platform.ui.KeyValueList;

/** When an invoice was opened and fetched, by whom, and whether its document is there. */
final class LifeList extends Composite<Div> {
    private final LineWords words;

    LifeList(InvoiceLife life, LineWords words) {
        this.words = words;
        var facts = new KeyValueList();
        facts.row(getTranslation("billing.life.opened"), moment(life.openedAt(), life.openedBy()));
        facts.row(getTranslation("billing.life.downloaded"), moment(life.downloadedAt(), life.downloadedBy()));
        facts.row(getTranslation("billing.life.document"), document(life));
        getContent().add(facts);
    }

    private String moment(@Nullable Instant at, @Nullable String who) {
        return at == null
                ? getTranslation("billing.life.notYet")
                : getTranslation("billing.life.moment", words.formats().moment(at), who == null ? "–" : who);
    }

    private String document(InvoiceLife life) {
        if (life.documentAt() != null) {
            return words.formats().moment(life.documentAt());
        }
        var waits = life.waits();
        if (waits == null) {
            return getTranslation("billing.life.onDemand");
        }
        return waits.isEmpty() ? getTranslation("billing.life.waits") : getTranslation("billing.life.failed", waits);
    }
}
