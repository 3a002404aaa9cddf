package pl.nurt.platform.ui;

import com.vaadin.flow.component.ItemLabelGenerator;
import java.util.List;
import java.util.Map;
import pl.nurt.platform.ui.text.Formats;

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
        setCounts(counts, Long.MAX_VALUE);
    }

    /** The same where counting stopped early: what is above {@code most} is shown as {@code most} and a plus. */
    public void setCounts(Map<T, Long> counts, long most) {
        var formats = Formats.of(getLocale());
        getContent().setItemLabelGenerator(item -> {
            var count = counts.get(item);
            if (count == null) {
                return labels.apply(item);
            }
            return labels.apply(item) + " · " + (count > most ? formats.count(most) + "+" : formats.count(count));
        });
    }
}
