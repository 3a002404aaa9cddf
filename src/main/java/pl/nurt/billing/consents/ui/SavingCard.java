package pl.nurt.billing.consents.ui;

import com.vaadin.flow.component.html.Paragraph;
import pl.nurt.billing.consents.FormEffect;
import pl.nurt.customer.supply.InvoiceForm;
import pl.nurt.platform.Money;
import pl.nurt.platform.ui.BigNumber;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.KeyValueList;
import pl.nurt.platform.ui.text.Formats;

/** What another form of invoices costs or saves in a year, and the fee of a month with each. */
final class SavingCard extends Card {
    SavingCard(FormEffect effect, Formats formats) {
        super("");
        var saving = effect.yearlySaving();
        setHeading(getTranslation(
                saving.isZero()
                        ? "billing.eInvoice.same"
                        : saving.isNegative() ? "billing.eInvoice.more" : "billing.eInvoice.less"));
        if (!saving.isZero()) {
            add(new BigNumber(formats.amount(saving.abs()), getTranslation("billing.eInvoice.yearly")));
        }
        var why = new Paragraph(getTranslation("billing.eInvoice.why"));
        why.addClassNames("muted", "small");
        var fees = new KeyValueList();
        var then = effect.form();
        fees.row(
                fee(then == InvoiceForm.ELECTRONIC ? InvoiceForm.PAPER : InvoiceForm.ELECTRONIC),
                money(effect.feeNow(), formats));
        fees.row(fee(then), money(effect.feeThen(), formats));
        add(why, fees);
    }

    private String fee(InvoiceForm form) {
        return getTranslation("billing.eInvoice.fee." + form);
    }

    private String money(Money monthly, Formats formats) {
        return getTranslation("billing.eInvoice.monthly", formats.money(monthly));
    }
}
