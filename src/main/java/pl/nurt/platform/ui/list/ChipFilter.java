package pl.nurt.platform.ui.list;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ItemLabelGenerator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pl.nurt.platform.ui.ChipBar;

/** The usual questions to a list, one of them asked; the first one is asked when the address says nothing. */
public final class ChipFilter<E extends Enum<E>> extends Filter {
    private final ChipBar<Optional<E>> chips;
    private final List<Optional<E>> questions;

    ChipFilter(
            String parameter,
            String label,
            List<Optional<E>> questions,
            ItemLabelGenerator<Optional<E>> labels,
            Runnable asked) {
        super(parameter);
        this.questions = questions;
        chips = new ChipBar<>(label, questions, labels);
        chips.addValueChangeListener(changed -> asked.run());
    }

    /** Empty for "all". */
    public Optional<E> value() {
        return chips.getValue();
    }

    /** Shows the counts beside the questions; one that is missing shows none. */
    public void counts(Map<Optional<E>, Long> counts) {
        chips.setCounts(counts);
    }

    /** The same where counting stopped early: above {@code most} a plus stands for the rest. */
    public void counts(Map<Optional<E>, Long> counts, long most) {
        chips.setCounts(counts, most);
    }

    @Override
    Component component() {
        return chips;
    }

    @Override
    String written() {
        return value().equals(questions.getFirst())
                ? ""
                : value().map(Filter::code).orElse("all");
    }

    @Override
    void read(String text) {
        chips.setValue(questions.stream()
                .filter(question -> question.map(Filter::code).orElse("all").equals(text))
                .findFirst()
                .orElse(questions.getFirst()));
    }
}
