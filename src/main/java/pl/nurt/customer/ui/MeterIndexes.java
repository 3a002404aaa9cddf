package pl.nurt.customer.ui;

import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.binder.HasValidator;
import com.vaadin.flow.data.binder.ValidationResult;
import com.vaadin.flow.data.binder.Validator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import pl.nurt.customer.supply.HandoverIndex;
import pl.nurt.customer.supply.PlaceMeter;
import pl.nurt.platform.CubicMetres;
import pl.nurt.platform.ui.form.DecimalField;
import pl.nurt.platform.ui.text.Formats;

/**
 * What the meters of a place showed on a day. Of each meter that is known there the last index before that day is proposed; where none
 * is known, a number and an index may be written down.
 */
class MeterIndexes extends CustomField<List<HandoverIndex>> implements HasValidator<List<HandoverIndex>> {
    private final Div fields = new Div();
    private final Map<String, DecimalField> known = new LinkedHashMap<>();
    private final TextField number = new TextField();
    private final DecimalField index = indexField("");

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
            var field = indexField(getTranslation("customer.field.indexOf", meter.number()));
            field.setHelperText(getTranslation(
                    "customer.field.indexOf.help", formats.index(meter.index()), formats.moment(meter.at())));
            field.show(meter.index().value());
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

    private static DecimalField indexField(String label) {
        var field = new DecimalField(label).decimals(CubicMetres.DECIMALS);
        field.setSuffixComponent(new Span("m³"));
        return field;
    }

    /** As one of its fields says, so that a form is not submitted without what was typed there. */
    @Override
    public Validator<List<HandoverIndex>> getDefaultValidator() {
        return (value, context) -> (known.isEmpty() ? Stream.of(index) : known.values().stream())
                .flatMap(field -> field.unreadable().stream().map(why -> field.getLabel() + ": " + why))
                .findFirst()
                .or(this::missing)
                .map(ValidationResult::error)
                .orElseGet(ValidationResult::ok);
    }

    /** A number without an index says nothing, and would be lost. */
    private Optional<String> missing() {
        return known.isEmpty() && !number.getValue().isBlank() && index.isEmpty()
                ? Optional.of(index.getLabel() + ": " + getTranslation("platform.form.missing"))
                : Optional.empty();
    }

    @Override
    protected List<HandoverIndex> generateModelValue() {
        if (known.isEmpty()) {
            return index(number.getValue(), index).map(List::of).orElseGet(List::of);
        }
        return known.entrySet().stream()
                .flatMap(field -> index(field.getKey(), field.getValue()).stream())
                .toList();
    }

    private static Optional<HandoverIndex> index(String meter, DecimalField field) {
        return Optional.ofNullable(field.number()).map(value -> new HandoverIndex(meter, CubicMetres.of(value)));
    }

    /** What is shown follows {@link #ask} only. */
    @Override
    protected void setPresentationValue(List<HandoverIndex> indexes) {}
}
