package pl.nurt.platform.ui.steps;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.List;
import java.util.function.BiConsumer;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.steps.Step.Missing;

/** "Brakuje 2 rzeczy", each a way to its field. */
final class MissingCard extends Card {
    record Line(Step step, Missing thing) {}

    private final BiConsumer<Step, Missing> lead;
    private final ProgressBar progress = new ProgressBar();
    private final UnorderedList list = new UnorderedList();

    MissingCard(BiConsumer<Step, Missing> lead) {
        super("");
        this.lead = lead;
        addClassName("missing-card");
        add(progress, list);
    }

    void show(List<Line> missing, int done, int steps) {
        setHeading(getTranslation("platform.steps.missing", missing.size()));
        var said = getTranslation("platform.steps.progress", done, steps);
        progress.setMax(steps);
        progress.setValue(done);
        progress.getElement().setAttribute("aria-label", said);
        list.removeAll();
        for (var line : missing) {
            var link = new NativeButton(line.thing().what(), pressed -> lead.accept(line.step(), line.thing()));
            link.addClassName("link-button");
            list.add(new ListItem(link));
        }
        list.setVisible(!missing.isEmpty());
    }
}
