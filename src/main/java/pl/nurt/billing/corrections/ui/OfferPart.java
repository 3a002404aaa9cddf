package pl.nurt.billing.corrections.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.function.Consumer;
import pl.nurt.billing.corrections.CorrectedBill;
import pl.nurt.billing.corrections.CorrectionOffer;
import pl.nurt.billing.explained.LineWords;
import pl.nurt.billing.explained.ui.BeforeAfterTable;
import pl.nurt.billing.invoices.Correction;
import pl.nurt.billing.runs.ui.RunTexts;
import pl.nurt.platform.ui.BigNumber;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.KeyValueList;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Notice;

/** What a correction would say, invoice by invoice, and the reason that it takes to issue it. */
final class OfferPart extends Div {
    private final LineWords words;

    OfferPart(CorrectionOffer offer, LineWords words, Consumer<String> issue) {
        this.words = words;
        addClassName("stack");
        offer.bills().forEach(bill -> add(card(bill)));
        add(confirm(offer, issue));
    }

    private Card card(CorrectedBill bill) {
        var before = bill.before();
        var card = new Card(
                getTranslation("billing.correct.bill", before.number(), words.period(before.from(), before.until())));
        if (bill.until().isBefore(before.until())) {
            card.add(quiet(getTranslation("billing.correct.fewerDays", words.days(before.from(), bill.until()))));
        }
        if (bill.changesParties()) {
            var parties = new KeyValueList();
            parties.row(getTranslation("billing.correction.buyer.before"), words.party(before.buyer()));
            parties.row(getTranslation("billing.correction.buyer.after"), words.party(bill.buyer()));
            var was = before.recipient();
            if (was != null) {
                parties.row(getTranslation("billing.correction.recipient.before"), words.party(was));
            }
            var is = bill.recipient();
            if (is != null) {
                parties.row(getTranslation("billing.correction.recipient.after"), words.party(is));
            }
            card.add(parties);
        }
        card.add(new BeforeAfterTable(before.lines(), bill.after(), words));
        if (!bill.doubts().isEmpty()) {
            card.add(doubts(bill));
        }
        return card;
    }

    private Notice doubts(CorrectedBill bill) {
        var list = new UnorderedList();
        list.addClassName("settle-next");
        var texts = new RunTexts(this, words.locale(), List.of());
        bill.doubts().forEach(hold -> list.add(new ListItem(texts.said(hold))));
        return new Notice(State.INFO, getTranslation("billing.correct.doubts"), "").body(list);
    }

    private Card confirm(CorrectionOffer offer, Consumer<String> issue) {
        var card = new Card(getTranslation("billing.correct.issue"));
        var reason = new TextField(getTranslation("billing.correction.reason"));
        reason.setHelperText(getTranslation("billing.correct.reason.hint"));
        reason.setMaxLength(Correction.LONGEST_REASON);
        reason.setRequiredIndicatorVisible(true);
        reason.setWidthFull();
        var press = new Button(
                getTranslation("billing.correct.confirm", offer.bills().size()), pressed -> {
                    var said = reason.getValue().strip();
                    if (said.length() < Correction.SHORTEST_REASON) {
                        reason.setErrorMessage(getTranslation("billing.correct.reason.missing"));
                        reason.setInvalid(true);
                        reason.focus();
                        return;
                    }
                    issue.accept(said);
                });
        press.addThemeVariants(ButtonVariant.PRIMARY);
        card.add(
                new BigNumber(words.formats().amount(offer.change()), "zł"),
                quiet(getTranslation("billing.correct.final")),
                reason);
        card.actions(press);
        return card;
    }

    private static Paragraph quiet(String text) {
        var paragraph = new Paragraph(text);
        paragraph.addClassNames("muted", "small");
        return paragraph;
    }
}
