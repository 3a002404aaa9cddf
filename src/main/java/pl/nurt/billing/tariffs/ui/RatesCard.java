package pl.nurt.billing.tariffs.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import pl.nurt.billing.tariffs.DatedRate;
import pl.nurt.billing.tariffs.RateKind;
import pl.nurt.billing.tariffs.Tariffs;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.ui.Badge;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.DayPicker;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Toast;
import pl.nurt.platform.ui.form.Columns;
import pl.nurt.platform.ui.form.Form;
import pl.nurt.platform.ui.form.FormDialog;
import pl.nurt.platform.ui.list.OfficeTable;

/** The rates of VAT and of interest with their days; a new one is added, none is changed. */
final class RatesCard extends Card {
    private final Tariffs tariffs;
    private final Viewer viewer;
    private final TariffTexts texts;

    RatesCard(Tariffs tariffs, Viewer viewer, TariffTexts texts, LocalDate today) {
        super(texts.text("rates"));
        this.tariffs = tariffs;
        this.viewer = viewer;
        this.texts = texts;
        subtitle(texts.text("rates.text"));
        var table = new OfficeTable(
                texts.text("rates"),
                OfficeTable.column(texts.text("rates.kind")),
                OfficeTable.column(texts.text("rates.from")),
                OfficeTable.figures(texts.text("rates.percent")),
                OfficeTable.column(texts.text("rates.source")),
                OfficeTable.column(texts.text("rates.checked")));
        for (var rate : tariffs.rates()) {
            table.row(
                    new Span(texts.text("rate." + rate.kind())),
                    new Span(texts.formats().day(rate.from())),
                    new Span(texts.formats().decimal(rate.percent()) + " %"),
                    new Span(rate.source()),
                    rate.confirmed()
                            ? new Badge(State.GOOD, texts.text("rates.confirmed"))
                            : new Badge(State.WARN, texts.text("rates.unconfirmed")));
        }
        add(table);
        if (viewer.may(Right.KEEP_TARIFFS)) {
            actions(new Button(texts.text("rates.add"), pressed -> ask(today)));
        }
    }

    private void ask(LocalDate today) {
        var form = new Form(Columns.ONE);
        var kind = new Select<RateKind>();
        kind.setLabel(texts.text("rates.kind"));
        kind.setItems(RateKind.values());
        kind.setItemLabelGenerator(one -> texts.text("rate." + one));
        form.required("kind", kind);
        var from = new DayPicker(
                texts.text("rates.from"),
                texts.locale(),
                LocalDate.of(2000, 1, 1),
                today.plusYears(5),
                texts.text("tariff.dayOutside"));
        form.required("from", from);
        var percent = form.required("percent", new BigDecimalField(texts.text("rates.percent")));
        percent.setLocale(texts.locale());
        var source = form.required("source", new TextField(texts.text("rates.source")));
        var confirmed = new Checkbox(texts.text("rates.confirm"));
        form.wide(confirmed);
        new FormDialog(texts.text("rates.add"), form, texts.text("rates.add"), () -> {
                    tariffs.addRate(
                            viewer,
                            new DatedRate(
                                    kind.getValue(),
                                    from.getValue(),
                                    percent.getValue(),
                                    source.getValue(),
                                    confirmed.getValue()));
                    Toast.show(texts.text("rates.added"));
                })
                .text(texts.text("rates.add.text"))
                .open();
    }
}
