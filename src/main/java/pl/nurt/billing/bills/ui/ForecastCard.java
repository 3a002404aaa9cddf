package pl.nurt.billing.bills.ui;

import com.vaadin.flow.component.html.Paragraph;
import java.util.Optional;
import pl.nurt.billing.bills.BillForecast;
import pl.nurt.billing.explained.LineWords;
import pl.nurt.platform.ui.Badge;
import pl.nurt.platform.ui.BigNumber;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.KeyValueList;
import pl.nurt.platform.ui.State;

/** The next bill, as far as one can tell: marked as a forecast, with what it is made of. */
final class ForecastCard extends Card {
    ForecastCard(Optional<BillForecast> forecast) {
        super("");
        setHeading(getTranslation("billing.forecast"));
        var words = new LineWords((key, arguments) -> getTranslation(key, arguments), getLocale());
        if (forecast.isEmpty()) {
            var none = new Paragraph(getTranslation("billing.forecast.none"));
            none.addClassNames("muted", "small");
            add(none);
            return;
        }
        var known = forecast.get();
        var month = words.period(known.month(), known.month().plusMonths(1));
        aside(new Badge(State.INFO, getTranslation("billing.forecast.badge")));
        var text = new Paragraph(getTranslation("billing.forecast.text", month));
        text.addClassNames("muted", "small");
        var facts = new KeyValueList();
        facts.addClassName("small");
        facts.row(
                getTranslation("billing.forecast.used", words.formats().volume(known.used(), 3)),
                words.formats().money(known.soFar()));
        add(
                new BigNumber(
                        getTranslation(
                                "billing.forecast.about",
                                words.formats().count(known.gross().amount().longValue())),
                        "zł"),
                text,
                facts);
    }
}
