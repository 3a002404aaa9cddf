package pl.nurt.platform.ui;

import com.vaadin.flow.component.ItemLabelGenerator;
import java.util.List;

/** A switch between a few views of the same thing: 24 h, 30 days, 12 months. */
public class Segmented<T> extends Choice<T> {
    /** @param label what is switched; heard, not seen */
    public Segmented(String label, List<T> items, ItemLabelGenerator<T> labels) {
        super("segmented", label, items, labels);
    }
}
