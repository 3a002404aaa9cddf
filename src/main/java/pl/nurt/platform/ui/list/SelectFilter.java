package pl.nurt.platform.ui.list;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ItemLabelGenerator;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One of several, or any. */
public final class SelectFilter<V> extends Filter {
    private final Select<V> select = new Select<>();
    private final List<V> items;
    private final Function<V, String> code;

    SelectFilter(
            String parameter,
            String label,
            String any,
            List<V> items,
            Function<V, String> code,
            ItemLabelGenerator<V> labels,
            Runnable asked) {
        super(parameter);
        this.items = items;
        this.code = code;
        select.setLabel(label);
        select.addClassName("list-search");
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(any);
        select.setPlaceholder(any);
        select.setItems(items);
        select.setItemLabelGenerator(item -> item == null ? any : labels.apply(item));
        select.addValueChangeListener(changed -> asked.run());
    }

    /** Empty for any. */
    public Optional<V> value() {
        return select.getOptionalValue();
    }

    @Override
    Component component() {
        return select;
    }

    @Override
    String written() {
        return value().map(code).orElse("");
    }

    @Override
    void read(String text) {
        items.stream()
                .filter(item -> code.apply(item).equals(text))
                .findFirst()
                .ifPresentOrElse(select::setValue, select::clear);
    }
}
