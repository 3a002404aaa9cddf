package pl.nurt.platform.ui.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.ItemLabelGenerator;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pl.nurt.platform.ui.text.Formats;

/** What a field's value looks like in a sentence. */
record FieldTexts(Component owner, Locale locale) {
    String text(HasValue<?, ?> field, @Nullable Object value) {
        return switch (value) {
            case null -> nothing();
            case String text -> text.isBlank() ? nothing() : text;
            case Boolean yes -> owner.getTranslation(yes ? "platform.yes" : "platform.no");
            case LocalDate day -> Formats.of(locale).day(day);
            case BigDecimal number -> Formats.of(locale).decimal(number);
            case Collection<?> several ->
                several.isEmpty()
                        ? nothing()
                        : several.stream().map(one -> label(field, one)).collect(Collectors.joining(", "));
            default -> label(field, value);
        };
    }

    private String nothing() {
        return owner.getTranslation("platform.form.nothing");
    }

    @SuppressWarnings("unchecked")
    private static String label(HasValue<?, ?> field, Object value) {
        ItemLabelGenerator<?> labels = switch (field) {
            case Select<?> select -> select.getItemLabelGenerator();
            case ComboBox<?> box -> box.getItemLabelGenerator();
            case MultiSelectComboBox<?> box -> box.getItemLabelGenerator();
            case CheckboxGroup<?> group -> group.getItemLabelGenerator();
            case RadioButtonGroup<?> group -> group.getItemLabelGenerator();
            default -> null;
        };
        return labels == null ? value.toString() : ((ItemLabelGenerator<Object>) labels).apply(value);
    }
}
