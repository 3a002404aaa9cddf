package pl.nurt.platform.ui;

import com.vaadin.flow.component.ItemLabelGenerator;
import java.util.List;
import java.util.Map;

/** The usual questions to a list, one of them asked, each with the number of its answers. */
public class ChipBar<T> extends Choice<T> {
    private final ItemLabelGenerator<T> labels;

    /** @param label what is filtered; heard, not seen */
    public ChipBar(String label, List<T> items, ItemLabelGenerator<T> labels) {
        super("chip-bar", label, items, labels);
        this.labels = labels;
    }

    /** Shows the counts beside the labels; an item that is missing in the map shows none. */
    public void setCounts(Map<T, Long> counts) {
        var formats = Formats.of(getLocale());
        getContent().setItemLabelGenerator(item -> {
            var count = counts.get(item);
            return count == null ? labels.apply(item) : labels.apply(item) + " · " + formats.count(count);
        });
    }
}
