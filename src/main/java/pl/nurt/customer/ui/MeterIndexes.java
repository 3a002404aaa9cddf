package pl.nurt.customer.ui;

import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pl.nurt.customer.supply.HandoverIndex;
import pl.nurt.customer.supply.PlaceMeter;
import pl.nurt.platform.CubicMetres;
import pl.nurt.platform.ui.text.Formats;

/**
 * What the meters of a place showed on a day. Of each meter that is known there the last index before that day is proposed; where none
 * is known, a number and an index may be written down.
 */
class MeterIndexes extends CustomField<List<HandoverIndex>> {
    private final Div fields = new Div();
    private final Map<String, BigDecimalField> known = new LinkedHashMap<>();
    private final TextField number = new TextField();
    private final BigDecimalField index = indexField();

    MeterIndexes(String label) {
        super(List.of());
        setLabel(label);
        fields.addClassName("stack");
        add(fields);
    }

    /** Asks for these meters. */
    void ask(List<PlaceMeter> meters, Formats formats) {
        known.clear();
        fields.removeAll();
        for (var meter : meters) {
            var field = indexField();
            field.setLabel(getTranslation("customer.field.indexOf", meter.number()));
            field.setHelperText(getTranslation(
                    "customer.field.indexOf.help", formats.index(meter.index()), formats.moment(meter.at())));
            field.setValue(meter.index().value());
            known.put(meter.number(), field);
            fields.add(field);
        }
        if (meters.isEmpty()) {
            number.setLabel(getTranslation("customer.field.meterNumber"));
            index.setLabel(getTranslation("customer.field.index"));
            fields.add(number, index);
        }
        setValue(generateModelValue());
    }

    private static BigDecimalField indexField() {
        var field = new BigDecimalField();
        field.setSuffixComponent(new Span("m³"));
        return field;
    }

    @Override
    protected List<HandoverIndex> generateModelValue() {
        if (known.isEmpty()) {
            return index.getValue() == null
                    ? List.of()
                    : List.of(new HandoverIndex(number.getValue().strip(), CubicMetres.of(index.getValue())));
        }
        return known.entrySet().stream()
                .filter(field -> field.getValue().getValue() != null)
                .map(field -> new HandoverIndex(
                        field.getKey(), CubicMetres.of(field.getValue().getValue())))
                .toList();
    }

    /** What is shown follows {@link #ask} only. */
    @Override
    protected void setPresentationValue(List<HandoverIndex> indexes) {}
}
