package pl.nurt.billing.corrections.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.corrections.CorrectableInvoice;
import pl.nurt.billing.corrections.CorrectionRequest;
import pl.nurt.billing.explained.LineWords;
import pl.nurt.billing.invoices.CorrectionKind;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.use.IndexReading;
import pl.nurt.platform.CubicMetres;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.DayPicker;
import pl.nurt.platform.ui.form.DecimalField;

/** What is wrong with an invoice. An index is typed only where it is another one; what the register and the meters say now is counted anew in any case. */
final class CorrectionForm extends Card {
    private static final int LARGEST_INDEX = 1_000_000;

    private final CorrectableInvoice invoice;
    private final RadioButtonGroup<CorrectionKind> kind = new RadioButtonGroup<>();
    private final Paragraph meaning = new Paragraph();
    private final Map<IndexReading, DecimalField> closings = new LinkedHashMap<>();
    private final DayPicker lastDay;
    private final Checkbox later = new Checkbox();
    private final Div recounted = new Div();

    CorrectionForm(CorrectableInvoice invoice, LineWords words, Consumer<CorrectionRequest> ask) {
        super("");
        this.invoice = invoice;
        setHeading(getTranslation("billing.correct.what"));
        var document = invoice.explained().invoice();
        kind.setLabel(getTranslation("billing.correction.kind"));
        kind.setItems(List.of(CorrectionKind.values()));
        kind.setItemLabelGenerator(one -> getTranslation("billing.correctionKind." + one));
        kind.setValue(CorrectionKind.RECOUNTED);
        kind.addValueChangeListener(changed -> show());
        meaning.addClassNames("muted", "small");
        invoice.closings().forEach(closing -> {
            var field = new DecimalField(getTranslation("billing.correct.closing", closing.serialNumber()))
                    .upTo(LARGEST_INDEX)
                    .decimals(CubicMetres.DECIMALS);
            field.setHelperText(getTranslation(
                    "billing.correct.closing.was", words.formats().index(closing.index())));
            closings.put(closing, field);
            recounted.add(field);
        });
        var last = document.until().minusDays(1);
        lastDay = new DayPicker(
                getTranslation("billing.correct.lastDay"),
                words.locale(),
                document.from(),
                last,
                getTranslation("billing.correct.stop.LAST_DAY"));
        lastDay.setHelperText(
                getTranslation("billing.correct.lastDay.was", words.formats().day(last)));
        recounted.add(lastDay);
        recounted.addClassName("stack-s");
        later.setLabel(getTranslation("billing.correct.later", invoice.later()));
        later.setVisible(invoice.later() > 0);
        var press = new Button(getTranslation("billing.correct.show"), pressed -> {
            if (isReadable()) {
                ask.accept(request());
            }
        });
        press.addThemeVariants(ButtonVariant.PRIMARY);
        add(kind, meaning, recounted, later);
        actions(press);
        show();
    }

    private void show() {
        meaning.setText(getTranslation("billing.correct.kind." + kind.getValue()));
        recounted.setVisible(kind.getValue() == CorrectionKind.RECOUNTED);
    }

    private boolean isReadable() {
        var readable = true;
        for (var field : closings.values()) {
            var why = field.unreadable();
            field.setErrorMessage(why.orElse(""));
            field.setInvalid(why.isPresent());
            readable &= why.isEmpty();
        }
        return readable && !lastDay.isInvalid();
    }

    private CorrectionRequest request() {
        var isRecounted = kind.getValue() == CorrectionKind.RECOUNTED;
        var indexes = new HashMap<MeterId, CubicMetres>();
        closings.forEach((closing, field) -> {
            var typed = field.number();
            if (isRecounted && typed != null) {
                indexes.put(closing.meter(), CubicMetres.of(typed));
            }
        });
        return new CorrectionRequest(
                invoice.explained().invoice().id(),
                kind.getValue(),
                indexes,
                isRecounted ? chosenDay() : null,
                later.isVisible() && later.getValue());
    }

    private @Nullable LocalDate chosenDay() {
        return lastDay.getValue();
    }
}
