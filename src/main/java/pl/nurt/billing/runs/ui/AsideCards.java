package pl.nurt.billing.runs.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.runs.Decision;
import pl.nurt.billing.runs.RunItem;
import pl.nurt.customer.ui.CustomerNavigation;
import pl.nurt.platform.ui.Actions;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.list.OfficeTable;

/** Contracts that a run has put aside, and those that somebody left out. */
final class AsideCards extends Div {
    private final RunTexts texts;
    private final boolean mayDecide;
    private final BiConsumer<RunItem, Decision> deciding;
    private @Nullable Shown shown;

    private record Shown(List<RunItem> parked, long allParked, List<RunItem> leftOut, long allLeftOut) {}

    AsideCards(RunTexts texts, boolean mayDecide, BiConsumer<RunItem, Decision> deciding) {
        this.texts = texts;
        this.mayDecide = mayDecide;
        this.deciding = deciding;
        addClassName("stack");
    }

    /** Rows that are the same stay as they are, under whoever reads them. */
    void show(List<RunItem> parked, long allParked, List<RunItem> leftOut, long allLeftOut) {
        var now = new Shown(List.copyOf(parked), allParked, List.copyOf(leftOut), allLeftOut);
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        removeAll();
        if (!parked.isEmpty()) {
            var table = table("parked");
            parked.forEach(item -> table.row(who(item), parked(item), amount(item)));
            add(card("parked", allParked, table));
        }
        if (!leftOut.isEmpty()) {
            var table = table("leftOut");
            leftOut.forEach(item -> table.row(who(item), back(item), amount(item)));
            add(card("leftOut", allLeftOut, table));
        }
    }

    private OfficeTable table(String key) {
        return new OfficeTable(
                texts.text(key),
                OfficeTable.column(texts.text("sums.what")),
                OfficeTable.column(texts.text("why")),
                OfficeTable.figures(texts.text("sums.gross")));
    }

    private Card card(String key, long all, OfficeTable table) {
        var card = new Card(texts.text(key) + " " + texts.count(all));
        card.subtitle(texts.text(key + ".text"));
        card.add(table);
        return card;
    }

    private static PageLink who(RunItem item) {
        return new PageLink(
                CustomerNavigation.customer(item.customer().customerId()),
                item.customer().name());
    }

    private Component back(RunItem item) {
        return offered(texts.leftOut(item), item, Decision.LOOK_AGAIN);
    }

    private Component parked(RunItem item) {
        return offered(texts.parked(item), item, Decision.TRY_AGAIN, Decision.LEAVE_OUT);
    }

    private Component offered(String why, RunItem item, Decision... decisions) {
        var said = new Div(new Span(why));
        if (mayDecide) {
            var buttons = new Actions();
            for (var decision : decisions) {
                var name = texts.text("decision." + decision);
                var button = new Button(name, pressed -> {
                    deciding.accept(item, decision);
                    pressed.getSource().setEnabled(true);
                });
                button.setDisableOnClick(true);
                button.setAriaLabel(texts.text(
                        "which", name, item.customer().name(), item.place().fullAddress()));
                buttons.add(button);
            }
            said.add(buttons);
        }
        return said;
    }

    private Span amount(RunItem item) {
        return new Span(texts.amount(item.gross()));
    }
}
