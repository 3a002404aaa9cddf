package pl.nurt.billing.explained.ui;

import com.vaadin.flow.component.html.H3;
import pl.nurt.billing.explained.BillDifference;
import pl.nurt.billing.explained.ExplainedInvoice;
import pl.nurt.billing.explained.LineWords;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.KeyValueList;

/** Why a bill is higher or lower than last year's and than the one before: use, days, prices. */
public final class DifferenceCard extends Card {
    private final LineWords words;

    public DifferenceCard(ExplainedInvoice explained, LineWords words) {
        super("");
        this.words = words;
        var yearly = explained.sinceLastYear();
        var last = explained.sinceLast();
        setHeading(getTranslation("billing.difference"));
        if (yearly != null) {
            setHeading(words.whole(yearly, true));
            add(parts(yearly, explained));
        }
        if (last != null && yearly == null) {
            setHeading(words.whole(last, false));
            add(parts(last, explained));
        } else if (last != null) {
            add(new H3(words.whole(last, false)), parts(last, explained));
        }
        setVisible(yearly != null || last != null);
    }

    private KeyValueList parts(BillDifference difference, ExplainedInvoice explained) {
        var formats = words.formats();
        var before = difference.before();
        var now = explained.invoice().state();
        var list = new KeyValueList();
        list.addClassName("small");
        list.row(words.period(before.from(), before.until()), formats.money(before.gross()));
        words.parts(difference).forEach(part -> list.row(part.name(), words.signed(part.amount())));
        list.row(words.period(now.from(), now.until()), formats.money(now.gross()));
        return list;
    }
}
