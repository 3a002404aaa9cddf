package pl.nurt.billing.explained.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.Map;
import pl.nurt.billing.explained.BillShares;
import pl.nurt.billing.explained.ExplainedInvoice;
import pl.nurt.billing.explained.LineWords;
import pl.nurt.billing.pricing.ServiceKind;
import pl.nurt.platform.Money;

/** What the sum is made of, at one glance: water, sewage, fees, each with its part of the tax. */
public final class SharesBar extends Div {
    public SharesBar(ExplainedInvoice explained, LineWords words) {
        addClassName("bill-shares");
        var shares = BillShares.of(explained.invoice());
        var bar = new Div();
        bar.addClassName("bill-bar");
        bar.getElement().setAttribute("aria-hidden", "true");
        var names = new UnorderedList();
        names.addClassName("bill-legend");
        for (var share : shares.entrySet()) {
            var part = new Div();
            part.addClassNames("bill-part", look(share.getKey()));
            // The width is data, so it cannot stand in a style sheet.
            part.getElement().getStyle().set("flex-grow", weight(share));
            bar.add(part);
            var name = new Span(getTranslation("billing.service." + share.getKey()));
            var amount = new Span(words.formats().money(share.getValue()));
            amount.addClassName("bill-amount");
            var item = new ListItem(name, amount);
            item.addClassNames("bill-share", look(share.getKey()));
            names.add(item);
        }
        var all = new ListItem(getTranslation("billing.shares.vat"));
        all.addClassName("muted");
        names.add(all);
        add(bar, names);
    }

    private static String weight(Map.Entry<ServiceKind, Money> share) {
        return Long.toString(Math.max(0, share.getValue().grosze()));
    }

    private static String look(ServiceKind kind) {
        return switch (kind) {
            case WATER -> "of-water";
            case SEWAGE -> "of-sewage";
            case RAIN -> "of-rain";
            case SUBSCRIPTION -> "of-fee";
            case EXTRA -> "of-work";
        };
    }
}
