package pl.nurt.billing.runs.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.runs.Decision;
import pl.nurt.billing.runs.RunItem;
import pl.nurt.customer.ui.CustomerNavigation;
import pl.nurt.platform.ui.Actions;
import pl.nurt.platform.ui.Badge;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.Keys;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.frame.PageLink;

/** Contracts that wait for a person: why, how much, and one key for each decision; afterwards the next one has the focus. */
final class HeldCard extends Card {
    /** What is done when somebody has decided; answers whether it held. */
    interface Deciding {
        boolean decide(RunItem item, Decision decision, String why);
    }

    private final RunTexts texts;
    private final boolean mayDecide;
    private final Deciding deciding;
    private final TextField why = new TextField();
    private final UnorderedList list = new UnorderedList();
    private final Paragraph more = new Paragraph();
    private final List<Button> first = new ArrayList<>();
    private @Nullable List<RunItem> shown;
    private long shownOf;

    HeldCard(RunTexts texts, boolean mayDecide, Deciding deciding) {
        super(texts.text("held"));
        this.texts = texts;
        this.mayDecide = mayDecide;
        this.deciding = deciding;
        subtitle(texts.text("held.text"));
        why.setLabel(texts.text("why"));
        why.setMaxLength(500);
        why.setVisible(mayDecide);
        list.addClassName("run-items");
        more.addClassNames("muted", "small");
        add(why, list, more);
    }

    /** Rows that are the same stay as they are, under whoever reads them. */
    void show(List<RunItem> held, long all) {
        if (held.equals(shown) && all == shownOf) {
            return;
        }
        shown = List.copyOf(held);
        shownOf = all;
        setHeading(texts.text("held") + " " + texts.count(all));
        list.removeAll();
        first.clear();
        for (var place = 0; place < held.size(); place++) {
            list.add(row(held.get(place), place));
        }
        why.setVisible(mayDecide && !held.isEmpty());
        more.setText(
                held.isEmpty()
                        ? texts.text("held.none")
                        : texts.text("held.more", texts.count(held.size()), texts.count(all)));
        more.setVisible(held.isEmpty() || held.size() < all);
    }

    private ListItem row(RunItem item, int place) {
        var row = new ListItem(who(item), reasons(item), amount(item));
        row.addClassName("run-item");
        if (mayDecide) {
            row.add(buttons(item, place));
            Keys.within(row);
        }
        return row;
    }

    private Div who(RunItem item) {
        var address = new Span(item.place().fullAddress());
        address.addClassNames("muted", "small");
        var who = new Div(
                new PageLink(
                        CustomerNavigation.customer(item.customer().customerId()),
                        item.customer().name()),
                address);
        who.addClassName("run-who");
        return who;
    }

    private Div reasons(RunItem item) {
        var reasons = new Div();
        reasons.addClassName("run-reasons");
        item.holds()
                .forEach(hold -> reasons.add(new Div(
                        new Badge(
                                hold.reason().isAcceptable() ? State.WARN : State.BAD,
                                texts.text("hold." + hold.reason())),
                        new Span(" " + texts.said(hold)))));
        if (!item.isAcceptable()) {
            var mend = new Paragraph(texts.text("mend"));
            mend.addClassNames("muted", "small");
            reasons.add(mend);
        }
        return reasons;
    }

    private Span amount(RunItem item) {
        var amount = new Span(texts.amount(item.gross()));
        amount.addClassName("figures");
        return amount;
    }

    private Actions buttons(RunItem item, int place) {
        var buttons = new Actions();
        if (item.isAcceptable()) {
            var accept = button(item, place, Decision.ACCEPT, "decision.ACCEPT", 'A');
            accept.addThemeVariants(ButtonVariant.PRIMARY);
            buttons.add(accept);
        }
        buttons.add(
                button(item, place, Decision.LEAVE_OUT, "decision.LEAVE_OUT", 'L'),
                button(item, place, Decision.LOOK_AGAIN, "recheck", 'S'));
        buttons.getChildren().findFirst().ifPresent(button -> first.add((Button) button));
        return buttons;
    }

    private Button button(RunItem item, int place, Decision decision, String key, char letter) {
        var button = new Button(texts.text(key), pressed -> {
            var held = deciding.decide(item, decision, why.getValue());
            pressed.getSource().setEnabled(true);
            if (held) {
                why.clear();
                if (!first.isEmpty()) {
                    first.get(Math.min(place, first.size() - 1)).focus();
                }
            }
        });
        button.setDisableOnClick(true);
        button.setAriaLabel(texts.text(
                "which", texts.text(key), item.customer().name(), item.place().fullAddress()));
        Keys.letter(button, letter);
        return button;
    }
}
