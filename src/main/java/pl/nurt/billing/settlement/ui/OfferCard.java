package pl.nurt.billing.settlement.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import pl.nurt.billing.explained.LineWords;
import pl.nurt.billing.settlement.SettlementOffer;
import pl.nurt.platform.ui.Badge;
import pl.nurt.platform.ui.BigNumber;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.text.Moments;

/** What is to be paid, until when the price holds, and by which reading. */
final class OfferCard extends Card {
    OfferCard(SettlementOffer offer, LineWords words, Moments moments, Component... actions) {
        super("");
        var lines = offer.lines();
        setHeading(getTranslation("billing.settle.price", words.days(lines.from(), lines.until())));
        aside(new Badge(
                State.INFO,
                getTranslation("billing.settle.price.valid", words.formats().time(offer.validUntil()))));
        add(new BigNumber(words.formats().amount(offer.gross()), "zł"));
        offer.closings().forEach(closing -> {
            var read = new Paragraph(getTranslation(
                    "billing.settle.price.reading",
                    closing.serialNumber(),
                    words.formats().index(closing.index()),
                    moments.spoken(closing.at()),
                    moments.ago(closing.at())));
            read.addClassNames("muted", "small");
            add(read);
        });
        actions(actions);
    }
}
