package pl.nurt.billing.tariffs.ui;

import com.vaadin.flow.component.ItemLabelGenerator;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.pricing.BilledService;
import pl.nurt.billing.pricing.Measured;
import pl.nurt.billing.pricing.PriceFor;
import pl.nurt.billing.pricing.PriceUnit;
import pl.nurt.billing.pricing.ServiceKind;
import pl.nurt.billing.pricing.SuppliedMedia;
import pl.nurt.billing.tariffs.TariffItem;
import pl.nurt.billing.tariffs.VatClass;
import pl.nurt.customer.supply.InvoiceForm;
import pl.nurt.customer.supply.TariffGroup;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.ui.form.Columns;
import pl.nurt.platform.ui.form.Form;
import pl.nurt.platform.ui.form.FormDialog;

/** Asks what has a price and for whom; the price itself is entered in the table. */
final class AddPriceDialog {
    private final TariffTexts texts;
    private final Consumer<TariffItem> add;
    private final Form form = new Form(Columns.TWO);
    private final Select<ServiceKind> service = new Select<>();
    private final TextField extra;
    private final Select<PriceUnit> unit = new Select<>();
    private final Select<VatClass> vat = new Select<>();
    private final Select<TariffGroup> group = new Select<>();
    private final Select<Measured> measured = new Select<>();
    private final Select<InvoiceForm> invoiceForm = new Select<>();
    private final Select<Integer> months = new Select<>();
    private final Select<SuppliedMedia> media = new Select<>();

    /** @param add takes the new line, still without a price */
    AddPriceDialog(TariffTexts texts, Consumer<TariffItem> add) {
        this.texts = texts;
        this.add = add;
        service.setLabel(texts.text("tariff.service"));
        service.setItems(ServiceKind.values());
        service.setItemLabelGenerator(one -> texts.text("service." + one));
        form.required("service", service);
        extra = form.field("extra", new TextField(texts.text("price.extra")));
        extra.setHelperText(texts.text("price.extra.why"));
        extra.setAllowedCharPattern("[a-z0-9-]");
        extra.setMaxLength(40);
        unit.setLabel(texts.text("tariff.unit"));
        unit.setItems(PriceUnit.values());
        unit.setItemLabelGenerator(one -> texts.text("unit." + one));
        form.required("unit", unit);
        vat.setLabel(texts.text("price.vat"));
        vat.setItems(VatClass.values());
        vat.setItemLabelGenerator(one -> texts.text("rate." + one));
        form.required("vat", vat);
        perhaps("group", group, texts.groups(), one -> one.name(texts.locale()));
        perhaps("measured", measured, List.of(Measured.values()), one -> texts.text("measured." + one));
        perhaps("invoiceForm", invoiceForm, List.of(InvoiceForm.values()), one -> texts.text("invoiceForm." + one));
        perhaps("months", months, List.of(1, 2, 3, 6, 12), one -> texts.text("cycle", one));
        perhaps("media", media, List.of(SuppliedMedia.values()), one -> texts.text("media." + one));
        service.addValueChangeListener(chosen -> propose(chosen.getValue()));
        service.setValue(ServiceKind.WATER);
        vat.setValue(VatClass.VAT_REDUCED);
    }

    private <T> void perhaps(String name, Select<T> select, List<T> items, ItemLabelGenerator<T> label) {
        select.setLabel(texts.text("price." + name));
        select.setItems(items);
        select.setItemLabelGenerator(one -> one == null ? texts.text("price.any") : label.apply(one));
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(texts.text("price.any"));
        form.field(name, select);
    }

    private void propose(@Nullable ServiceKind chosen) {
        extra.setVisible(chosen == ServiceKind.EXTRA);
        if (chosen != null) {
            unit.setValue(
                    switch (chosen) {
                        case WATER, SEWAGE -> PriceUnit.CUBIC_METRE;
                        case RAIN, SUBSCRIPTION -> PriceUnit.MONTH;
                        case EXTRA -> PriceUnit.PIECE;
                    });
        }
    }

    void open() {
        new FormDialog(texts.text("price.add"), form, texts.text("price.add"), () -> add.accept(read())).open();
    }

    private TariffItem read() {
        var kind = service.getValue();
        if (kind == ServiceKind.EXTRA && extra.isEmpty()) {
            throw new RefusedInputException(List.of(new FieldProblem("extra", "billing.problem.needed")));
        }
        return new TariffItem(
                kind == ServiceKind.EXTRA ? BilledService.extra(extra.getValue()) : new BilledService(kind, null),
                new PriceFor(
                        group.getValue() == null ? null : group.getValue().code(),
                        measured.getValue(),
                        invoiceForm.getValue(),
                        months.getValue(),
                        media.getValue()),
                unit.getValue(),
                vat.getValue(),
                List.of());
    }
}
