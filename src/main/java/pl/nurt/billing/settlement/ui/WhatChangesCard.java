package pl.nurt.billing.settlement.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import pl.nurt.billing.explained.LineWords;
import pl.nurt.billing.settlement.SettlementOffer;
import pl.nurt.platform.ui.Card;

/** What follows from an invoice of today. */
final class WhatChangesCard extends Card {
    private final UnorderedList list = new UnorderedList();

    WhatChangesCard(SettlementOffer offer, LineWords words) {
        super("");
        setHeading(getTranslation("billing.settle.next"));
        list.addClassName("settle-next");
        var ended = offer.endedOn();
        say("billing.settle.next.invoice", words.formats().dayInWords(offer.dueOn()));
        if (ended == null) {
            say("billing.settle.next.rest");
            say("billing.settle.next.once");
        } else {
            say("billing.settle.next.ended", words.formats().dayInWords(ended));
        }
        say("billing.settle.next.final");
        add(list);
    }

    private void say(String key, Object... arguments) {
        list.add(new ListItem(getTranslation(key, arguments)));
    }
}
