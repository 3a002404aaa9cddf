package pl.nurt.platform.ui.steps;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.Icons;

/** The steps: done, to mend, not begun, and which one is open. */
final class StepList extends Card {
    private final List<Step> steps;
    private final Consumer<Step> go;
    private final OrderedList list = new OrderedList();

    StepList(List<Step> steps, Consumer<Step> go) {
        super("");
        this.steps = steps;
        this.go = go;
        setHeading(getTranslation("platform.steps"));
        addClassName("step-list");
        add(list);
    }

    void show(Step open, Predicate<Step> mayOpen) {
        list.removeAll();
        for (var step : steps) {
            list.add(new ListItem(line(step, steps.indexOf(step) + 1, step == open, mayOpen.test(step))));
        }
    }

    private NativeButton line(Step step, int number, boolean isOpen, boolean mayOpen) {
        var missing = step.problems().size();
        var isDone = mayOpen && missing == 0;
        var sign = new Div();
        sign.addClassName("step-sign");
        sign.add(isDone && !step.needsAllBefore() ? Icons.CHECK.create() : new Span("" + number));
        sign.getElement().setAttribute("aria-hidden", "true");
        var state = new Span(
                !mayOpen
                        ? getTranslation("platform.steps.later")
                        : missing == 0
                                ? getTranslation("platform.steps.done")
                                : step.isBegun()
                                        ? getTranslation("platform.steps.mend", missing)
                                        : getTranslation("platform.steps.notBegun"));
        state.addClassName("step-state");
        var name = new Span(step.name());
        name.addClassName("step-name");
        var texts = new Div(name, state);
        var line = new NativeButton();
        line.add(sign, texts);
        line.addClassName("step-line");
        line.setClassName("done", isDone && !step.needsAllBefore());
        line.setClassName("mend", mayOpen && missing > 0 && step.isBegun());
        line.setEnabled(mayOpen);
        if (isOpen) {
            line.getElement().setAttribute("aria-current", "step");
        }
        line.addClickListener(pressed -> go.accept(step));
        return line;
    }
}
