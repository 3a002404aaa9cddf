package pl.nurt.customer.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.stream.Collectors;
import pl.nurt.customer.supply.BilledInvoice;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.form.Form;
import pl.nurt.platform.ui.text.Formats;

/** Says which invoices bill days that a contract is about to lose, and asks whether it is to end all the same. */
final class BilledWarning extends Div {
    private final Checkbox despite = new Checkbox(getTranslation("customer.contract.billed.despite"));

    BilledWarning(Form form) {
        form.wide(this);
        form.field("despiteInvoices", despite);
        despite.setVisible(false);
    }

    void show(List<BilledInvoice> billed, Formats formats) {
        removeAll();
        despite.setVisible(!billed.isEmpty());
        if (billed.isEmpty()) {
            despite.setValue(false);
            return;
        }
        add(new Notice(
                        State.WARN,
                        getTranslation("customer.contract.billed"),
                        getTranslation(
                                "customer.contract.billed.text",
                                billed.stream()
                                        .map(one -> getTranslation(
                                                "customer.contract.billed.one",
                                                one.number(),
                                                formats.day(one.lastDay())))
                                        .collect(Collectors.joining(", "))))
                .announced());
    }

    boolean isDespite() {
        return despite.getValue();
    }
}
