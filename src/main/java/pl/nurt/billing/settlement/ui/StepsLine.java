package pl.nurt.billing.settlement.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;

/** Reading, price, invoice: where somebody is on the way. */
final class StepsLine extends OrderedList {
    enum At {
        READING,
        PRICE,
        INVOICE
    }

    StepsLine() {
        addClassName("settle-steps");
        getElement().setAttribute("aria-label", getTranslation("billing.settle.steps"));
    }

    void show(At now) {
        removeAll();
        for (var step : At.values()) {
            var item = new ListItem(getTranslation("billing.settle.step." + step));
            item.setClassName("done", step.compareTo(now) < 0);
            if (step == now) {
                item.getElement().setAttribute("aria-current", "step");
            }
            add(item);
        }
    }
}
