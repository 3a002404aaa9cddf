package pl.nurt.platform.ui;

import com.vaadin.flow.component.AbstractField.ComponentValueChangeEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.ItemLabelGenerator;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.shared.Registration;
import java.util.List;

/** One of a few, all in sight: a radio group, so arrows move the choice, drawn otherwise. One item is always chosen. */
abstract class Choice<T> extends Composite<RadioButtonGroup<T>> {
    Choice(String className, String label, List<T> items, ItemLabelGenerator<T> labels) {
        var group = getContent();
        group.addClassName(className);
        group.setLabel(label);
        group.setItems(items);
        group.setItemLabelGenerator(labels);
        group.setValue(items.getFirst());
    }

    public T getValue() {
        return getContent().getValue();
    }

    /** Chooses the item and tells the listeners if it was another before. */
    public void setValue(T item) {
        getContent().setValue(item);
    }

    public Registration addValueChangeListener(
            ComponentEventListener<ComponentValueChangeEvent<RadioButtonGroup<T>, T>> listener) {
        return getContent().addValueChangeListener(listener::onComponentEvent);
    }
}
